package se.usve.scoring.sealing;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import se.usve.scoring.AnswersOfAUnit;
import se.usve.scoring.ComponentTest;
import se.usve.scoring.SurveyTopic;
import se.usve.stack.testing.TestTokens;
import se.usve.survey.contract.RoundChanged;

/** A published round is corrected by a revision beside it, and by nothing else. */
@QuarkusTest
class CorrectionTest extends ComponentTest {

    /** Three units: b with an override in force, c with one that the publication came before. */
    private void publish() {
        submit("a", 1, "12", AnswersOfAUnit.meetingAllBut("{\"27\": \"NO\"}"));
        submit("b", 1, "01", AnswersOfAUnit.meetingAll());
        submit("c", 2, "14", AnswersOfAUnit.meetingAll());
        override("b", 6, "NOT_MET").then().statusCode(201);
        as(ADMIN).body(Map.of("doubleReview", false, "replyDays", 10))
                .put("/scoring/v1/rounds/" + round + "/procedure").then().statusCode(200);
        override("c", 7, "NOT_MET").then().statusCode(201);
        survey.send(SurveyTopic.published(round, 2, 4L, null));
        SealReading.seals(round, 1);
    }

    @Test
    void aCorrectionIsARevisionBesideTheFirst() {
        publish();
        var first = SealReading.seals(round, 1).getFirst();
        var made = correct("Rättelse efter Uppsalas skrivelse", correction("c", 7, "NOT_MET", "Avtalet saknades."),
                correction("a", 17, "MET", "Svaret lästes fel."), correction("b", 6, "MET", "Samarbetet styrktes."));
        made.then().statusCode(201).header("Location", equalTo(made.header("Location").replaceAll("/[0-9]+$", "/2")))
                .body("revision", equalTo(2)).body("reason", equalTo("Rättelse efter Uppsalas skrivelse"))
                .body("met", equalTo(first.get("met").asInt() + 1)).body("units", equalTo(3))
                .body("moved.unit", contains("a", "b", "c")).body("moved.level", contains(17, 6, 7))
                .body("moved.from", contains("NOT_MET", "NOT_MET", "MET"))
                .body("moved.to", contains("MET", "MET", "NOT_MET"))
                .body("moved.rationale", contains("Svaret lästes fel.", "Samarbetet styrktes.", "Avtalet saknades."));

        var second = SealReading.seals(round, 2).getLast();
        assertEquals(2, second.get("version").asInt());
        assertEquals(made.jsonPath().getString("sha256"), second.get("sha256").asText());
        // Told before the seal, though on partitions of their own.
        await(() -> SealReading.newestResults(round).values().stream()
                .allMatch(result -> result.get("cause").asText().equals("CORRECTION")));
        var newest = SealReading.newestResults(round);
        assertEquals(SealReading.hash(newest), second.get("sha256").asText());
        newest.forEach((unit, result) -> {
            assertEquals("CORRECTION", result.get("cause").asText());
            var scoredAt = Instant.parse(result.get("scoredAt").asText());
            assertTrue(scoredAt.isAfter(at(first)) && !scoredAt.isAfter(at(second)), unit + " belongs to the second");
        });
        var ground = newest.get("a").get("grounds").get(16);
        assertEquals("Svaret lästes fel.", ground.get("override").get("rationale").asText());
        assertTrue(ground.get("sentence").get("sv").asText().startsWith(
                "Nivå 17 uppnås, enligt beslut efter fördjupad granskning; enligt svaren uppnås den inte"));

        as("REGION", "01").get(path()).then().statusCode(200).body("items.revision", contains(2, 1));
        as("REGION", "01").get(path() + "/1").then().statusCode(200).body("sha256", equalTo(first.get("sha256").asText()))
                .body("moved", hasSize(0)).body("by", nullValue());
        as(ADMIN).get(unitPath("a") + "/history").then().body("items[0].cause", equalTo("CORRECTION"))
                .body("items[0].reason", equalTo("Rättelse efter Uppsalas skrivelse"));
        as(ADMIN).get(unitPath("b") + "/overrides").then().body("overrides.state", contains("WITHDRAWN", "IN_FORCE"));
        as(ADMIN).get(unitPath("c") + "/overrides").then().body("overrides.state", contains("WITHDRAWN", "IN_FORCE"));

        correct("En gång till", correction("b", 6, "EXEMPT", "Gäller inte."), correction("b", 1, "NOT_MET", "Fel."))
                .then().statusCode(201).body("revision", equalTo(3)).body("exempt", equalTo(1));
        override("b", 2, "NOT_MET").then().statusCode(409).body("type", equalTo("urn:usve:problem:round-published"));
    }

    @Test
    void allThatIsWrongIsToldAtOnceAndNothingIsStored() {
        publish();
        as(ADMIN).body("""
                {"corrections": [
                  {"unit": "a", "level": 17, "outcome": "MET", "rationale": "Rätt."},
                  {"unit": "a", "level": 17, "outcome": "EXEMPT", "rationale": "Om igen."},
                  {"unit": "nobody", "level": 28, "outcome": "AWAITING_ASSESSMENT"},
                  {"unit": "b", "level": 6, "outcome": "NOT_MET", "rationale": "Är redan så.", "by": "x"},
                  "text"], "revision": 2}""").post(path()).then().statusCode(422)
                .contentType("application/problem+json")
                .body("errors.collect { it.pointer + ' ' + it.code }", contains("/reason MANDATORY",
                        "/corrections/4 INVALID_VALUE", "/corrections/1/level DUPLICATE",
                        "/corrections/2/level INVALID_VALUE", "/corrections/2/outcome INVALID_VALUE",
                        "/corrections/2/rationale MANDATORY", "/corrections/2/unit UNKNOWN_UNIT",
                        "/corrections/3/outcome UNCHANGED", "/revision UNKNOWN_FIELD", "/corrections/3/by UNKNOWN_FIELD"))
                .body("errors.find { it.code == 'UNCHANGED' }.message", equalTo("utfallet är redan NOT_MET"));
        given().auth().oauth2(TestTokens.bearer(ADMIN, null)).contentType(ContentType.JSON)
                .header("Accept-Language", "en").body(Map.of("reason", "r", "corrections", List.of())).post(path())
                .then().statusCode(422).body("errors.message", contains("must be a list of 1 to 1000 values"));
        as(ADMIN).get(path()).then().body("total", equalTo(1));
        assertEquals("NOT_MET", outcome(result("a"), 17));
    }

    @Test
    void onlyAnAdministratorCorrectsAndOnlyWhatIsSealed() {
        submit("a", 1, "12", AnswersOfAUnit.meetingAllBut("{\"27\": \"NO\"}"));
        var wanted = correction("a", 17, "MET", "Rätt.");
        correct("För tidigt", wanted).then().statusCode(409).body("type", equalTo("urn:usve:problem:round-not-sealed"));
        survey.send(SurveyTopic.round(round, 2, RoundChanged.State.CLOSED));
        survey.send(SurveyTopic.published(round, 3, 2L, null));
        await(() -> override("a", 1, "NOT_MET").statusCode() == 409);
        correct("Ett svar är på väg", wanted).then().statusCode(409)
                .body("detail", equalTo("Omgång " + round + " är inte publicerad och förseglad. Före publiceringen ändras "
                        + "utfall genom bedömning."));
        survey.send(SurveyTopic.submission(round, "b", 1, "12", AnswersOfAUnit.meetingAll()));
        SealReading.seals(round, 1);
        for (var other : List.of(as("ASSESSOR", "03"), as(STEERING), as("REGION", "12"), as("OPERATOR"))) {
            other.body(Map.of("reason", "r", "corrections", List.of(wanted))).post(path()).then().statusCode(403);
        }
        as(ADMIN).body(Map.of("reason", "jag arbetar där")).put("/scoring/v1/conflicts/a").then().statusCode(200);
        correct("Jävig", wanted).then().statusCode(403);
        as(ADMIN).delete("/scoring/v1/conflicts/a").then().statusCode(204);
        correct("Inte längre", wanted).then().statusCode(201);
        as(ADMIN).get(path() + "/3").then().statusCode(404);
        as(ADMIN).get(path() + "/x").then().statusCode(404);
        as(ADMIN).body(Map.of()).post("/scoring/v1/rounds/none/revisions").then().statusCode(404);
    }

    @Test
    void correctionsAtOnceComeOneAfterTheOther() throws Exception {
        publish();
        var calls = IntStream.rangeClosed(1, 6).<Callable<Integer>>mapToObj(level ->
                () -> correct("Nivå " + level, correction("a", level, "NOT_MET", "Fel.")).statusCode()).toList();
        try (var together = Executors.newFixedThreadPool(calls.size())) {
            for (var answer : together.invokeAll(calls)) {
                assertEquals(201, answer.get());
            }
        }
        var seals = SealReading.seals(round, 7);
        assertEquals(List.of(1, 2, 3, 4, 5, 6, 7), seals.stream().map(seal -> seal.get("version").asInt()).toList());
        for (int i = 1; i < seals.size(); i++) {
            assertTrue(at(seals.get(i)).isAfter(at(seals.get(i - 1))));
            assertEquals(seals.getFirst().get("met").asInt() - i, seals.get(i).get("met").asInt());
        }
    }

    private static Instant at(JsonNode seal) {
        return Instant.parse(seal.get("sealedAt").asText());
    }

    private Response override(String unit, int level, String outcome) {
        return as(ADMIN).body(Map.of("level", level, "outcome", outcome, "rationale", REASON))
                .post(unitPath(unit) + "/overrides");
    }

    private static Map<String, Object> correction(String unit, int level, String outcome, String rationale) {
        return Map.of("unit", unit, "level", level, "outcome", outcome, "rationale", rationale);
    }

    @SafeVarargs
    private Response correct(String reason, Map<String, Object>... corrections) {
        return as(ADMIN).body(Map.of("reason", reason, "corrections", List.of(corrections))).post(path());
    }

    private String path() {
        return "/scoring/v1/rounds/" + round + "/revisions";
    }
}
