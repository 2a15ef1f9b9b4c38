package se.usve.scoring.overrides;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.usve.scoring.contract.Outcome;
import se.usve.scoring.unit.UnitId;

/** How long a region may reply, and what it means that the answers under an override have changed. */
class LevelOverrideTest {

    private static LevelOverride made(String at, int replyDays) {
        return LevelOverride.made(new UnitId("r", "u"), new WantedOverride(6, Outcome.NOT_MET, "Skäl", null), replyDays,
                new Basis(1, Map.of()), "a", Instant.parse(at));
    }

    @ParameterizedTest(name = "made {0} with {1} days: until {2}")
    @CsvSource({
            "2022-09-01T08:00:00Z, 0, 2022-09-01T08:00:00Z",
            "2022-09-01T08:00:00Z, 1, 2022-09-02T22:00:00Z",
            // In Sweden it is the second of September already.
            "2022-09-01T22:30:00Z, 1, 2022-09-03T22:00:00Z",
            // Summer time ends on the 30th of October, and midnight is an hour later by UTC.
            "2022-10-20T08:00:00Z, 14, 2022-11-03T23:00:00Z",
            "2022-01-01T00:00:00Z, 365, 2023-01-01T23:00:00Z"})
    void theDaysEndAtMidnightInSweden(String at, int days, Instant until) {
        assertEquals(until, made(at, days).takesEffectAt());
    }

    @Test
    void itTakesEffectThenAndNotASecondBefore() {
        var waiting = made("2022-09-01T08:00:00Z", 1);
        var before = Instant.parse("2022-09-02T21:59:59Z");
        var then = Instant.parse("2022-09-02T22:00:00Z");
        assertFalse(waiting.isInForce());
        assertFalse(waiting.isDue(before));
        assertThrows(IllegalStateException.class, () -> waiting.inForceFrom(before));
        assertEquals("text", waiting.reply("text", "r", before).text());
        assertTrue(waiting.isDue(then));
        assertTrue(waiting.inForceFrom(then).isInForce());
        assertEquals(then, waiting.inForceFrom(then).inForceAt());
        assertTrue(made("2022-09-01T08:00:00Z", 0).isInForce());
    }

    private static Map<String, Object> answers(Object... keysAndValues) {
        var answers = new HashMap<String, Object>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            answers.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return answers;
    }

    @Test
    void answersAreComparedByWhatTheySay() {
        var then = Basis.of(3, List.of("13c", "15", "26", "27", "30a"), answers("13c", "YES", "15",
                Map.of("2018", 3, "2019", 4L), "26", Map.of("chosen", List.of("A", "B")), "30a", "Text", "99", "NO"));
        assertEquals(3, then.submissionVersion());
        assertEquals(List.of(), then.changedIn(answers("13c", "YES", "15", Map.of("2019", 4, "2018", 3L), "26",
                Map.of("chosen", List.of("B", "A")), "27", null, "30a", "Text", "99", "YES", "1", "new")));
        assertEquals(List.of("13c", "15", "26", "27", "30a"), then.changedIn(answers("13c", "NO", "15",
                Map.of("2018", 3), "26", Map.of("chosen", List.of("A")), "27", "YES", "30a", "text")));
        assertEquals(List.of("13c", "15", "26", "30a"), then.changedIn(Map.of()), "withdrawn answers are all gone");
        assertEquals(List.of("26"), then.changedIn(answers("13c", "YES", "15", Map.of("2018", 3, "2019", 4), "26",
                Map.of("chosen", List.of("A", "B"), "otherText", "x"), "30a", "Text")));
        assertEquals(List.of("15"), Basis.of(1, List.of("15"), answers("15", Map.of("2018", 3)))
                .changedIn(answers("15", Map.of("2018", Arrays.asList(3)))));
    }
}
