package se.usve.scoring.assessment;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.usve.scoring.AnswersOfAUnit;
import se.usve.scoring.ComponentTest;
import se.usve.scoring.SurveyTopic;
import se.usve.stack.testing.TestTokens;
import se.usve.survey.contract.RoundChanged;

/** Examples are judged by assessors of other regions, once for each text. */
@QuarkusTest
class AssessmentResourceTest extends ComponentTest {

    private static final String OTHER_TEXT = "{\"30a\": \"En annan text om introduktionen.\"}";

    @Test
    void anExampleLivesThroughResubmissions() {
        var first = submit("u", 1, "12", AnswersOfAUnit.meetingAll());
        assertEquals("AWAITING_ASSESSMENT", outcome(first, 18));
        assertEquals("AWAITING_ASSESSMENT", outcome(first, 23));
        assertEquals("MET", first.getString("levels[17].selfReported"));

        var assessment = pendingCase("u", 18);
        assertEquals(201, rule(assessment, "APPROVED"));
        var ruled = result("u");
        assertEquals("MET", outcome(ruled, 18));
        assertEquals(2, ruled.getLong("revision"));
        assertEquals("APPROVED", ruled.getString("levels[17].ruling.decision"));
        assertEquals(REASON, ruled.getString("levels[17].ruling.rationale"));
        assertEquals(409, rule(assessment, "REJECTED"), "ruled already");

        // The text as it was, another answer changed: the ruling holds.
        assertEquals("MET", outcome(submit("u", 2, "12", AnswersOfAUnit.meetingAllBut("{\"13c\": \"NO\"}")), 18));
        assertNull(pendingCase("u", 18));

        // Another text: a new case, and the level awaits it.
        assertEquals("AWAITING_ASSESSMENT",
                outcome(submit("u", 3, "12", AnswersOfAUnit.meetingAllBut(OTHER_TEXT)), 18));
        var second = pendingCase("u", 18);
        assertNotNull(second);
        assertEquals(201, rule(second, "REJECTED"));
        assertEquals("NOT_MET", outcome(result("u"), 18));
        assertEquals("MET", result("u").getString("levels[17].selfReported"));

        // No text: not met at once, nobody is asked. And the first text again: its ruling comes back.
        assertEquals("NOT_MET", outcome(submit("u", 4, "12", AnswersOfAUnit.meetingAllBut("{\"30a\": null}")), 18));
        assertNull(pendingCase("u", 18));
        assertEquals("MET", outcome(submit("u", 5, "12", AnswersOfAUnit.meetingAll()), 18));

        var history = as(ADMIN).get(unitPath("u") + "/history").jsonPath();
        assertEquals(List.of("SUBMISSION", "SUBMISSION", "RULING", "SUBMISSION", "SUBMISSION", "RULING", "SUBMISSION"),
                history.getList("items.cause"));
        assertEquals(List.of(7, 6, 5, 4, 3, 2, 1), history.getList("items.revision"));
    }

    @Test
    void aCaseWhoseTextWasChangedCannotBeRuledOn() {
        submit("u", 1, "12", AnswersOfAUnit.meetingAll());
        var old = pendingCase("u", 18);
        submit("u", 2, "12", AnswersOfAUnit.meetingAllBut(OTHER_TEXT));
        as("ASSESSOR", "03").body(Map.of("decision", "APPROVED", "rationale", REASON))
                .post("/scoring/v1/assessments/" + old + "/rulings")
                .then().statusCode(409).contentType("application/problem+json")
                .body("type", equalTo("urn:usve:problem:superseded"));
    }

    @Test
    void theQueueShowsWhatAnAssessorNeedsAndNothingFromTheirOwnRegion() {
        scored("here", 1, SurveyTopic.unit(round, "here", "03"),
                SurveyTopic.submission(round, "here", 1, "03", AnswersOfAUnit.meetingAll()));
        scored("there", 1, SurveyTopic.unit(round, "there", "12"),
                SurveyTopic.submission(round, "there", 1, "12", AnswersOfAUnit.meetingAll()));
        var queue = "/scoring/v1/rounds/" + round + "/assessments?status=PENDING";

        as("ASSESSOR", "03").get(queue).then().statusCode(200)
                .body("items.unit", hasItem("there")).body("items.unit", not(hasItem("here")))
                .body("total", equalTo(2));
        as("ASSESSOR", "03").get(queue + "&region=03").then().statusCode(200).body("items", hasSize(0));
        as(ADMIN).get(queue).then().statusCode(200).body("items.unit", hasItems("here", "there"))
                .body("total", equalTo(4));
        as("ASSESSOR", "03").get(queue + "&level=23&limit=1").then().statusCode(200)
                .body("items", hasSize(1)).body("limit", equalTo(1)).body("page", equalTo(1))
                .body("items[0].level", equalTo(23)).body("items[0].question", equalTo("35a"))
                .body("items[0].unitName", equalTo("Enheten there")).body("items[0].region", equalTo("12"))
                .body("items[0].text", containsString("PREM"))
                .body("items[0].criterion.sv", containsString("något i enhetens arbetssätt har ändrats"))
                .body("items[0].criterion.en", containsString("way of working"))
                .body("items[0].status", equalTo("PENDING")).body("items[0].requestedAt", notNullValue());
    }

    @Test
    void theQueueIsNarrowedByHowLongACaseHasWaited() {
        submit("u", 1, "12", AnswersOfAUnit.meetingAll());
        var queue = "/scoring/v1/rounds/" + round + "/assessments";
        for (var age : List.of("P1D", "P2W", "PT12H")) {
            as("ASSESSOR", "03").queryParam("olderThan", age).get(queue).then().statusCode(200).body("items", hasSize(0));
        }
        as("ASSESSOR", "03").queryParam("olderThan", "PT0S").get(queue).then().statusCode(200).body("items", hasSize(2))
                .body("items[0].ageDays", equalTo(0));
    }

    @Test
    void nobodyRulesOnACaseFromTheirOwnRegion() {
        submit("u", 1, "03", AnswersOfAUnit.meetingAll());
        as("ASSESSOR", "03").body(Map.of("decision", "APPROVED", "rationale", REASON))
                .post("/scoring/v1/assessments/" + pendingCase("u", 18) + "/rulings")
                .then().statusCode(403).contentType("application/problem+json")
                .body("type", equalTo("urn:usve:problem:conflict-of-interest"));
        assertEquals("AWAITING_ASSESSMENT", outcome(result("u"), 18));
    }

    @Test
    void anAssessorWhoDoesNotSayFromWhereDecidesNothing() {
        submit("u", 1, "03", AnswersOfAUnit.meetingAll());
        var assessment = pendingCase("u", 18);
        var tokens = Stream.concat(Stream.of(TestTokens.withoutRegion("ASSESSOR")),
                Stream.of(List.of("03"), 3, "3", "03 ", "SE", "", Map.of("code", "03"), true)
                        .map(region -> TestTokens.withRegionAs("ASSESSOR", region))).toList();
        for (var token : tokens) {
            given().auth().oauth2(token).get("/scoring/v1/rounds/" + round + "/assessments").then().statusCode(403)
                    .body("type", equalTo("urn:usve:problem:conflict-of-interest"));
            given().auth().oauth2(token).contentType("application/json")
                    .body(Map.of("decision", "APPROVED", "rationale", REASON))
                    .post("/scoring/v1/assessments/" + assessment + "/rulings").then().statusCode(403);
        }
        assertEquals("AWAITING_ASSESSMENT", outcome(result("u"), 18));
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource({"ADMIN, , 403", "STEERING, , 403", "REGION, 12, 403", "OPERATOR, , 403"})
    void onlyAssessorsRule(String role, String region, int status) {
        submit("u", 1, "12", AnswersOfAUnit.meetingAll());
        as(role, region).body(Map.of("decision", "APPROVED", "rationale", REASON))
                .post("/scoring/v1/assessments/" + pendingCase("u", 18) + "/rulings").then().statusCode(status)
                .contentType("application/problem+json");
    }

    @ParameterizedTest(name = "{0} sees the queue: {2}")
    @CsvSource({"ADMIN, , 200", "ASSESSOR, 12, 200", "STEERING, , 403", "REGION, 12, 403", "OPERATOR, , 403"})
    void theQueueIsForAssessors(String role, String region, int status) {
        as(role, region).get("/scoring/v1/rounds/" + round + "/assessments").then().statusCode(status);
    }

    @Test
    void everyErrorInARulingIsToldAtOnce() {
        submit("u", 1, "12", AnswersOfAUnit.meetingAll());
        var path = "/scoring/v1/assessments/" + pendingCase("u", 18) + "/rulings";
        as("ASSESSOR", "03").body(Map.of("decision", "MAYBE", "rationale", " ")).post(path)
                .then().statusCode(422).contentType("application/problem+json")
                .body("errors.pointer", equalTo(List.of("/decision", "/rationale")))
                .body("errors.code", equalTo(List.of("INVALID_VALUE", "INVALID_VALUE")))
                .body("errors[1].message", equalTo("ska vara text, 1 till 4000 tecken"));
        as("ASSESSOR", "03").body("{\"decison\": \"APPROVED\"}").post(path).then().statusCode(422)
                .body("errors.code", equalTo(List.of("MANDATORY", "MANDATORY", "UNKNOWN_FIELD")));
        as("ASSESSOR", "03").body("[]").post(path).then().statusCode(422);
        as("ASSESSOR", "03").post(path).then().statusCode(422);
        as("ASSESSOR", "03").body(Map.of("decision", "APPROVED", "rationale", "x".repeat(4001))).post(path)
                .then().statusCode(422).body("errors", hasSize(1));
        as("ASSESSOR", "03").body(Map.of("decision", "APPROVED", "rationale", "Ett nolltecken \0 här")).post(path)
                .then().statusCode(422).body("errors.code", equalTo(List.of("INVALID_VALUE")));
        as("ASSESSOR", "03").body("{\"decision\": ").post(path).then().statusCode(400)
                .body("type", equalTo("urn:usve:problem:invalid-json"));
        assertEquals(1, result("u").getLong("revision"));
        as("ASSESSOR", "03").body(Map.of("decision", "APPROVED", "rationale", "Konkret")).post(path)
                .then().statusCode(201).body("ruling.rationale", equalTo("Konkret"));
    }

    @Test
    void aPublishedRoundDoesNotMove() {
        submit("u", 1, "12", AnswersOfAUnit.meetingAll());
        var assessment = pendingCase("u", 18);
        survey.send(SurveyTopic.round(round, 2, RoundChanged.State.PUBLISHED));
        // The withdrawal of nothing shows when the news has come, without changing anything.
        await(() -> as(ADMIN).body(Map.of("rationale", REASON))
                .delete(unitPath("u") + "/overrides/" + UUID.randomUUID()).statusCode() == 409);
        as("ASSESSOR", "03").body(Map.of("decision", "APPROVED", "rationale", REASON))
                .post("/scoring/v1/assessments/" + assessment + "/rulings")
                .then().statusCode(409).body("type", equalTo("urn:usve:problem:round-published"));
        assertEquals("AWAITING_ASSESSMENT", outcome(result("u"), 18));
    }

    @Test
    void whatIsNotThereIsNotFound() {
        as(ADMIN).get("/scoring/v1/rounds/no-such-round/assessments").then().statusCode(404)
                .contentType("application/problem+json");
        for (var id : List.of(UUID.randomUUID().toString(), "no-uuid")) {
            assertEquals(404, rule(id, "APPROVED"));
        }
    }

    @ParameterizedTest
    @CsvSource({"olderThan, 7 days", "olderThan, P1M", "olderThan, -P1D", "olderThan, P99999D", "claimed, Anna", "status, OPEN", "level, eighteen", "region, Skåne", "limit, 0", "limit, 1001", "page, 0"})
    void aParameterOfAWrongValueIsRefused(String name, String value) {
        as(ADMIN).queryParam(name, value).get("/scoring/v1/rounds/" + round + "/assessments").then().statusCode(400)
                .contentType("application/problem+json").body("type", equalTo("urn:usve:problem:invalid-parameter"));
    }
}
