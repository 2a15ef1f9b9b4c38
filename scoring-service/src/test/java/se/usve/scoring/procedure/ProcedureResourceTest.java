package se.usve.scoring.procedure;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.usve.scoring.ComponentTest;
import se.usve.scoring.SurveyTopic;
import se.usve.survey.contract.RoundChanged;

/** Each round has a procedure, which the administration decides and everybody who sees the round can read. */
@QuarkusTest
class ProcedureResourceTest extends ComponentTest {

    private String path() {
        return "/scoring/v1/rounds/" + round + "/procedure";
    }

    @Test
    void aRoundHasTheUsualProcedureUntilAnotherIsDecided() {
        as(ADMIN).get(path()).then().statusCode(200).body("round", equalTo(round))
                .body("doubleReview", equalTo(false)).body("replyDays", equalTo(0));
        as(ADMIN).body(Map.of("doubleReview", true, "replyDays", 14)).put(path()).then().statusCode(200)
                .body("doubleReview", equalTo(true)).body("replyDays", equalTo(14));
        as("REGION", "12").get(path()).then().statusCode(200)
                .body("doubleReview", equalTo(true)).body("replyDays", equalTo(14));
        as(ADMIN).body(Map.of("doubleReview", false, "replyDays", 365)).put(path()).then().statusCode(200);
        as(STEERING).get(path()).then().body("doubleReview", equalTo(false)).body("replyDays", equalTo(365));
    }

    @ParameterizedTest
    @CsvSource({"ASSESSOR, 12", "REGION, 12", "STEERING, ", "OPERATOR, "})
    void onlyTheAdministrationDecides(String role, String region) {
        as(role, region).body(Map.of("doubleReview", true, "replyDays", 0)).put(path()).then().statusCode(403)
                .contentType("application/problem+json");
    }

    @Test
    void everyErrorIsToldAtOnce() {
        as(ADMIN).body("{\"doubleReview\": \"yes\", \"replyDays\": 366, \"x\": 1}").put(path()).then().statusCode(422)
                .body("errors.pointer", equalTo(List.of("/doubleReview", "/replyDays", "/x")));
        as(ADMIN).body("{}").put(path()).then().statusCode(422)
                .body("errors.code", equalTo(List.of("MANDATORY", "MANDATORY")));
        as(ADMIN).body("{\"doubleReview\": true, \"replyDays\": -1}").put(path()).then().statusCode(422);
        as(ADMIN).get(path()).then().body("doubleReview", equalTo(false));
    }

    @Test
    void itIsNotForWhoDoesNotSeeTheRound() {
        given().get(path()).then().statusCode(401);
        as(ADMIN).get("/scoring/v1/rounds/no-such-round/procedure").then().statusCode(404);
        round = "03-" + UUID.randomUUID().toString().substring(0, 8);
        survey.send(SurveyTopic.round(round, 1, RoundChanged.State.OPEN, "03"));
        await(() -> as(ADMIN).get(path()).statusCode() == 200);
        as("REGION", "03").get(path()).then().statusCode(200);
        as("REGION", "12").get(path()).then().statusCode(404);
        as("ASSESSOR", "12").get(path()).then().statusCode(404);
    }

    @Test
    void aPublishedRoundKeepsItsProcedure() {
        survey.send(SurveyTopic.round(round, 2, RoundChanged.State.PUBLISHED));
        await(() -> as(ADMIN).body(Map.of("doubleReview", true, "replyDays", 7)).put(path()).statusCode() == 409);
        as(ADMIN).body(Map.of("doubleReview", true, "replyDays", 7)).put(path()).then().statusCode(409)
                .body("type", equalTo("urn:usve:problem:round-published"));
    }

    @Test
    void noRoundHasATimeToReplyThatCannotBe() {
        assertThrows(IllegalArgumentException.class, () -> new Procedure(round, false, 366));
        assertThrows(IllegalArgumentException.class, () -> new Procedure(round, false, -1));
    }
}
