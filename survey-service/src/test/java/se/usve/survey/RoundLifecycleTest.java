package se.usve.survey;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.hamcrest.Matchers.hasKey;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.erdtman.jcs.JsonCanonicalizer;
import org.junit.jupiter.api.Test;
import se.usve.survey.contract.SurveyEvent;

/** The whole life of a round, in order, as its users see it and as the topic tells it. */
@QuarkusTest
@OnTheStack
class RoundLifecycleTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void aRoundIsPreparedAnsweredClosedAndPublished() throws Exception {
        var round = "r" + UUID.randomUUID().toString().substring(0, 13);
        var admin = Survey.ADMIN;
        var skane = Survey.region("12");

        admin.put("/rounds/" + round, Survey.definition()).then().statusCode(201)
                .body("round", equalTo(round)).body("state", equalTo("DRAFT")).body("version", equalTo(1))
                .body("questionnaire", equalTo("2018-2021")).body("ruleSet", equalTo("2018-2021"))
                .body("collection.opens", equalTo("2022-02-15")).body("collection.closes", equalTo("2022-06-28"))
                .body("period.from", equalTo("2018-01-01")).body("period.to", equalTo("2021-12-31"));
        admin.put("/rounds/" + round, Survey.definition()).then().statusCode(200).body("version", equalTo(1));

        skane.get("/rounds/" + round + "/questionnaire").then().statusCode(200)
                .body("questions", hasSize(52))
                .body("sections.id", equalTo(List.of("general", "clinical-research", "medical-education",
                        "development", "staff", "researchers")))
                .body("sections[0]", equalTo(Map.of("id", "general", "title", Map.of("sv", "Ledning", "en", "Management"))))
                .body("sections[3].intro.sv", startsWith("Med kunskapsstöd avses"))
                .body("questions.find{it.id=='24'}.section", equalTo("medical-education"))
                .body("questions.find{it.id=='time-under-7'}.items", hasSize(10))
                .body("questions.find{it.id=='24'}.askedWhen.question", equalTo("19b"))
                .body("questions.find{it.id=='13b'}.items.find{it.code=='PATIENT_ORGANISATIONS'}.extraOptions[0].code",
                        equalTo("NO_DIRECT_PATIENT_CONTACT"))
                .body("questions.find{it.id=='38'}.years", equalTo(List.of(2018, 2019, 2020, 2021)));

        var unit = Map.of("name", "Onkologi", "region", "12", "specialty", "Onkologi",
                "hsaId", "SE2321000255-O12345", "designatedYear", 2016);
        skane.put("/rounds/" + round + "/units/onkologi", unit).then().statusCode(201).body("version", equalTo(1));
        skane.put("/rounds/" + round + "/units/onkologi", unit).then().statusCode(200).body("version", equalTo(1));
        skane.put("/rounds/" + round + "/units/onkologi", Map.of("name", "Onkologi, Lund", "region", "12"))
                .then().statusCode(200).body("version", equalTo(2)).body("", not(hasKey("hsaId")));

        skane.submit(round, "onkologi", GoldenAnswers.minimal()).then().statusCode(409)
                .body("detail", containsString("it is DRAFT"));
        admin.move(round, "PUBLISHED").then().statusCode(409)
                .body("detail", equalTo("The round is DRAFT and cannot go to PUBLISHED; it can go to: OPEN"));
        admin.move(round, "OPEN").then().statusCode(200).body("state", equalTo("OPEN")).body("version", equalTo(2));

        var hash = hashOf(GoldenAnswers.full());
        skane.submit(round, "onkologi", GoldenAnswers.full()).then().statusCode(201)
                .header("Location", endsWith("/survey/v1/rounds/" + round + "/units/onkologi/submissions/1"))
                .body("round", equalTo(round)).body("unit", equalTo("onkologi")).body("version", equalTo(1))
                .body("submittedAt", matchesPattern("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z"))
                .body("sha256", equalTo(hash)).body("", not(hasKey("warnings")));
        var corrected = GoldenAnswers.full();
        corrected.put("36", "NO_DIRECT_PATIENT_CONTACT");
        corrected.remove("15");
        skane.submit(round, "onkologi", corrected).then().statusCode(201).body("version", equalTo(2))
                .body("warnings.code", equalTo(List.of("CONTRADICTION")))
                .body("warnings.pointer", equalTo(List.of("/answers/36")));

        skane.get("/rounds/" + round + "/units/onkologi/submissions").then().statusCode(200)
                .body("total", equalTo(2)).body("items.version", equalTo(List.of(2, 1)))
                .body("items.submittedBy", hasItem("region-12"));
        var first = skane.get("/rounds/" + round + "/units/onkologi/submissions/1").then().statusCode(200).extract();
        assertEquals(GoldenAnswers.full(), first.path("answers"));
        assertEquals("region-12", first.path("submittedBy"));
        skane.get("/rounds/" + round + "/units/onkologi/submissions/2/changes").then().statusCode(200)
                .body("against", equalTo(1)).body("changes.question", equalTo(List.of("15", "36")))
                .body("changes[0].old.'2018'", equalTo(12)).body("changes[0]", not(hasKey("new")))
                .body("changes[1].old", equalTo("YES"))
                .body("changes[1].new", equalTo("NO_DIRECT_PATIENT_CONTACT"));
        skane.get("/rounds/" + round + "/units/onkologi/submissions/1/changes").then().statusCode(200)
                .body("changes", hasSize(GoldenAnswers.full().size())).body("", not(hasKey("against")));
        skane.get("/rounds/" + round + "/units/onkologi/submissions/3").then().statusCode(404);

        admin.move(round, "CLOSED").then().statusCode(200);
        skane.submit(round, "onkologi", GoldenAnswers.full()).then().statusCode(409);
        skane.put("/rounds/" + round + "/units/late", Map.of("name", "Sen", "region", "12")).then().statusCode(409);
        admin.put("/rounds/" + round + "/units/late", Map.of("name", "Sen", "region", "12")).then().statusCode(201);
        admin.move(round, "OPEN").then().statusCode(409).body("detail", endsWith("it can go to: PUBLISHED"));
        admin.move(round, "PUBLISHED").then().statusCode(200).body("version", equalTo(4));
        admin.move(round, "OPEN").then().statusCode(409).body("detail", endsWith("it can go to: –"));
        admin.put("/rounds/" + round + "/units/late", Map.of("name", "Senare", "region", "12")).then().statusCode(409);

        assertTopicTellsIt(round, hash);
    }

    private static void assertTopicTellsIt(String round, String hash) throws Exception {
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            assertEquals(List.of("1 DRAFT", "2 OPEN", "3 CLOSED", "4 PUBLISHED"),
                    Topic.records(round::equals).stream().map(message -> read(message.value()))
                            .map(event -> event.get("version") + " " + event.get("state")).toList());
            assertEquals(List.of("unit-registered 1", "unit-registered 2", "submission-received 1",
                    "submission-received 2"),
                    Topic.records((round + "/onkologi")::equals).stream()
                            .map(message -> Topic.header(message, "ce_type").split("\\.")[3] + " "
                                    + read(message.value()).get("version")).toList());
        });
        var messages = Topic.records(key -> key.startsWith(round));
        for (var message : messages) {
            var type = Topic.header(message, "ce_type");
            assertEquals("1.0", Topic.header(message, "ce_specversion"));
            assertEquals("/survey-service", Topic.header(message, "ce_source"));
            assertEquals("application/json", Topic.header(message, "content-type"));
            try (var schema = SurveyEvent.class.getResourceAsStream(
                    type.substring("se.usve.survey.".length()) + ".schema.json")) {
                assertEquals(List.of(), SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(schema, InputFormat.JSON).validate(message.value(), InputFormat.JSON), type);
            }
        }
        var submission = read(Topic.records((round + "/onkologi")::equals).get(2).value());
        assertEquals(GoldenAnswers.full(), submission.get("answers"));
        assertEquals(hash, submission.get("sha256"));
        assertEquals("12", submission.get("region"));
        assertEquals("2018-2021", submission.get("ruleSet"));
    }

    private static Map<?, ?> read(String json) {
        try {
            return JSON.readValue(json, Map.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hashOf(Map<String, Object> answers) throws Exception {
        var canonical = new JsonCanonicalizer(JSON.writeValueAsString(answers)).getEncodedString();
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256")
                .digest(canonical.getBytes(StandardCharsets.UTF_8)));
    }
}
