package se.usve.reporting.projection;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import se.usve.reporting.testing.Events;
import se.usve.reporting.testing.RealStack;
import se.usve.reporting.testing.Topics;
import se.usve.scoring.contract.Outcome;
import se.usve.scoring.contract.ScoringEvent;
import se.usve.scoring.contract.UnitScored;
import se.usve.survey.contract.RoundChanged;
import se.usve.survey.contract.SurveyEvent;
import se.usve.survey.contract.UnitRegistered;

/** An event nothing can be made of goes to the dead-letter topic with its reason; those around it are applied. */
@QuarkusTest
@RealStack
class UnsoundEventTest {

    @Inject
    Topics topics;

    @Test
    void anEventThatLacksWhatTablesRestOnIsPutAsideWithAllThatIsWrong() {
        var events = new Events("unsound", "unsound-rules");
        topics.publish(events.round(1, RoundChanged.State.PUBLISHED), events.unit("before", 1, "01", null));
        topics.publishRaw(SurveyEvent.TOPIC, "unsound/nameless", UnitRegistered.TYPE,
                "{\"round\":\"unsound\",\"unit\":\"nameless\",\"version\":0}".getBytes(UTF_8));
        topics.publishRaw(ScoringEvent.TOPIC, "unsound/twice", UnitScored.TYPE, """
                {"round":"unsound","unit":"twice","version":1,"ruleSet":"r","scoredAt":"2022-01-01T00:00:00Z","levels":[
                {"level":1,"outcome":"MET","selfReported":"MET"},{"level":1,"outcome":"MET","selfReported":"MET"}]}
                """.getBytes(UTF_8));
        topics.publish(events.unit("before", Long.MAX_VALUE, "24", null));
        topics.publish(events.unit("after", 1, "01", null), events.result("after", 1, Outcome.MET));

        assertEquals("version is 0, less than 1; name is missing; region is missing; changedAt is missing",
                reason(SurveyEvent.TOPIC, "unsound/nameless"));
        assertEquals("version is 9223372036854775807, which nothing has counted to",
                reason(SurveyEvent.TOPIC, "unsound/before"));
        assertEquals("level 1 is less than 1 or stands twice", reason(ScoringEvent.TOPIC, "unsound/twice"));
        topics.awaitApplied();
        RestAssured.get("/reporting/v1/rounds/unsound/units").then().statusCode(200)
                .body("items.unit", equalTo(List.of("after", "before")));
    }

    @Test
    void aValueTheDatabaseRefusesIsPutAsideAlone() {
        var events = new Events("refused", "refused-rules");
        topics.publish(events.round(1, RoundChanged.State.PUBLISHED),
                new UnitRegistered("refused", "nul", 1, "null\u0000byte", "01", null, null, null, null, null, null, true,
                        Instant.EPOCH),
                events.unit("fine", 1, "01", null));
        assertEquals("The database refuses it: SQLSTATE 22021",
                reason(SurveyEvent.TOPIC, "refused/nul"));
        topics.awaitApplied();
        RestAssured.get("/reporting/v1/rounds/refused/units").then().statusCode(200)
                .body("items.unit", equalTo(List.of("fine")));
    }

    private String reason(String topic, String key) {
        return new String(topics.awaitDeadLetter(topic, key).headers().lastHeader("dead-letter-reason").value(), UTF_8);
    }
}
