package se.usve.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the demo prints of the follow-up. */
class MendedLevelsTest {

    @Test
    void everyMissedLevelStandsInOneLine() throws IOException {
        String groups = Stream.of("01", "03", "05", "12", "14", "18", "24", "SE").map(code -> """
                {"code":"%s","missed":10,"withoutPlan":1,"planned":2,"inProgress":1,"mended":6,"mendedInTime":4,"overdue":2}"""
                .formatted(code)).collect(Collectors.joining(","));
        String table = MendedLevels.words(new ObjectMapper().readTree(
                "{\"followUpBy\":\"2024-08-31\",\"groups\":[" + groups + "]}"));

        assertEquals("Uppföljning, klart senast 2024-08-31", table.lines().findFirst().orElseThrow().split(" {2,}")[0]);
        assertEquals("10 4 2 3 1", table.lines().skip(2).map(line -> line.strip().split(" {2,}")[1].strip())
                .collect(Collectors.joining(" ")));
    }
}
