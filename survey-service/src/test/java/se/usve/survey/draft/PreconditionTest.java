package se.usve.survey.draft;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import se.usve.chassis.problem.ProblemException;

/** What each condition allows, of no draft and of one at revision 5. */
class PreconditionTest {

    private static final Draft FIVE = new Draft("r", "u", 5, Map.of(), Set.of(), Optional.empty(), 0, Instant.EPOCH, "anna");

    @Test
    void whatIsAllowed() {
        assertOutcomes(0, 428, new Precondition.None());
        assertOutcomes(412, 0, new Precondition.Is(5));
        assertOutcomes(412, 412, new Precondition.Is(4));
        assertOutcomes(412, 412, new Precondition.Is(Set.of()));
        assertOutcomes(412, 0, new Precondition.Present());
        assertOutcomes(0, 412, new Precondition.Absent());
        assertOutcomes(0, 412, new Precondition.IsNot(Set.of(5L)));
        assertOutcomes(0, 428, new Precondition.IsNot(Set.of(4L)));
        assertOutcomes(412, 0, new Precondition.Both(new Precondition.Is(5), new Precondition.IsNot(Set.of(4L))));
        assertOutcomes(412, 412, new Precondition.Both(new Precondition.Is(5), new Precondition.Absent()));
    }

    private static void assertOutcomes(int ofNone, int ofFive, Precondition precondition) {
        assertEquals(ofNone, outcome(precondition, Optional.empty()), precondition::toString);
        assertEquals(ofFive, outcome(precondition, Optional.of(FIVE)), precondition::toString);
    }

    private static int outcome(Precondition precondition, Optional<Draft> draft) {
        try {
            precondition.mustAllow(draft);
            return 0;
        } catch (ProblemException e) {
            assertEquals(draft.map(_ -> "\"5\"").orElse(null), e.headers().get("ETag"));
            return e.type().status();
        }
    }
}
