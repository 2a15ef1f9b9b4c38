package se.usve.reporting.report;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import se.usve.reporting.testing.Events;
import se.usve.reporting.testing.RealStack;
import se.usve.reporting.testing.Topics;
import se.usve.scoring.contract.Outcome;
import se.usve.stack.testing.TestTokens;
import se.usve.survey.contract.FollowUpReported;
import se.usve.survey.contract.RoundChanged.State;

/**
 * Whose a unit is stands in the register: what the events of its answers, its outcomes and its plans say of that is not
 * believed over it. Those of {@link Events} all say region 01.
 */
@QuarkusTest
@RealStack
class RegionOfThePayloadTest {

    private static final String ROUND = "payload";

    @Inject
    Topics topics;

    @Test
    void aRegionInAnotherEventThanTheRegistrationIsNotBelieved() {
        var events = new Events(ROUND, "payload-rules");
        topics.publish(events.round(1, State.CLOSED), events.ruleSet(1, "Ett"));
        topics.publish(events.answering("lund", "12", "Onkologi", Outcome.NOT_MET));
        topics.publish(events.answering("solna", "01", "Onkologi", Outcome.NOT_MET));
        topics.publish(new FollowUpReported(ROUND, "lund", 1, 1, "01", "Hemlig åtgärd", "Chefen",
                LocalDate.of(2026, 12, 31), FollowUpReported.Status.PLANNED, null, null, Instant.EPOCH));
        // Nor is one that comes before the register has spoken of the unit.
        topics.publish(events.submission("unregistered", 1), events.result("unregistered", 1, Outcome.MET));
        topics.awaitApplied();

        get("01", "/units").body("items.unit", contains("solna"));
        get("01", "/units/lund").statusCode(404);
        get("01", "/units/unregistered").statusCode(404);
        get("01", "/levels").body("groups.code", contains("01", "SE"), "groups.units", contains(1, 2));
        get("01", "/follow-up/plans").statusCode(200).body(not(containsString("lund"))).body(not(containsString("Hemlig")));
        get("12", "/units").body("items.unit", contains("lund"));
        get("12", "/units/lund").statusCode(200).body("region", equalTo("12"));
        get("12", "/levels").body("groups.code", contains("12", "SE"), "groups.units", contains(1, 2));
        get("12", "/follow-up/plans").statusCode(200).body(containsString("Hemlig"));
    }

    private static ValidatableResponse get(String region, String path) {
        return RestAssured.given().header("Authorization", "Bearer " + TestTokens.bearer("REGION", region))
                .get("/reporting/v1/rounds/" + ROUND + path).then();
    }
}
