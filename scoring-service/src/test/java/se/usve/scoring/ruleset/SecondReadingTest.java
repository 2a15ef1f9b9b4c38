package se.usve.scoring.ruleset;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import se.usve.scoring.contract.Outcome;
import se.usve.scoring.criteria.Answers;
import se.usve.scoring.criteria.Decision;
import se.usve.scoring.criteria.Rulings;

/**
 * A hundred thousand random units, also half-answered and odd ones, judged twice: by the rule set, and by a plain reading
 * of what is published that knows nothing of criteria.
 */
class SecondReadingTest {

    private static final int UNITS = 100_000;

    /** A reading of the levels, written without criteria. */
    private interface Reading {
        Outcome outcome(int level, Map<String, Object> answers, Map<String, Decision> rulings);
    }

    @Test
    void theRuleSetOf2018SaysWhatAPlainReadingOfAppendix6Says() {
        compare(Levels.of2018(), PlainReadingOf2018::outcome, 20182021,
                Set.of(14, 15, 23, 24),
                Set.of(18, 23));
    }

    @Test
    void theRuleSetOf2022SaysWhatAPlainReadingOfItsDescriptionSays() {
        compare(Levels.of2022(), PlainReadingOf2022::outcome, 20222025,
                Set.of(11, 15, 16), Set.of(13, 16));
    }

    private static void compare(RuleSet rules, Reading reading, long seed, Set<Integer> exempt,
            Set<Integer> assessed) {
        var units = new RandomUnits(rules, seed);
        var seen = new TreeMap<Integer, Set<Outcome>>();
        var expected = new TreeMap<Integer, Set<Outcome>>();
        for (var level : rules.levels()) {
            seen.put(level.number(), EnumSet.noneOf(Outcome.class));
            var outcomes = EnumSet.of(Outcome.MET, Outcome.NOT_MET);
            if (exempt.contains(level.number())) {
                outcomes.add(Outcome.EXEMPT);
            }
            if (assessed.contains(level.number())) {
                outcomes.add(Outcome.AWAITING_ASSESSMENT);
            }
            expected.put(level.number(), outcomes);
        }
        for (int unit = 0; unit < UNITS; unit++) {
            var answers = units.answers();
            var rulings = units.rulings();
            for (var level : rules.levels()) {
                var outcome = level.judge(new Answers(answers), Rulings.of(rulings)).outcome();
                assertEquals(reading.outcome(level.number(), answers, rulings), outcome,
                        () -> "level " + level.number() + " of " + answers + ", ruled " + rulings);
                seen.get(level.number()).add(outcome);
            }
        }
        assertEquals(expected, seen, "the generator must reach what it is to test, and nothing else can come out");
    }
}
