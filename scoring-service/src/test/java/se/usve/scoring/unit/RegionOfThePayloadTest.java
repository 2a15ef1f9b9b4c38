package se.usve.scoring.unit;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.usve.scoring.AnswersOfAUnit;
import se.usve.scoring.ComponentTest;
import se.usve.scoring.SurveyTopic;
import se.usve.scoring.TopicReader;
import se.usve.scoring.contract.ScoringEvent;
import se.usve.survey.contract.SurveyEvent;

/** Whose a unit is stands in the register: what an answer's own event says of that is not believed over it. */
@QuarkusTest
class RegionOfThePayloadTest extends ComponentTest {

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aRegionInASubmissionIsNotBelievedOverTheRegister(boolean registeredFirst) throws IOException {
        var registration = SurveyTopic.unit(round, "u1", "12");
        var submission = SurveyTopic.submission(round, "u1", 1, "01", AnswersOfAUnit.meetingAll());
        survey.send(registeredFirst ? List.of(registration, submission) : List.<SurveyEvent>of(submission, registration));
        awaitResult(round, "u1", 1);
        survey.awaitTakenIn();

        as("REGION", "01").get(unitPath("u1") + "/result").then().statusCode(404);
        as("REGION", "12").get(unitPath("u1") + "/result").then().statusCode(200).body("region", equalTo("12"));
        as("REGION", "01").get("/scoring/v1/rounds/" + round + "/what-if?version=1").then().statusCode(200)
                .body("changes.total", equalTo(0));
        var assessment = pendingCase("u1", 18);
        as("ASSESSOR", "12").get("/scoring/v1/assessments/" + assessment).then().statusCode(403);
        as("ASSESSOR", "12").get("/scoring/v1/rounds/" + round + "/assessments").then().statusCode(200).body("total", equalTo(0));
        as("ASSESSOR", "01").body(Map.of("decision", "APPROVED", "rationale", REASON))
                .post("/scoring/v1/assessments/" + assessment + "/rulings").then().statusCode(201);

        survey.send(SurveyTopic.submission(round, "u1", 2, "01", AnswersOfAUnit.meetingAllBut("{\"13c\": \"NO\"}")));
        awaitResult(round, "u1", 2);
        as("REGION", "01").get(unitPath("u1") + "/result").then().statusCode(404);
        var told = TopicReader.records(ScoringEvent.TOPIC, round + "/u1", 3).getLast();
        assertEquals("12", new ObjectMapper().readTree(told.value()).path("region").asText());
    }
}
