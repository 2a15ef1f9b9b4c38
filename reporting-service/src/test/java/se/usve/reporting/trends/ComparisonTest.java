package se.usve.reporting.trends;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import se.usve.chassis.problem.Text;
import se.usve.reporting.trends.Comparison.Alone;
import se.usve.reporting.trends.Comparison.Pair;
import se.usve.scoring.contract.Relation;
import se.usve.scoring.contract.RuleSetActivated.Entry;
import se.usve.scoring.contract.RuleSetActivated.Mapping;
import se.usve.scoring.contract.Wording;

/** What two rule sets have in common follows from the later one's mapping. */
class ComparisonTest {

    private static final Wording WHY = new Wording("Därför.", "Because.");
    private static final Text REASON = new Text("Därför.", "Because.");

    @Test
    void levelsOfBothAreComparedAndTheOthersListed() {
        var comparison = Comparison.by(new Mapping("before", List.of(new Entry(2, 7, Relation.CHANGED, WHY),
                new Entry(null, 5, Relation.DROPPED, WHY), new Entry(1, 1, Relation.SAME, null),
                new Entry(3, null, Relation.NEW, WHY), new Entry(4, 2, Relation.STRICTER, WHY), new Entry(5, 9, Relation.SAME, WHY))));
        assertEquals(List.of(new Pair(1, 1, Relation.SAME, null), new Pair(2, 7, Relation.CHANGED, REASON),
                new Pair(4, 2, Relation.STRICTER, REASON), new Pair(5, 9, Relation.SAME, REASON)), comparison.pairs());
        assertEquals(List.of(new Alone(3, REASON)), comparison.added());
        assertEquals(List.of(new Alone(5, REASON)), comparison.dropped());
        assertEquals(List.of(false, true, true, false), comparison.pairs().stream().map(Pair::isBreak).toList());
        assertEquals(List.of(0, 3), comparison.comparable(), "a mean is over what has no break");
    }

    @Test
    void twoRoundsByOneRuleSetAreComparedLevelByLevel() {
        var comparison = Comparison.ofSame(Set.of(2, 1));
        assertEquals(List.of(1, 2), comparison.pairs().stream().map(Pair::other).toList());
        assertTrue(comparison.pairs().stream().noneMatch(Pair::isBreak));
    }
}
