package se.usve.scoring.result;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import se.usve.scoring.AnswersOfAUnit;
import se.usve.scoring.ComponentTest;
import se.usve.scoring.SurveyTopic;
import se.usve.scoring.TopicReader;
import se.usve.scoring.contract.ScoringEvent;
import se.usve.survey.contract.RoundChanged;
import se.usve.survey.contract.SubmissionReceived;
import se.usve.survey.contract.SurveyEvent;

/** A unit may withdraw its answers; what has been decided about it is kept until it answers again. */
@QuarkusTest
class WithdrawalTest extends ComponentTest {

    private void withdraw(String unit, long version) {
        survey.send(SurveyTopic.withdrawal(round, unit, version, "12"));
        await(() -> as(ADMIN).get(unitPath(unit) + "/result").statusCode() == 404);
    }

    @Test
    void aUnitThatWithdrawsHasNoResultUntilItSubmitsAgain() throws IOException {
        submit("u", 1, "12", AnswersOfAUnit.meetingAll());
        var unruled = pendingCase("u", 23);
        assertEquals(201, rule(pendingCase("u", 18), "APPROVED"));
        as("ASSESSOR", "03").body(Map.of("level", 6, "outcome", "NOT_MET", "rationale", REASON))
                .post(unitPath("u") + "/overrides").then().statusCode(201);

        withdraw("u", 2);
        as("REGION", "12").get(unitPath("u") + "/result").then().statusCode(404)
                .body("detail", containsString("dragit tillbaka"));
        as("REGION", "12").get(unitPath("u") + "/history").then().statusCode(200)
                .body("items.cause", equalTo(List.of("WITHDRAWAL", "OVERRIDE", "RULING", "SUBMISSION")))
                .body("items.version", equalTo(List.of(2, 1, 1, 1)))
                .body("items.revision", equalTo(List.of(4, 3, 2, 1)))
                .body("items[0].reason", equalTo("Svaren gällde fel enhet.")).body("items[1].reason", nullValue())
                .body("items[0].levels", hasSize(0)).body("items[1].levels", hasSize(27));
        assertNull(pendingCase("u", 23));
        assertEquals(409, rule(unruled, "APPROVED"));
        as(ADMIN).get("/scoring/v1/rounds/" + round + "/assessments").then()
                .body("items.find { it.level == 18 }.status", equalTo("APPROVED"))
                .body("items.find { it.level == 23 }.status", equalTo("SUPERSEDED"));
        as("ASSESSOR", "03").body(Map.of("level", 7, "outcome", "MET", "rationale", REASON))
                .post(unitPath("u") + "/overrides").then().statusCode(409)
                .body("type", equalTo("urn:usve:problem:no-result"));
        as(ADMIN).get(unitPath("u") + "/overrides").then().body("overrides", hasSize(1))
                .body("overrides[0].withdrawal", nullValue());

        var again = submit("u", 3, "12", AnswersOfAUnit.meetingAll());
        assertEquals("MET", outcome(again, 18), "the same text keeps its ruling");
        assertEquals("AWAITING_ASSESSMENT", outcome(again, 23));
        assertEquals("NOT_MET", outcome(again, 6), "the override has something to override again");
        assertEquals(unruled, pendingCase("u", 23));
        var told = TopicReader.records(ScoringEvent.TOPIC, round + "/u", 4);
        var versions = new ArrayList<Long>();
        for (var each : told) {
            versions.add(new ObjectMapper().readTree(each.value()).get("version").asLong());
        }
        assertEquals(List.of(1L, 2L, 3L, 5L), versions, "of the withdrawal the survey service tells");
    }

    @Test
    void anOverrideMayBeWithdrawnWhileThereIsNothingItOverrides() {
        submit("u", 1, "12", AnswersOfAUnit.meetingAll());
        var id = as("ASSESSOR", "03").body(Map.of("level", 6, "outcome", "NOT_MET", "rationale", REASON))
                .post(unitPath("u") + "/overrides").jsonPath().getString("id");
        withdraw("u", 2);
        as("ASSESSOR", "03").body(Map.of("rationale", REASON)).delete(unitPath("u") + "/overrides/" + id)
                .then().statusCode(200);
        as(ADMIN).get(unitPath("u") + "/history").then().body("items", hasSize(3));
        assertEquals("MET", outcome(submit("u", 3, "12", AnswersOfAUnit.meetingAll()), 6));
    }

    @Test
    void aWithdrawalOfWhatWasNeverScoredShutsOutWhatItWithdrew() {
        withdraw("u", 2);
        survey.send(SurveyTopic.submission(round, "u", 1, "12", AnswersOfAUnit.meetingAll()));
        assertEquals(1, submit("u", 3, "12", AnswersOfAUnit.meetingAllBut("{\"39\": \"NO\"}")).getLong("revision"));
        assertEquals("NOT_MET", outcome(result("u"), 27));
    }

    @Test
    void answersOfAClosedRoundAreScoredAsAnyOthers() {
        survey.send(SurveyTopic.round(round, 2, RoundChanged.State.CLOSED));
        submit("late", 1, "12", AnswersOfAUnit.meetingAll());
        withdraw("late", 2);
        assertEquals(3, submit("late", 3, "12", AnswersOfAUnit.meetingAll()).getLong("version"));
    }

    /** Forty units, each with up to five answers and withdrawals by turns, each event told up to three times in any order. */
    @Test
    void whateverIsRepeatedOrReorderedTheNewestWordCounts() {
        var random = new Random(2026);
        var newest = new ArrayList<SurveyEvent>();
        var told = new ArrayList<SurveyEvent>();
        for (int u = 0; u < 40; u++) {
            var last = 1 + random.nextInt(5);
            for (int version = 1; version <= last; version++) {
                var event = random.nextInt(3) > 0
                        ? SurveyTopic.submission(round, "u" + u, version, "12", AnswersOfAUnit.meetingAll())
                        : SurveyTopic.withdrawal(round, "u" + u, version, "12");
                told.addAll(Collections.nCopies(1 + random.nextInt(3), event));
                if (version == last) {
                    newest.add(event);
                }
            }
        }
        Collections.shuffle(told, random);
        survey.send(told);
        var waiting = 0;
        for (int u = 0; u < 40; u++) {
            var unit = "u" + u;
            if (newest.get(u) instanceof SubmissionReceived) {
                awaitResult(round, unit, newest.get(u).version());
                waiting += 2;
            } else {
                await(() -> {
                    var response = as(ADMIN).get(unitPath(unit) + "/result");
                    return response.statusCode() == 404 && response.jsonPath().getString("detail").contains("dragit");
                });
            }
        }
        var expected = waiting;
        await(() -> as(ADMIN).get("/scoring/v1/rounds/" + round + "/assessments?status=PENDING").jsonPath()
                .getInt("total") == expected);
        // Told once more, all of it changes nothing.
        survey.send(told);
        submit("after", 1, "12", Map.of());
        for (int u = 0; u < 40; u++) {
            as(ADMIN).get(unitPath("u" + u) + "/result").then()
                    .statusCode(newest.get(u) instanceof SubmissionReceived ? 200 : 404);
        }
        as(ADMIN).get("/scoring/v1/rounds/" + round + "/assessments?status=PENDING").then()
                .body("total", equalTo(expected));
    }

    @Test
    void aUnitThatNoLongerTakesPartIsNotThere() {
        survey.send(SurveyTopic.unit(round, "u", 1, "12", true));
        submit("u", 1, "12", AnswersOfAUnit.meetingAll());
        survey.send(SurveyTopic.unit(round, "u", 2, "12", false));
        await(() -> as(ADMIN).get(unitPath("u") + "/result").statusCode() == 404);
        as(ADMIN).get("/scoring/v1/rounds/" + round + "/assessments").then().body("total", equalTo(0));
        survey.send(SurveyTopic.unit(round, "u", 3, "12", true));
        awaitResult(round, "u", 1);
        as(ADMIN).get("/scoring/v1/rounds/" + round + "/assessments").then().body("total", equalTo(2));
    }
}
