package se.usve.scoring.whatif;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import se.usve.scoring.contract.Outcome;
import se.usve.scoring.contract.UnitScored.LevelOutcome;
import se.usve.scoring.criteria.Answers;
import se.usve.scoring.result.Rejudged;
import se.usve.scoring.contract.Relation;
import se.usve.scoring.unit.Unit;
import se.usve.scoring.unit.UnitId;

/** What other rules change, added up. */
class ComparisonTest {

    private static final LevelPair SAME = new LevelPair(1, 1, Relation.SAME);
    private static final LevelPair DROPPED = new LevelPair(2, null, Relation.DROPPED);
    private static final LevelPair NEW = new LevelPair(null, 2, Relation.NEW);

    @Test
    void flipsAreCountedByRegionAndForAll() {
        var comparison = new Comparison(List.of(SAME), true);
        comparison.add(unit("a", "12", "M", "N"));
        comparison.add(unit("b", "12", "M", "N"));
        comparison.add(unit("c", "12", "N", "M"));
        comparison.add(unit("d", "01", "M", "A"));
        comparison.add(unit("e", "01", "E", "M"));
        comparison.add(unit("f", "03", "M", "M"));
        var flips = comparison.flips();

        assertEquals(6, flips.units());
        assertEquals(5, flips.changedUnits());
        assertEquals(List.of(new Flips.Group("01", 2, 2, 2, 1), new Flips.Group("03", 1, 0, 1, 1),
                new Flips.Group("12", 3, 3, 2, 1), new Flips.Group("SE", 6, 5, 5, 3)), flips.groups());
        assertEquals(List.of("01 MET>AWAITING_ASSESSMENT 1, EXEMPT>MET 1",
                "12 MET>NOT_MET 2, NOT_MET>MET 1",
                "SE MET>NOT_MET 2, MET>AWAITING_ASSESSMENT 1, NOT_MET>MET 1, EXEMPT>MET 1"),
                said(flips.levels().getFirst()));
    }

    @Test
    void aLevelThatOneOfTheRulesDoesNotHaveRequiresNothingThere() {
        var comparison = new Comparison(List.of(SAME, DROPPED, NEW), false);
        assertEquals(List.of(), comparison.add(unit("met", "12", "MM", "MM")));
        assertEquals(List.of(), comparison.add(unit("exempt", "12", "ME", "ME")));
        assertEquals(List.of(new Change("relieved", null, "12", 2, null, Outcome.NOT_MET, null, null)),
                comparison.add(unit("relieved", "12", "MN", "MM")));
        assertEquals(List.of(new Change("awaits", null, "12", null, 2, null, Outcome.AWAITING_ASSESSMENT, null)),
                comparison.add(unit("awaits", "12", "MM", "MA")));
        assertEquals(2, comparison.add(unit("both", "12", "MN", "MN")).size());
        var flips = comparison.flips();

        assertEquals(3, flips.changedUnits());
        assertEquals(List.of(), said(flips.levels().get(0)));
        assertEquals(List.of("12 NOT_MET>null 2"), said(flips.levels().get(1)));
        assertEquals(List.of("12 null>NOT_MET 1, null>AWAITING_ASSESSMENT 1"), said(flips.levels().get(2)));
        assertEquals(List.of(new Flips.Group("12", 5, 3, 3, 3)), flips.groups(), "no nation of a part of the units");
    }

    private static List<String> said(Flips.Level level) {
        return level.groups().stream().map(group -> group.region() + " " + String.join(", ", group.flips().stream()
                .map(flip -> flip.from() + ">" + flip.to() + " " + flip.units()).toList())).toList();
    }

    /** Outcomes by their first letters, in order of level. */
    private static Rejudged unit(String unit, String region, String before, String after) {
        return new Rejudged(new Unit(new UnitId("r", unit), region, Optional.empty(), true, 1, false, 1),
                new Answers(Map.of()), outcomes(before), outcomes(after));
    }

    private static List<LevelOutcome> outcomes(String letters) {
        var outcomes = new ArrayList<LevelOutcome>();
        for (var letter : letters.split("")) {
            var outcome = switch (letter) {
                case "M" -> Outcome.MET;
                case "N" -> Outcome.NOT_MET;
                case "E" -> Outcome.EXEMPT;
                default -> Outcome.AWAITING_ASSESSMENT;
            };
            outcomes.add(new LevelOutcome(outcomes.size() + 1, "GENERAL", outcome, outcome, false));
        }
        return outcomes;
    }
}
