package se.usve.scoring.unit;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.usve.scoring.AnswersOfAUnit;
import se.usve.scoring.ComponentTest;
import se.usve.scoring.SurveyTopic;
import se.usve.survey.contract.RoundChanged;
import se.usve.survey.contract.RoundChanged.State;

/** A region's own round is between that region and the administration, in every state of it. */
@QuarkusTest
class OwnRoundTest extends ComponentTest {

    @BeforeEach
    void aRoundOfUppsalasOwn() {
        round = "03-" + UUID.randomUUID().toString().substring(0, 8);
        survey.send(SurveyTopic.round(round, 1, State.OPEN, "03"));
        await(() -> as(ADMIN).get("/scoring/v1/rounds/" + round + "/rule-set").statusCode() == 200);
        submit("u", 1, "03", AnswersOfAUnit.meetingAll());
    }

    private Map<String, Function<RequestSpecification, Response>> endpoints() {
        var path = "/scoring/v1/rounds/" + round;
        var endpoints = new LinkedHashMap<String, Function<RequestSpecification, Response>>();
        endpoints.put("rule set", as -> as.get(path + "/rule-set"));
        endpoints.put("preview", as -> as.body("{\"answers\": {}}").post(path + "/preview"));
        endpoints.put("result", as -> as.get(unitPath("u") + "/result"));
        endpoints.put("history", as -> as.get(unitPath("u") + "/history"));
        endpoints.put("overrides", as -> as.get(unitPath("u") + "/overrides"));
        return endpoints;
    }

    @ParameterizedTest(name = "{0} of {1} when {3}: {2}")
    @CsvSource({"ADMIN, , 200, OPEN", "REGION, 03, 200, OPEN", "REGION, 12, 404, OPEN", "STEERING, , 404, OPEN",
            "ASSESSOR, 12, 404, OPEN", "ASSESSOR, 03, 404, OPEN", "ADMIN, , 200, PUBLISHED", "REGION, 03, 200, PUBLISHED",
            "REGION, 12, 404, PUBLISHED", "STEERING, , 404, PUBLISHED", "ASSESSOR, 12, 404, PUBLISHED"})
    void onlyTheOwnerAndTheAdministrationSeeIt(String role, String region, int status, State state) {
        if (state != State.OPEN) {
            survey.send(SurveyTopic.round(round, 2, state, "03"));
            await(() -> as(ADMIN).body(Map.of("level", 1, "outcome", "MET", "rationale", REASON))
                    .post(unitPath("u") + "/overrides").statusCode() == 409);
        }
        endpoints().forEach((name, call) ->
                assertEquals(status, call.apply(as(role, region)).statusCode(), role + " " + name));
    }

    @Test
    void withoutATokenNothingIsToldOfAnyRound() {
        endpoints().forEach((name, call) ->
                assertEquals(401, call.apply(given().contentType("application/json")).statusCode(), name));
    }

    @Test
    void noCaseOfItReachesAnAssessor() {
        var assessor = as("ASSESSOR", "12");
        assessor.get("/scoring/v1/rounds/" + round + "/assessments").then().statusCode(404)
                .contentType("application/problem+json");
        as(ADMIN).get("/scoring/v1/rounds/" + round + "/assessments").then().body("items", hasSize(2));
        var pending = pendingCase("u", 18);
        as("ASSESSOR", "12").body(Map.of("decision", "APPROVED", "rationale", REASON))
                .post("/scoring/v1/assessments/" + pending + "/rulings").then().statusCode(404)
                .body("detail", equalTo("Det finns inget ärende " + pending));
        as("ASSESSOR", "12").body(Map.of("level", 6, "outcome", "NOT_MET", "rationale", REASON))
                .post(unitPath("u") + "/overrides").then().statusCode(404);
        assertEquals("AWAITING_ASSESSMENT", outcome(result("u"), 18));
    }

    @Test
    void whileNothingIsToldOfTheRoundItCouldBeAnyones() {
        round = "03-" + UUID.randomUUID().toString().substring(0, 8);
        submit("early", 1, "03", AnswersOfAUnit.meetingAll());
        as("REGION", "03").get(unitPath("early") + "/result").then().statusCode(200);
        as("STEERING").get(unitPath("early") + "/result").then().statusCode(404);
        as("ASSESSOR", "12").body(Map.of("decision", "APPROVED", "rationale", REASON))
                .post("/scoring/v1/assessments/" + UUID.randomUUID() + "/rulings").then().statusCode(404);
        survey.send(SurveyTopic.round(round, 1, RoundChanged.State.OPEN));
        await(() -> as("STEERING").get(unitPath("early") + "/result").statusCode() == 200);
    }
}
