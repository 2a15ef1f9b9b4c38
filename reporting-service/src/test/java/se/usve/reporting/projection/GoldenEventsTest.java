package se.usve.reporting.projection;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import se.usve.reporting.testing.Events;
import se.usve.reporting.testing.RealStack;
import se.usve.reporting.testing.Topics;
import se.usve.scoring.contract.RoundSealed;
import se.usve.scoring.contract.RuleSetActivated;
import se.usve.scoring.contract.ScoringEvent;
import se.usve.scoring.contract.UnitScored;
import se.usve.stack.testing.TestTokens;
import se.usve.survey.contract.FollowUpReported;
import se.usve.survey.contract.RoundChanged;
import se.usve.survey.contract.RoundChanged.State;
import se.usve.survey.contract.SubmissionReceived;
import se.usve.survey.contract.SubmissionWithdrawn;
import se.usve.survey.contract.SurveyEvent;
import se.usve.survey.contract.UnitRegistered;

/**
 * Every golden event of both contracts, read from the real topic as its publisher writes it, ends up in the read
 * model. A sample added to a contract is read here without a change of this test.
 */
@QuarkusTest
@RealStack
class GoldenEventsTest {

    @Inject
    Topics topics;
    @Inject
    ObjectMapper json;

    @Test
    void everyGoldenEventIsReadFromItsTopic() throws IOException {
        var survey = samples(SurveyEvent.class);
        var scoring = samples(ScoringEvent.class);
        assertFalse(survey.isEmpty() || scoring.isEmpty());
        publish(SurveyEvent.TOPIC, "se.usve.survey.", survey);
        publish(ScoringEvent.TOPIC, "se.usve.scoring.", scoring);
        // Rounds the samples tell of units in, but not of.
        var rounds = newest(survey, RoundChanged.TYPE, "round");
        for (var sample : List.of(survey, scoring)) {
            sample.values().stream().filter(event -> event.has("round")).map(event -> event.get("round").asText())
                    .filter(round -> !rounds.containsKey(round)).distinct()
                    .forEach(round -> topics.publish(new Events(round, "2018-2021").round(1, State.CLOSED)));
        }
        topics.awaitApplied();

        sealsAreAsTold(scoring);
        var round = rounds.get("03-2018");
        assertEquals("PUBLISHED", round.get("state").asText(), "the samples hold a published round");
        assertEquals("03", round.get("owner").asText(), "which is a region's own");
        RestAssured.get("/reporting/v1/rounds/03-2018/levels").then().statusCode(404);
        var levels = newest(scoring, RuleSetActivated.TYPE, "ruleSet").get("2018-2021").get("levels");
        var table = RestAssured.given().header("Authorization", "Bearer " + TestTokens.bearer("REGION", "03"))
                .get("/reporting/v1/rounds/03-2018/levels").then().statusCode(200)
                .body("status", equalTo("PUBLISHED"), "ruleSet", equalTo("2018-2021"),
                        "levels.size()", equalTo(levels.size()));
        for (int i = 0; i < levels.size(); i++) {
            table.body("levels[" + i + "].level", equalTo(levels.get(i).get("level").asInt()),
                    "levels[" + i + "].area", equalTo(levels.get(i).get("area").asText()),
                    "levels[" + i + "].short.sv", equalTo(levels.get(i).get("text").get("sv").asText()),
                    "levels[" + i + "].short.en", equalTo(levels.get(i).get("text").get("en").asText()));
        }
        newest(survey, UnitRegistered.TYPE, "unit").values().forEach(unit -> get(unit).body(
                "name", equalTo(unit.get("name").asText()), "region", equalTo(unit.get("region").asText()),
                "specialty", equalTo(text(unit, "specialty")), "hsaId", equalTo(text(unit, "hsaId"))));

        // Answers and results count for units that are registered: register those the samples leave out.
        for (var event : List.of(newest(survey, SubmissionReceived.TYPE, "unit"),
                newest(survey, SubmissionWithdrawn.TYPE, "unit"),
                newest(scoring, UnitScored.TYPE, "unit"))) {
            event.values().forEach(e -> topics.publish(new UnitRegistered(e.get("round").asText(),
                    e.get("unit").asText(), 1, "Namn", e.get("region").asText(), null, null, null,
                    null, null, null, true, Instant.EPOCH)));
        }
        topics.awaitApplied();
        newest(survey, FollowUpReported.TYPE, "unit").values().forEach(GoldenEventsTest::followUpIsShown);
        var withdrawn = new TreeMap<String, Integer>();
        newest(survey, SubmissionWithdrawn.TYPE, "unit").values().forEach(withdrawal -> {
            withdrawn.put(unitOf(withdrawal), withdrawal.get("version").asInt());
            get(withdrawal).body("withdrawnAt", equalTo(withdrawal.get("withdrawnAt").asText()),
                    "submissionVersion", nullValue(), "outcomes", nullValue());
        });
        newest(survey, SubmissionReceived.TYPE, "unit").values().forEach(submission ->
                get(submission).body("submissionVersion", equalTo(
                        withdrawn.getOrDefault(unitOf(submission), 0) > submission.get("version").asInt()
                                ? null : submission.get("version").asInt())));
        newest(scoring, UnitScored.TYPE, "unit").values().forEach(result -> {
            if (withdrawn.getOrDefault(unitOf(result), 0) > result.get("submissionVersion").asInt()) {
                return;
            }
            var response = get(result).body("resultVersion", equalTo(result.get("version").asInt()),
                    "resultSubmissionVersion", equalTo(result.get("submissionVersion").asInt()));
            result.get("levels").forEach(level -> response.body(
                    "outcomes.'" + level.get("level").asInt() + "'", equalTo(level.get("outcome").asText()),
                    "selfReported.'" + level.get("level").asInt() + "'", equalTo(level.get("selfReported").asText()),
                    "overridden.contains(" + level.get("level").asInt() + ")",
                    equalTo(level.get("overridden").asBoolean())));
        });
    }

    /** What is told last of a unit is the plan of its level. */
    private static void followUpIsShown(JsonNode event) {
        var plan = "items.find { it.level == " + event.get("level").asInt() + " }.";
        var response = RestAssured.given().header("Authorization", "Bearer " + TestTokens.bearer("ADMIN"))
                .get("/reporting/v1/rounds/{round}/follow-up/plans?unit={unit}", event.get("round").asText(),
                        event.get("unit").asText()).then().statusCode(200);
        for (var field : List.of("measure", "responsible", "due", "status", "mendedOn", "evidence", "reportedAt")) {
            response.body(plan + field, equalTo(text(event, field)));
        }
        response.body(plan + "version", equalTo(event.get("version").asInt()));
    }

    private void sealsAreAsTold(Map<String, ObjectNode> scoring) {
        newest(scoring, RoundSealed.TYPE, "round").forEach((round, seal) -> RestAssured.given()
                .header("Authorization", "Bearer " + TestTokens.bearer("ADMIN"))
                .get("/reporting/v1/rounds/{round}/manifest", round).then().statusCode(200)
                .body("revision", equalTo(seal.get("version").asInt()), "sha256", equalTo(seal.get("sha256").asText()),
                        "met", equalTo(seal.get("met").asInt()), "reason", equalTo(text(seal, "reason")),
                        "sealedAt", equalTo(seal.get("sealedAt").asText()), "moved.size()", equalTo(seal.get("moved").size()),
                        "matches", equalTo(false)));
    }

    private static String unitOf(JsonNode event) {
        return event.get("round").asText() + "/" + event.get("unit").asText();
    }

    private ValidatableResponse get(JsonNode event) {
        return RestAssured.given().header("Authorization", "Bearer " + TestTokens.bearer("ADMIN"))
                .get("/reporting/v1/rounds/{round}/units/{unit}",
                        event.get("round").asText(), event.get("unit").asText()).then().statusCode(200);
    }

    private static String text(JsonNode event, String field) {
        return event.hasNonNull(field) ? event.get(field).asText() : null;
    }

    private void publish(String topic, String prefix, Map<String, ObjectNode> samples) throws IOException {
        for (var sample : samples.entrySet()) {
            var event = sample.getValue();
            var key = event.has("unit") ? event.get("round").asText() + "/" + event.get("unit").asText()
                    : event.has("round") ? event.get("round").asText() : event.get("ruleSet").asText();
            topics.publishRaw(topic, key, typeOf(prefix, sample.getKey()), json.writeValueAsBytes(event));
        }
    }

    /** The file's name begins with the end of the CloudEvents type: round-changed.v1.full.json. */
    private static String typeOf(String prefix, String file) {
        return prefix + file.replaceAll("^([a-z-]+\\.v\\d+)\\..*", "$1");
    }

    private static Map<String, ObjectNode> newest(Map<String, ObjectNode> samples, String type, String id) {
        var newest = new TreeMap<String, ObjectNode>();
        samples.forEach((file, event) -> {
            if (type.endsWith("." + typeOf("", file))) {
                newest.merge(event.get(id).asText(), event,
                        (a, b) -> a.get("version").asLong() >= b.get("version").asLong() ? a : b);
            }
        });
        return newest;
    }

    private Map<String, ObjectNode> samples(Class<?> contract) throws IOException {
        var folder = URI.create(contract.getResource(contract.getSimpleName() + ".class").toString()
                .replaceAll("[^/]+$", "golden"));
        if (!folder.getScheme().equals("jar")) {
            return read(Path.of(folder));
        }
        try (var jar = FileSystems.newFileSystem(folder, Map.of())) {
            return read(jar.getPath(folder.getSchemeSpecificPart().replaceAll("^.*!", "")));
        }
    }

    private Map<String, ObjectNode> read(Path folder) throws IOException {
        var samples = new TreeMap<String, ObjectNode>();
        try (var files = Files.list(folder)) {
            files.filter(file -> file.toString().endsWith(".json")).forEach(file -> {
                try {
                    samples.put(file.getFileName().toString(), (ObjectNode) json.readTree(Files.readAllBytes(file)));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
        return samples;
    }
}
