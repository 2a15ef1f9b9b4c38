package se.usve.scoring.assessment;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import se.usve.scoring.AnswersOfAUnit;
import se.usve.scoring.SurveyTopic;
import se.usve.survey.contract.RoundChanged;

/** A ruling can be withdrawn with a reason; the case asks again, and all of it stays. */
@QuarkusTest
class WithdrawRulingTest extends Assessors {

    private String ruled(String assessment, String name, String decision) {
        return rule(name, assessment, decision, REASON).then().statusCode(201).extract().jsonPath()
                .getString("ownRuling.id");
    }

    @Test
    void theCaseAsksAgainAndTheUnitIsScoredAnew() {
        var assessment = caseOf("u", AnswersOfAUnit.meetingAll());
        var ruling = ruled(assessment, anna, "APPROVED");
        var path = CASES + assessment + "/rulings/" + ruling;
        assertEquals("MET", outcome(result("u"), 18));
        by(bo).body(Map.of("rationale", REASON)).delete(path).then().statusCode(403);
        by(anna).body(Map.of()).delete(path).then().statusCode(422).body("errors.pointer", equalTo(List.of("/rationale")));
        by(anna).delete(path).then().statusCode(422);
        assertEquals("MET", outcome(result("u"), 18));

        by(anna).queryParam("rationale", "Fel exempel").delete(path).then().statusCode(200)
                .body("id", equalTo(ruling)).body("withdrawal.by", equalTo(anna))
                .body("withdrawal.rationale", equalTo("Fel exempel"));
        assertEquals("AWAITING_ASSESSMENT", outcome(result("u"), 18));
        assertEquals(assessment, pendingCase("u", 18));
        by(anna).body(Map.of("rationale", REASON)).delete(path).then().statusCode(409)
                .body("type", equalTo("urn:usve:problem:ruling-withdrawn"));
        as(ADMIN).get(unitPath("u") + "/history").then()
                .body("items.cause", equalTo(List.of("RULING_WITHDRAWN", "RULING", "SUBMISSION")))
                .body("items[0].by", equalTo(anna));

        rule(anna, assessment, "REJECTED", REASON).then().statusCode(201);
        assertEquals("NOT_MET", outcome(result("u"), 18));
        as(ADMIN).get(CASES + assessment + "/history").then()
                .body("entries.action", equalTo(List.of("REQUESTED", "RULED", "RULING_WITHDRAWN", "REOPENED", "RULED")))
                .body("entries[2].rationale", equalTo("Fel exempel")).body("entries[2].ruling", equalTo(ruling));
        as(ADMIN).get(CASES + assessment).then().body("review.rulings", hasSize(2));
    }

    @Test
    void theAdministrationWithdrawsAnyoneS() {
        var assessment = caseOf("u", AnswersOfAUnit.meetingAll());
        var ruling = ruled(assessment, anna, "REJECTED");
        as(ADMIN).body(Map.of("rationale", "Bedömaren var jävig")).delete(CASES + assessment + "/rulings/" + ruling)
                .then().statusCode(200);
        seen(bo, assessment).then().body("status", equalTo("PENDING")).body("ruling", nullValue());
        for (var id : List.of(UUID.randomUUID().toString(), "no-uuid")) {
            as(ADMIN).body(Map.of("rationale", REASON)).delete(CASES + assessment + "/rulings/" + id).then().statusCode(404);
            as(ADMIN).body(Map.of("rationale", REASON)).delete(CASES + id + "/rulings/" + ruling).then().statusCode(404);
        }
    }

    @Test
    void theAdministrationWithdrawsNothingInAConflictOfInterest() {
        var unit = "u-" + UUID.randomUUID();
        var assessment = caseOf(unit, AnswersOfAUnit.meetingAll());
        var ruling = ruled(assessment, anna, "REJECTED");
        as(ADMIN).body(Map.of("reason", "Min syster leder enheten.")).put("/scoring/v1/conflicts/" + unit).then()
                .statusCode(200);
        as(ADMIN).body(Map.of("rationale", REASON)).delete(CASES + assessment + "/rulings/" + ruling).then()
                .statusCode(403).body("type", equalTo("urn:usve:problem:conflict-of-interest"));
        seen(bo, assessment).then().body("status", equalTo("REJECTED"));
        as(ADMIN).delete("/scoring/v1/conflicts/" + unit).then().statusCode(204);
    }

    @Test
    void aRulingOnATextThatIsGoneIsWithdrawnWithoutAskingAnybody() {
        var assessment = caseOf("u", AnswersOfAUnit.meetingAll());
        var ruling = ruled(assessment, anna, "APPROVED");
        submit("u", 2, "12", AnswersOfAUnit.meetingAllBut("{\"30a\": \"En annan text.\"}"));
        by(anna).body(Map.of("rationale", REASON)).delete(CASES + assessment + "/rulings/" + ruling).then().statusCode(200);
        seen(anna, assessment).then().body("status", equalTo("SUPERSEDED"));
        submit("u", 3, "12", AnswersOfAUnit.meetingAll());
        assertEquals("AWAITING_ASSESSMENT", outcome(result("u"), 18));
        assertEquals(assessment, pendingCase("u", 18));
    }

    @Test
    void aRulingOfAUnitThatHasWithdrawnItsAnswersIsWithdrawnToo() {
        var assessment = caseOf("u", AnswersOfAUnit.meetingAll());
        var ruling = ruled(assessment, anna, "APPROVED");
        survey.send(SurveyTopic.withdrawal(round, "u", 2, "12"));
        await(() -> as(ADMIN).get(unitPath("u") + "/result").statusCode() == 404);
        by(anna).body(Map.of("rationale", REASON)).delete(CASES + assessment + "/rulings/" + ruling).then().statusCode(200);
        seen(anna, assessment).then().body("status", equalTo("SUPERSEDED"));
        by(anna).get(queue() + "?status=PENDING").then().body("items", hasSize(0));
    }

    @Test
    void whoFindsAConflictOfInterestAfterwardsWithdrawsAllTheSame() {
        var assessment = caseOf("u", AnswersOfAUnit.meetingAll());
        var ruling = ruled(assessment, anna, "APPROVED");
        by(anna).body(Map.of("reason", "Min bror leder enheten.")).put("/scoring/v1/conflicts/u").then().statusCode(200);
        by(anna).body(Map.of("rationale", "Jäv")).delete(CASES + assessment + "/rulings/" + ruling).then().statusCode(200);
        seen(anna, assessment).then().statusCode(403);
    }

    @Test
    void aPublishedRoundDoesNotMove() {
        var assessment = caseOf("u", AnswersOfAUnit.meetingAll());
        var ruling = ruled(assessment, anna, "APPROVED");
        survey.send(SurveyTopic.round(round, 2, RoundChanged.State.PUBLISHED));
        await(() -> claim(bo, pendingCase("u", 23)).statusCode() == 409);
        by(anna).body(Map.of("rationale", REASON)).delete(CASES + assessment + "/rulings/" + ruling).then().statusCode(409)
                .body("type", equalTo("urn:usve:problem:round-published"));
        by(anna).delete(CASES + assessment + "/claim").then().statusCode(409);
        assertEquals("MET", outcome(result("u"), 18));
    }
}
