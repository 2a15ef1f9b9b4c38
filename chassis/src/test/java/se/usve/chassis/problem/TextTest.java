package se.usve.chassis.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Words with something put in them. */
class TextTest {

    @Test
    void aTimeIsWrittenAsPeopleInSwedenWriteItInEachLanguage() {
        var winter = Instant.parse("2026-11-20T22:59:59.123456Z");
        var summer = Instant.parse("2026-06-30T22:00:00Z");
        assertEquals(new Text("Anna 2026-11-20 kl. 23.59", "Anna 20 November 2026, 23:59"),
                new Text("%s %s", "%s %s").with("Anna", winter));
        assertEquals(new Text("till 2026-07-01 kl. 00.00", "until 1 July 2026, 00:00"),
                new Text("till %s", "until %s").with(summer));
    }
}
