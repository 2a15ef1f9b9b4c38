package se.usve.scoring.operation;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import se.usve.scoring.AnswersOfAUnit;
import se.usve.scoring.ComponentTest;
import se.usve.scoring.SurveyTopic;
import se.usve.scoring.TopicReader;
import se.usve.scoring.contract.RuleSetActivated;
import se.usve.scoring.contract.ScoringEvent;
import se.usve.scoring.contract.UnitScored;

/** What was told of a round is told again, as it was, by those who run the system. */
@QuarkusTest
class RepublicationTest extends ComponentTest {

    private static final String REPUBLICATIONS = "/scoring/v1/republications";
    private static final String OPERATOR = "OPERATOR";

    @Test
    void everyResultIsToldAgainAsItWasAlsoThoseThatLaterOnesReplaced() {
        submit("u", 1, "12", AnswersOfAUnit.meetingAll());
        rule(pendingCase("u", 18), "APPROVED");
        await(() -> result("u").getString("levels[17].outcome").equals("MET"));
        submit("u", 2, "12", AnswersOfAUnit.meetingAllBut("{\"27\": \"NO\"}"));
        var key = round + "/u";
        var first = TopicReader.records(ScoringEvent.TOPIC, key, 3);

        var counted = republish(Map.of("round", round, "dryRun", true));
        assertEquals(3, counted.getInt("types.'" + UnitScored.TYPE + "'"));
        assertEquals(1, counted.getInt("types.'" + RuleSetActivated.TYPE + "'"));
        assertEquals(3, TopicReader.now(ScoringEvent.TOPIC, key).get(key).size(), "it only counted");

        var told = republish(Map.of("round", round));
        assertEquals(4, told.getInt("events"));
        assertEquals("DONE", told.getString("state"));
        republish(Map.of("round", round));
        var again = TopicReader.records(ScoringEvent.TOPIC, key, 9);
        for (int i = 0; i < 3; i++) {
            assertEquals(first.get(i).value(), again.get(3 + i).value());
            assertEquals(first.get(i).partition(), again.get(3 + i).partition());
            assertEquals(TopicReader.header(again.get(3 + i), "ce_id"), TopicReader.header(again.get(6 + i), "ce_id"),
                    "an event told again is the same event each time");
            assertEquals(told.getString("id"), TopicReader.header(again.get(3 + i), "usve-republication"));
        }
    }

    @Test
    void whatIsWrongIsSaidAndOnlyThoseWhoRunTheSystemGetThere() {
        as(OPERATOR).body(Map.of("round", "no-such-round")).post(REPUBLICATIONS).then().statusCode(404);
        as(OPERATOR).body(Map.of()).post(REPUBLICATIONS).then().statusCode(422);
        as(OPERATOR).body(Map.of("round", round, "allRounds", true)).post(REPUBLICATIONS).then().statusCode(422);
        as(OPERATOR).body(Map.of("round", "../x", "dryRun", 1)).post(REPUBLICATIONS).then().statusCode(422)
                .body("errors.size()", equalTo(3));
        as(OPERATOR).get(REPUBLICATIONS + "/no-id").then().statusCode(404);
        for (var role : List.of("REGION", "ASSESSOR", "STEERING")) {
            var caller = as(role, role.equals("STEERING") ? null : "12");
            assertEquals(403, caller.body(Map.of("round", round)).post(REPUBLICATIONS).statusCode(), role);
            assertEquals(403, caller.get(REPUBLICATIONS).statusCode(), role);
            assertEquals(403, caller.get(REPUBLICATIONS + "/" + round).statusCode(), role);
        }
    }

    private JsonPath republish(Map<String, Object> wanted) {
        var begun = as(OPERATOR).body(wanted).post(REPUBLICATIONS);
        assertEquals(202, begun.statusCode(), begun::asString);
        var where = URI.create(begun.header("Location")).getPath();
        await(() -> !as(OPERATOR).get(where).jsonPath().getString("state").equals("RUNNING"));
        var ended = as(OPERATOR).get(where).jsonPath();
        assertTrue(as(ADMIN).get(REPUBLICATIONS).jsonPath().getList("items.id").contains(ended.getString("id")));
        return ended;
    }
}
