package se.usve.scoring.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import se.usve.scoring.AnswersOfAUnit;
import se.usve.scoring.ComponentTest;
import se.usve.scoring.SurveyTopic;

/** What the scoring gives of a round for its archive. */
@QuarkusTest
class ArchiveTest extends ComponentTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void everythingAResultRestsOnIsGiven() {
        scored("a", 1, SurveyTopic.unit(round, "a", "12"),
                SurveyTopic.submission(round, "a", 1, "12", AnswersOfAUnit.meetingAll()));
        assertEquals(201, rule(pendingCase("a", 18), "APPROVED"));
        as(ADMIN).body(Map.of("level", 2, "outcome", "NOT_MET", "rationale", "Platsbesök")).post(unitPath("a") + "/overrides")
                .then().statusCode(201);

        var lines = as(ADMIN).get("/scoring/v1/rounds/" + round + "/archive").then().statusCode(200).extract().asString()
                .lines().map(ArchiveTest::read).toList();
        assertEquals(lines.size() - 1, lines.getLast().path("records").asInt());
        assertEquals(List.of("SUBMISSION", "RULING", "OVERRIDE"), texts(lines, "results", "cause"));
        assertEquals(List.of("APPROVED"), texts(lines, "rulings", "decision"));
        assertEquals(List.of("PENDING", "APPROVED").stream().sorted().toList(),
                texts(lines, "assessments", "status").stream().sorted().toList());
        assertEquals(List.of("Platsbesök"), texts(lines, "overrides", "rationale"));
        assertEquals(List.of("2018-2021"), texts(lines, "rule-sets", "ruleSet"));
        assertTrue(texts(lines, "rule-sets", "source").getFirst().contains("levels:"), "the file itself");

        for (var role : List.of("ASSESSOR", "STEERING", "REGION", "OPERATOR")) {
            as(role, List.of("ASSESSOR", "REGION").contains(role) ? "12" : null).get("/scoring/v1/rounds/" + round + "/archive").then().statusCode(403);
        }
    }

    private static List<String> texts(List<JsonNode> lines, String part, String field) {
        return lines.stream().filter(line -> line.path("part").asText().equals(part))
                .map(line -> line.path("record").path(field).asText()).toList();
    }

    private static JsonNode read(String line) {
        try {
            return JSON.readTree(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
