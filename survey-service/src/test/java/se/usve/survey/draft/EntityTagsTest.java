package se.usve.survey.draft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.usve.chassis.problem.ProblemException;

/** The headers If-Match and If-None-Match, by RFC 9110. */
class EntityTagsTest {

    @Test
    void eachHeaderSaysWhatMustHold() {
        assertEquals(new Precondition.None(), EntityTags.precondition(null, List.of()));
        assertEquals(new Precondition.Present(), EntityTags.precondition(List.of("*"), null));
        assertEquals(new Precondition.Absent(), EntityTags.precondition(null, List.of(" * ")));
        assertEquals(new Precondition.Is(17), EntityTags.precondition(List.of("\"17\""), null));
        assertEquals(new Precondition.Is(Set.of(17L, 18L)),
                EntityTags.precondition(List.of("\"17\" , ,\"18\",", "\"x,y\""), null));
        assertEquals(new Precondition.Both(new Precondition.Is(17), new Precondition.Absent()),
                EntityTags.precondition(List.of("\"17\""), List.of("*")));
    }

    @Test
    void aWeakTagIsTheNameOfNoOneStateButMayNameOneToAvoid() {
        assertEquals(new Precondition.Is(Set.of()), EntityTags.precondition(List.of("W/\"17\""), null));
        assertEquals(new Precondition.IsNot(Set.of(17L)), EntityTags.precondition(null, List.of("W/\"17\"")));
    }

    @Test
    void aTagThatIsNoRevisionNamesNothing() {
        for (var tag : List.of("\"\"", "\"017\"", "\"-1\"", "\"1e3\"", "\"9999999999999999999\"", "\"å\"")) {
            assertEquals(new Precondition.Is(Set.of()), EntityTags.precondition(List.of(tag), null));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "17", "\"17", "17\"", "\"1\" \"2\"", "*, \"1\"", "w/\"1\"", "W/ \"1\"", "\"a\"b\"", ","})
    void whatIsNoListOfTagsIsRefused(String header) {
        assertEquals(400, assertThrows(ProblemException.class,
                () -> EntityTags.precondition(List.of(header), null)).type().status());
        assertThrows(ProblemException.class, () -> EntityTags.precondition(null, List.of(header)));
    }

    @Test
    void aLongHeaderIsRefusedAtOnce() {
        assertThrows(ProblemException.class,
                () -> EntityTags.precondition(List.of("\"1\",".repeat(1_000_000)), null));
    }
}
