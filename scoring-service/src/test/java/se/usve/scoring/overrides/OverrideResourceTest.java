package se.usve.scoring.overrides;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.usve.scoring.AnswersOfAUnit;
import se.usve.scoring.ComponentTest;
import se.usve.scoring.SurveyTopic;
import se.usve.scoring.TopicReader;
import se.usve.scoring.contract.ScoringEvent;
import se.usve.stack.testing.TestTokens;

/** An override beats the rule, and survives new answers until it is withdrawn. */
@QuarkusTest
class OverrideResourceTest extends ComponentTest {

    private Response override(String unit, int level, String outcome) {
        return as("ASSESSOR", "03").body(Map.of("level", level, "outcome", outcome, "rationale", REASON))
                .post(unitPath(unit) + "/overrides");
    }

    @Test
    void anOverrideSurvivesResubmissionUntilItIsWithdrawn() throws IOException {
        submit("u", 1, "12", AnswersOfAUnit.meetingAll());
        var made = override("u", 6, "NOT_MET");
        made.then().statusCode(201).body("level", equalTo(6)).body("outcome", equalTo("NOT_MET"))
                .body("rationale", equalTo(REASON)).body("by", notNullValue()).body("withdrawal", nullValue());
        var id = made.jsonPath().getString("id");
        assertTrue(made.header("Location").endsWith(unitPath("u") + "/overrides/" + id), made.header("Location"));

        var overridden = result("u");
        assertEquals("NOT_MET", outcome(overridden, 6));
        assertEquals("MET", overridden.getString("levels[5].selfReported"));
        assertTrue(overridden.getBoolean("levels[5].overridden"));
        assertEquals(id, overridden.getString("levels[5].override.id"));
        assertEquals("TRUE", overridden.getString("levels[5].explanation.verdict"), "the rule's own finding stays");

        override("u", 6, "MET").then().statusCode(409).body("type", equalTo("urn:usve:problem:override-active"));

        var resubmitted = submit("u", 2, "12", AnswersOfAUnit.meetingAllBut("{\"39\": \"NO\"}"));
        assertEquals("NOT_MET", outcome(resubmitted, 6));
        assertEquals("NOT_MET", outcome(resubmitted, 27));

        as("ASSESSOR", "03").body(Map.of("rationale", "Ny granskning visar något annat."))
                .delete(unitPath("u") + "/overrides/" + id).then().statusCode(200)
                .body("withdrawal.rationale", equalTo("Ny granskning visar något annat."));
        var after = result("u");
        assertEquals("MET", outcome(after, 6));
        assertFalse(after.getBoolean("levels[5].overridden"));
        as("ASSESSOR", "03").body(Map.of("rationale", REASON)).delete(unitPath("u") + "/overrides/" + id)
                .then().statusCode(409).body("type", equalTo("urn:usve:problem:override-withdrawn"));
        as(ADMIN).get(unitPath("u") + "/overrides").then().statusCode(200)
                .body("overrides", hasSize(1)).body("overrides[0].withdrawal", notNullValue());

        assertEquals(List.of("OVERRIDE_WITHDRAWN", "SUBMISSION", "OVERRIDE", "SUBMISSION"),
                as(ADMIN).get(unitPath("u") + "/history").jsonPath().getList("items.cause"));
        var told = TopicReader.records(ScoringEvent.TOPIC, round + "/u", 4);
        var level6 = new ObjectMapper().readTree(told.get(1).value()).get("levels").get(5);
        assertEquals("NOT_MET", level6.get("outcome").asText());
        assertTrue(level6.get("overridden").asBoolean());
    }

    @Test
    void aRulingUnderAnOverrideShowsWhenTheOverrideIsWithdrawn() {
        submit("u", 1, "12", AnswersOfAUnit.meetingAll());
        var id = override("u", 18, "EXEMPT").jsonPath().getString("id");
        assertEquals(201, rule(pendingCase("u", 18), "REJECTED"));
        var under = result("u");
        assertEquals("EXEMPT", outcome(under, 18));
        assertEquals("REJECTED", under.getString("levels[17].ruling.decision"));
        assertEquals(2, under.getLong("revision"), "no outcome changed, so there is no new result");
        as(ADMIN).body(Map.of("rationale", REASON)).delete(unitPath("u") + "/overrides/" + id).then().statusCode(200);
        assertEquals("NOT_MET", outcome(result("u"), 18));
    }

    @Test
    void decisionsAboutAUnitAreOneAtATimeAndItsRevisionsHaveNoHoles() throws Exception {
        submit("u", 1, "12", AnswersOfAUnit.meetingAll());
        var rulings = List.of(pendingCase("u", 18), pendingCase("u", 23));
        var calls = new ArrayList<Callable<Integer>>();
        rulings.forEach(id -> calls.add(() -> rule(id, "APPROVED")));
        rulings.forEach(id -> calls.add(() -> rule(id, "REJECTED")));
        for (int level = 1; level <= 8; level++) {
            var overridden = level;
            calls.add(() -> override("u", overridden, "NOT_MET").statusCode());
            calls.add(() -> override("u", overridden, "EXEMPT").statusCode());
        }
        for (long version = 2; version <= 6; version++) {
            var submission = SurveyTopic.submission(round, "u", version, "12", AnswersOfAUnit.meetingAll());
            calls.add(() -> {
                survey.send(submission);
                return 0;
            });
        }
        try (var pool = Executors.newFixedThreadPool(8)) {
            var statuses = new ArrayList<Integer>();
            for (var done : pool.invokeAll(calls)) {
                statuses.add(done.get());
            }
            assertEquals(10, statuses.stream().filter(s -> s == 201).count(), "each case and each level once: " + statuses);
            assertEquals(10, statuses.stream().filter(s -> s == 409).count(), statuses.toString());
        }
        await(() -> result("u").getLong("version") == 6);
        var revisions = as(ADMIN).get(unitPath("u") + "/history?limit=100").jsonPath().getList("items.revision", Long.class);
        assertEquals(LongStream.rangeClosed(1, revisions.size()).boxed().toList().reversed(), revisions);
        assertEquals(revisions.reversed(), TopicReader.records(ScoringEvent.TOPIC, round + "/u", revisions.size()).stream()
                .map(told -> json(told.value())).toList());
    }

    private static long json(String event) {
        try {
            return new ObjectMapper().readTree(event).get("version").asLong();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void anAssessorOverridesNothingInTheirOwnRegionAnAdministratorMay() {
        submit("u", 1, "03", AnswersOfAUnit.meetingAll());
        override("u", 6, "NOT_MET").then().statusCode(403)
                .body("type", equalTo("urn:usve:problem:conflict-of-interest"));
        var id = as(ADMIN).body(Map.of("level", 6, "outcome", "NOT_MET", "rationale", REASON))
                .post(unitPath("u") + "/overrides").then().statusCode(201).extract().jsonPath().getString("id");
        as("ASSESSOR", "03").body(Map.of("rationale", REASON)).delete(unitPath("u") + "/overrides/" + id)
                .then().statusCode(403);
    }

    @ParameterizedTest(name = "{0} of {1}: list {2}, override {3}")
    @CsvSource({"STEERING, , 200, 403", "REGION, 12, 200, 403", "REGION, 14, 404, 403", "OPERATOR, , 403, 403"})
    void othersOverrideNothing(String role, String region, int list, int override) {
        submit("u", 1, "12", AnswersOfAUnit.meetingAll());
        as(role, region).get(unitPath("u") + "/overrides").then().statusCode(list);
        as(role, region).body(Map.of("level", 6, "outcome", "MET", "rationale", REASON))
                .post(unitPath("u") + "/overrides").then().statusCode(override);
    }

    @Test
    void everyErrorIsToldAtOnce() {
        submit("u", 1, "12", AnswersOfAUnit.meetingAll());
        as(ADMIN).body(Map.of("level", 28, "outcome", "AWAITING_ASSESSMENT", "rationale", " "))
                .post(unitPath("u") + "/overrides").then().statusCode(422)
                .body("errors.pointer", equalTo(List.of("/level", "/outcome", "/rationale")));
        as(ADMIN).body("{}").post(unitPath("u") + "/overrides").then().statusCode(422).body("errors", hasSize(3));
        var id = override("u", 1, "NOT_MET").jsonPath().getString("id");
        as(ADMIN).body("{}").delete(unitPath("u") + "/overrides/" + id).then().statusCode(422)
                .body("errors.code", hasItem("MANDATORY"));
    }

    @Test
    void aClientThatSendsNoBodyWithDeleteGivesItsRationaleInTheQuery() {
        submit("u", 1, "12", AnswersOfAUnit.meetingAll());
        var path = unitPath("u") + "/overrides/" + override("u", 6, "NOT_MET").jsonPath().getString("id");
        given().auth().oauth2(TestTokens.bearer(ADMIN)).delete(path).then().statusCode(422)
                .body("errors.pointer", equalTo(List.of("/rationale")));
        given().auth().oauth2(TestTokens.bearer(ADMIN)).queryParam("rationale", "Nytt besök.").delete(path).then()
                .statusCode(200).body("withdrawal.rationale", equalTo("Nytt besök."));
        assertEquals("MET", outcome(result("u"), 6));
    }

    @Test
    void withoutAResultThereIsNothingToOverride() {
        override("nobody", 1, "MET").then().statusCode(404);
        survey.send(SurveyTopic.unit(round, "silent", "12"));
        await(() -> as(ADMIN).get(unitPath("silent") + "/overrides").statusCode() == 200);
        override("silent", 1, "MET").then().statusCode(409).body("type", equalTo("urn:usve:problem:no-result"));
        as(ADMIN).body(Map.of("rationale", REASON)).delete(unitPath("silent") + "/overrides/" + UUID.randomUUID())
                .then().statusCode(404);
    }
}
