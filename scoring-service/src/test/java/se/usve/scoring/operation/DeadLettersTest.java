package se.usve.scoring.operation;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import se.usve.scoring.AnswersOfAUnit;
import se.usve.scoring.ComponentTest;
import se.usve.scoring.RulesOfATest;
import se.usve.scoring.SurveyTopic;
import se.usve.scoring.TopicReader;
import se.usve.survey.contract.RoundChanged;
import se.usve.survey.contract.SubmissionReceived;
import se.usve.survey.contract.SurveyEvent;

/** What could not be applied is found, understood and, once its cause is mended, applied: by operators, who see no answers. */
@QuarkusTest
class DeadLettersTest extends ComponentTest {

    private static final String LETTERS = "/scoring/v1/dead-letters";
    private static final String OPERATOR = "OPERATOR";

    @Inject
    DataSource database;
    @Inject
    MeterRegistry meters;

    @Test
    void aLetterWhoseCauseIsMendedIsSentAgainAndApplied() {
        var rules = new RulesOfATest(database);
        survey.send(SurveyTopic.judgedBy(rules.id(), SurveyTopic.round(round, 2, RoundChanged.State.OPEN)),
                SurveyTopic.judgedBy(rules.id(),
                        SurveyTopic.submission(round, "u", 1, "12", AnswersOfAUnit.meetingAll())));
        var letter = letterOf(round + "/u");
        assertEquals("There is no rule set " + rules.id(), letter.get("reason"));
        assertEquals("scoring", letter.get("group"));
        assertEquals(SurveyEvent.TOPIC, letter.get("topic"));
        assertEquals(SubmissionReceived.TYPE, letter.get("type"));
        assertNull(letter.get("payload"), "a list shows nothing of what letters hold");
        var id = (String) letter.get("id");
        as(OPERATOR).get(LETTERS + "/" + id).then().statusCode(200).body("payload", nullValue())
                .body("headers.ce_id", notNullValue()).body("resent", equalTo(0));
        as(ADMIN).get(LETTERS + "/" + id).then().statusCode(200).body("payload", containsString("\"answers\""));
        var waiting = waiting();
        assertTrue(waiting >= 1, () -> "waiting: " + waiting);

        rules.publish(1, source -> source);
        assertEquals("WOULD_BE_RESENT", resend(id, true, false).getString("letters[0].action"));
        assertEquals("WAITING", as(OPERATOR).get(LETTERS + "/" + id).jsonPath().getString("state"));
        assertEquals("RESENT", resend(id, false, false).getString("letters[0].action"));
        awaitResult(round, "u", 1);

        as(OPERATOR).get(LETTERS + "/" + id).then().body("state", equalTo("RESENT"))
                .body("settled.reason", equalTo("Orsaken är åtgärdad.")).body("settled.by", notNullValue());
        assertEquals(waiting - 1, waiting());
        assertEquals("SETTLED_ALREADY", resend(id, false, false).getString("letters[0].refusal"));
        var sent = TopicReader.records(SurveyEvent.TOPIC, round + "/u", 2);
        assertEquals(sent.getFirst().value(), sent.getLast().value());
        assertEquals(sent.getFirst().partition(), sent.getLast().partition());
        assertEquals(headers(sent.getFirst()), headers(sent.getLast(), "usve-resent", "usve-resent-from"));
        assertEquals("1", TopicReader.header(sent.getLast(), "usve-resent"));
    }

    @Test
    void whatStaysPoisonComesBackThriceAndThenOnlyWhenForced() {
        survey.send(round + "/poison", SubmissionReceived.TYPE,
                "{\"round\":\"" + round + "\",\"unit\":\"poison\",\"version\":\"Anna Andersson\"}");
        for (int times = 0; times < 3; times++) {
            var letter = letterOf(round + "/poison");
            assertEquals(times, letter.get("resent"));
            assertEquals("RESENT", resend((String) letter.get("id"), false, false).getString("letters[0].action"));
        }
        var letter = letterOf(round + "/poison");
        assertEquals(3, letter.get("resent"));
        assertEquals("The payload is no " + SubmissionReceived.TYPE + ": a value of another kind was expected at version",
                letter.get("reason"), "where a value is wrong, and not the value");
        var id = (String) letter.get("id");
        assertEquals("COMES_BACK", resend(id, true, false).getString("letters[0].refusal"));
        assertEquals("COMES_BACK", resend(id, false, false).getString("letters[0].refusal"));
        assertEquals("RESENT", resend(id, false, true).getString("letters[0].action"));

        var last = letterOf(round + "/poison");
        assertEquals(4, last.get("resent"));
        assertEquals(id, ((Map<?, ?>) last.get("headers")).get("usve-resent-from"));
        var waiting = waiting();
        as(OPERATOR).body(Map.of("ids", List.of(last.get("id")))).post(LETTERS + "/dismissals").then().statusCode(422)
                .body("errors.pointer", equalTo(List.of("/reason")));
        as(OPERATOR).body(Map.of("ids", List.of(last.get("id")), "reason", "En provhändelse.")).post(LETTERS + "/dismissals")
                .then().statusCode(200).body("letters.action", equalTo(List.of("DISMISSED")));
        assertEquals(waiting - 1, waiting());
        as(OPERATOR).queryParam("state", "DISMISSED").queryParam("limit", 1).get(LETTERS).then()
                .body("items[0].id", equalTo(last.get("id"))).body("items[0].settled.reason", equalTo("En provhändelse."));
    }

    @Test
    void manyAreReadPageByPageTheNewestFirst() {
        for (int i = 0; i < 5; i++) {
            survey.send(round + "/page-" + i, SubmissionReceived.TYPE, "{");
            letterOf(round + "/page-" + i);
        }
        var keys = new ArrayList<String>();
        for (int page = 1; keys.size() < 5; page++) {
            keys.addAll(as(OPERATOR).queryParam("limit", 2).queryParam("page", page).get(LETTERS).then().statusCode(200)
                    .extract().jsonPath().<String>getList("items.key").stream()
                    .filter(key -> key.startsWith(round + "/page-")).toList());
        }
        assertEquals(List.of("4", "3", "2", "1", "0"),
                keys.stream().map(key -> key.substring(key.length() - 1)).toList());
        as(OPERATOR).queryParam("group", "another").get(LETTERS).then().body("total", equalTo(0));
    }

    @Test
    void onlyThoseWhoRunTheSystemGetThere() {
        for (var role : List.of("REGION", "ASSESSOR", "STEERING")) {
            var caller = as(role, role.equals("STEERING") ? null : "12");
            assertEquals(403, caller.get(LETTERS).statusCode(), role);
            assertEquals(403, caller.get(LETTERS + "/usve.survey.v1.dead-letter.scoring-0-0").statusCode(), role);
            assertEquals(403, caller.body("{}").post(LETTERS + "/resends").statusCode(), role);
            assertEquals(403, caller.body("{}").post(LETTERS + "/dismissals").statusCode(), role);
        }
        assertEquals(401, io.restassured.RestAssured.get(LETTERS).statusCode());
    }

    @Test
    void whatIsNoLetterIsSaidPlainly() {
        for (var id : List.of("usve.survey.v1.dead-letter.scoring-0-999999", "usve.survey.v1-0-0", "x")) {
            as(OPERATOR).get(LETTERS + "/" + id).then().statusCode(404);
        }
        assertEquals("NO_SUCH_LETTER", resend("usve.survey.v1-0-0", false, true).getString("letters[0].refusal"),
                "no other topic is read through this one");
        as(OPERATOR).body("{\"ids\": [\"x\", 7], \"force\": \"yes\", \"payload\": {}}").post(LETTERS + "/resends").then()
                .statusCode(422).body("errors.pointer.sort()", equalTo(List.of("/force", "/ids/0", "/ids/1", "/payload")));
        as(OPERATOR).get(LETTERS + "?state=LOST").then().statusCode(400);
    }

    private JsonPath resend(String id, boolean dryRun, boolean force) {
        return as(OPERATOR).body(Map.of("ids", List.of(id), "reason", "Orsaken är åtgärdad.", "dryRun", dryRun,
                "force", force)).post(LETTERS + "/resends").then().statusCode(200).extract().jsonPath();
    }

    private Map<String, Object> letterOf(String key) {
        var found = new ArrayList<Map<String, Object>>();
        await(() -> {
            found.clear();
            found.addAll(letters().jsonPath().<Map<String, Object>>getList("items").stream()
                    .filter(letter -> key.equals(letter.get("key"))).toList());
            return !found.isEmpty();
        });
        assertEquals(1, found.size(), "one at a time waits");
        return found.getFirst();
    }

    private Response letters() {
        var letters = as(OPERATOR).queryParam("limit", 1000).get(LETTERS);
        assertEquals(200, letters.statusCode(), letters::asString);
        return letters;
    }

    /** As the metric tells, which must be what the list does. */
    private double waiting() {
        var gauge = meters.get("usve.dead.letters.waiting").tags("group", "scoring", "topic", SurveyEvent.TOPIC).gauge();
        await(() -> gauge.value() == letters().jsonPath().getDouble("total"));
        assertFalse(Double.isNaN(gauge.value()));
        return gauge.value();
    }

    private static Map<String, String> headers(org.apache.kafka.clients.consumer.ConsumerRecord<?, ?> record,
            String... without) {
        var headers = new HashMap<String, String>();
        record.headers().forEach(header -> headers.put(header.key(), TopicReader.header(record, header.key())));
        headers.keySet().removeAll(List.of(without));
        return headers;
    }
}
