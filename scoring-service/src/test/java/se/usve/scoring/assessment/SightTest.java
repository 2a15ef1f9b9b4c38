package se.usve.scoring.assessment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import se.usve.scoring.criteria.Answers;
import se.usve.scoring.unit.UnitId;

/** The history of a case tells of claims that ran out, and of nobody else's while a double review is open. */
class SightTest {

    private static final Instant NOW = Instant.parse("2022-03-01T10:00:00Z");
    private final UnitCases cases = new UnitCases(new UnitId("2018-2021", "u"), List.of());

    private static Instant at(int hours) {
        return NOW.plus(Duration.ofHours(hours));
    }

    private Assessment known() {
        return cases.all().getFirst();
    }

    private void claim(String who, int from, int to) {
        cases.claim(known().id(), new Claim(who, at(from), at(to)));
    }

    private List<String> history(Instant now) {
        return new Sight(known(), "Admin", false).history(cases.happened(), now).stream()
                .map(entry -> entry.action() + (entry.by() == null ? "" : " " + entry.by())).toList();
    }

    @Test
    void aClaimThatRanOutIsToldWhenItHas() {
        cases.keep(18, "30a", new Answers(Map.of("30a", "Ett exempel")), true, NOW);
        claim("Anna", 1, 5);
        assertEquals(List.of("REQUESTED", "CLAIMED Anna"), history(at(4)));
        assertEquals(List.of("REQUESTED", "CLAIMED Anna", "EXPIRED Anna"), history(at(5)));
        claim("Bo", 6, 10);
        claim("Bo", 8, 12);
        assertEquals(List.of("REQUESTED", "CLAIMED Anna", "EXPIRED Anna", "CLAIMED Bo", "CLAIMED Bo"), history(at(11)));
        cases.release(known().id(), "Bo", "Admin", at(11));
        assertEquals(List.of("REQUESTED", "CLAIMED Anna", "EXPIRED Anna", "CLAIMED Bo", "CLAIMED Bo", "RELEASED Admin"),
                history(at(20)));
    }
}
