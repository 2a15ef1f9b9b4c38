package se.usve.command.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What is only on its way when the auditor looks is not told as broken; what stays so is. */
class FindingTest {

    @Test
    void whatIsFoundOfTheSameThingInBothLooksStays() {
        var first = found("r/a: 1 stored, 2 sent", "r/b: 3 stored, 4 sent");
        var second = found("r/b: 3 stored, 5 sent", "r/c: 1 stored, 2 sent");
        assertEquals(List.of("r/b: 3 stored, 5 sent"), second.asIn(first).deviations());
        assertFalse(second.asIn(first).holds());
    }

    @Test
    void whatIsFoundOfSomethingElseEachTimeWasOnItsWay() {
        assertTrue(found("r/b: not taken yet").asIn(found("r/a: not taken yet")).holds());
        assertTrue(found().asIn(found("r/a: not taken yet")).holds());
    }

    private static Finding found(String... deviations) {
        return new Finding("I9", "all is taken", 2, List.of(deviations));
    }
}
