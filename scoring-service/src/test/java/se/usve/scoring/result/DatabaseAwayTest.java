package se.usve.scoring.result;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import se.usve.scoring.AnswersOfAUnit;
import se.usve.scoring.ComponentTest;
import se.usve.scoring.SurveyTopic;
import se.usve.stack.testing.TestStack;

/** PostgreSQL goes away and comes back. */
@QuarkusTest
class DatabaseAwayTest extends ComponentTest {

    @Test
    void readersAreToldAndWhatWasSentMeanwhileIsScoredAfterwards() {
        submit("u", 1, "12", AnswersOfAUnit.meetingAll());
        TestStack.stopPostgres();
        try {
            survey.send(SurveyTopic.submission(round, "u", 2, "12", AnswersOfAUnit.meetingAllBut("{\"13c\": \"NO\"}")));
            as(ADMIN).get(unitPath("u") + "/result").then().statusCode(503).contentType("application/problem+json")
                    .header("Retry-After", equalTo("5")).body("type", equalTo("urn:usve:problem:unavailable"));
        } finally {
            TestStack.startPostgres();
        }
        awaitResult(round, "u", 2);
        assertEquals("NOT_MET", outcome(result("u"), 6));
        assertEquals(2, result("u").getLong("revision"));
    }
}
