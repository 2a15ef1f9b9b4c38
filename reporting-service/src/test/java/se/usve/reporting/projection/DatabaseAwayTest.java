package se.usve.reporting.projection;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import se.usve.reporting.testing.Events;
import se.usve.reporting.testing.RealStack;
import se.usve.reporting.testing.Topics;
import se.usve.scoring.contract.Outcome;
import se.usve.stack.testing.TestStack;
import se.usve.survey.contract.RoundChanged.State;

/** While the database is away readers are told so, and events wait: nothing is lost or put aside. */
@QuarkusTest
@RealStack
class DatabaseAwayTest {

    @Inject
    Topics topics;

    @Test
    void eventsThatComeWhileTheDatabaseIsAwayAreAppliedWhenItIsBack() {
        var events = new Events("away", "away-rules");
        topics.publish(events.round(1, State.PUBLISHED), events.ruleSet(1, "Ett"));
        topics.publish(events.answering("before", "01", null, Outcome.MET));
        topics.awaitApplied();
        TestStack.stopPostgres();
        try {
            topics.publish(events.answering("meanwhile", "01", null, Outcome.NOT_MET));
            RestAssured.get("/reporting/v1/rounds/away/levels").then().statusCode(503)
                    .contentType("application/problem+json").header("Retry-After", notNullValue())
                    .body("type", equalTo("urn:usve:problem:unavailable"));
        } finally {
            TestStack.startPostgres();
        }
        Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() ->
                RestAssured.get("/reporting/v1/rounds/away/levels").then().statusCode(200)
                        .body("levels[0].cells[0].of", equalTo(2), "levels[0].cells[0].met", equalTo(1)));
    }
}
