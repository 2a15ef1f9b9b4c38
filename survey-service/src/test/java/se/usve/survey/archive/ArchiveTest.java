package se.usve.survey.archive;

import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import se.usve.survey.GoldenAnswers;
import se.usve.survey.OnTheStack;
import se.usve.survey.Survey;
import se.usve.survey.audit.Hash;

/** What the survey gives of a round for its archive. */
@QuarkusTest
@OnTheStack
class ArchiveTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void everyVersionIsGivenAsItWasStoredAndTheLastLineTellsHowManyThereAre() throws Exception {
        var round = Survey.openRound();
        var stockholm = Survey.region("01");
        stockholm.submit(round, "u1", GoldenAnswers.full()).then().statusCode(201);
        stockholm.request().body(Map.of("reason", "Fel\nenhet")).delete("/survey/v1/rounds/" + round
                + "/units/u1/submissions/1").then().statusCode(200);
        stockholm.put("/rounds/" + round + "/units/u1/contact", Map.of("addresses", List.of("anna@region.example"))).then()
                .statusCode(201);
        stockholm.put("/rounds/" + round + "/units/u1/draft", Map.of("answers", Map.of("3", "NO"))).then().statusCode(201);

        var first = lines(Survey.ADMIN, round);
        assertEquals(first.size() - 1, first.getLast().path("records").asInt());
        assertEquals("end", first.getLast().path("part").asText());
        var submissions = records(first, "submissions");
        assertEquals(List.of(1, 2), submissions.stream().map(each -> each.path("version").asInt()).toList());
        assertEquals(submissions.getFirst().path("sha256").asText(), Hash.of(submissions.getFirst().path("answers")));
        assertTrue(submissions.getLast().path("answers").isNull());
        assertEquals("Fel\nenhet", submissions.getLast().path("reason").asText());
        assertTrue(submissions.getFirst().path("submittedAt").asText().matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}Z"));
        assertEquals(List.of("OPEN"), records(first, "round").stream().map(each -> each.path("state").asText()).toList());
        assertEquals(1, records(first, "participations").size());
        assertTrue(records(first, "audit").stream().anyMatch(each -> each.path("action").asText().equals("submission.received")));
        assertFalse(first.toString().contains("anna@region.example"), "contacts are no part of it");
        assertFalse(first.toString().contains("127.0.0.1"), "nor are the addresses of computers");
        assertEquals(first, lines(Survey.ADMIN, round), "to look changes nothing");
    }

    @Test
    void onlyThoseWhoRunTheSurveyFetchIt() {
        var round = Survey.openRound();
        for (var other : List.of(Survey.region("01"), Survey.STEERING, Survey.ASSESSOR, Survey.OPERATOR)) {
            other.get("/rounds/" + round + "/archive").then().statusCode(403);
        }
        Survey.ADMIN.get("/rounds/no-such/archive").then().statusCode(404).contentType(containsString("problem+json"));
    }

    private static List<JsonNode> lines(Survey who, String round) {
        return who.get("/rounds/" + round + "/archive").then().statusCode(200).extract().asString().lines()
                .map(ArchiveTest::read).toList();
    }

    private static List<JsonNode> records(List<JsonNode> lines, String part) {
        return lines.stream().filter(line -> line.path("part").asText().equals(part)).map(line -> line.path("record")).toList();
    }

    private static JsonNode read(String line) {
        try {
            return JSON.readTree(line);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
