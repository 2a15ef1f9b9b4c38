package se.usve.scoring.assessment;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.quarkus.test.junit.QuarkusTest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.usve.scoring.AnswersOfAUnit;

/** Two rule without knowing of each other, and a third if they differ. */
@QuarkusTest
class DoubleReviewTest extends Assessors {

    /** Of this test alone: what other tests have decided is shown beside similar texts, as it should be. */
    private final String firstReason = "Hemligt skäl ett " + UUID.randomUUID();
    private final String secondReason = "Hemligt skäl två " + UUID.randomUUID();
    private String assessment;

    @BeforeEach
    void aCaseUnderDoubleReview() {
        doubleReview(true);
        assessment = caseOf("u", AnswersOfAUnit.meetingAll());
    }

    /** Everything an assessor can read that has to do with the case. */
    private Map<String, String> allThatIsToldTo(String name) {
        var unit = unitPath("u");
        var told = new LinkedHashMap<String, String>();
        for (var path : List.of(CASES + assessment, CASES + assessment + "/history", CASES + assessment + "/similar",
                queue(), queue() + "?status=PENDING", queue() + "?status=APPROVED", queue() + "?status=REJECTED",
                queue() + "?claimed=none", queue() + "?claimed=others", unit + "/result", unit + "/history",
                unit + "/result/history", "/scoring/v1/rounds/" + round + "/agreement", unit + "/overrides")) {
            told.put("GET " + path, by(name).get(path).then().statusCode(200).extract().asString());
        }
        return told;
    }

    private static void nothingOf(Map<String, String> told, String... secrets) {
        told.forEach((path, body) -> List.of(secrets).forEach(secret ->
                assertFalse(body.contains(secret), path + " tells " + secret + ": " + body)));
    }

    @Test
    void twoWhoAgreeDecide() {
        rule(anna, assessment, "APPROVED", firstReason).then().statusCode(201).body("status", equalTo("PENDING"))
                .body("ruling", nullValue()).body("ownRuling.decision", equalTo("APPROVED"))
                .body("review.state", equalTo("AWAITS_SECOND"));
        assertEquals("AWAITING_ASSESSMENT", outcome(result("u"), 18));
        assertEquals(1, result("u").getLong("revision"), "the first ruling alone changes nothing");
        assertNull(result("u").get("levels[17].rulings"), "nothing is told before it is decided");

        nothingOf(allThatIsToldTo(bo), anna, firstReason, "AWAITS_SECOND");
        seen(bo, assessment).then().body("review.state", equalTo("AWAITS_RULING")).body("review.rulings", hasSize(0))
                .body("review.mayRule", equalTo(true));
        by(anna).get(queue() + "?status=PENDING").then().body("items.id", not(hasItem(assessment)));
        by(anna).get(queue()).then().body("items.find { it.id == '" + assessment + "' }.review.state",
                equalTo("AWAITS_SECOND"));
        by(bo).get(queue() + "?status=PENDING").then().body("items.id", hasItem(assessment));
        rule(anna, assessment, "APPROVED", REASON).then().statusCode(409)
                .body("type", equalTo("urn:usve:problem:own-ruling-stands"));

        rule(bo, assessment, "APPROVED", secondReason).then().statusCode(201).body("status", equalTo("APPROVED"))
                .body("ruling.by", equalTo(bo)).body("review.rulings.by", equalTo(List.of(anna, bo)));
        var decided = result("u");
        assertEquals("MET", outcome(decided, 18));
        assertEquals(secondReason, decided.getString("levels[17].ruling.rationale"));
        assertEquals(List.of(firstReason, secondReason), decided.getList("levels[17].rulings.rationale"));
        assertEquals(List.of(anna, bo), decided.getList("levels[17].rulings.by"));
        assertEquals("RULING", as(ADMIN).get(unitPath("u") + "/history").jsonPath().getString("items[0].cause"));
        rule(cia, assessment, "REJECTED", REASON).then().statusCode(409)
                .body("type", equalTo("urn:usve:problem:already-ruled"));
    }

    @Test
    void ofTwoWhoDifferAThirdDecidesWithoutKnowingWhoTheyAre() {
        claim(anna, assessment).then().statusCode(201);
        claim(bo, assessment).then().statusCode(201);
        rule(anna, assessment, "APPROVED", firstReason).then().statusCode(201);
        nothingOf(allThatIsToldTo(cia), anna, firstReason);
        rule(bo, assessment, "REJECTED", secondReason).then().statusCode(201)
                .body("review.state", equalTo("AWAITS_THIRD")).body("review.rulings", hasSize(1));

        nothingOf(allThatIsToldTo(cia), anna, bo);
        nothingOf(allThatIsToldTo(anna), bo, secondReason);
        nothingOf(allThatIsToldTo(bo), anna, firstReason);
        seen(cia, assessment).then().body("review.state", equalTo("AWAITS_THIRD"))
                .body("review.rulings.decision", equalTo(List.of("APPROVED", "REJECTED")))
                .body("review.rulings.rationale", equalTo(List.of(firstReason, secondReason)))
                .body("review.rulings[0].by", nullValue()).body("review.rulings[0].id", nullValue());
        by(cia).get(CASES + assessment + "/history").then()
                .body("entries.action", equalTo(List.of("REQUESTED", "RULED", "RULED")));
        by(anna).get(queue() + "?status=PENDING").then().body("items.id", not(hasItem(assessment)));

        rule(cia, assessment, "REJECTED", "Håller med om att det saknas följder").then().statusCode(201)
                .body("status", equalTo("REJECTED")).body("review.rulings.by", equalTo(List.of(anna, bo, cia)));
        assertEquals("NOT_MET", outcome(result("u"), 18));
        seen(dag, assessment).then().body("review.rulings", hasSize(3));
    }

    /** A ruling and what it fixes are seen together or not at all. */
    @Test
    void whoLooksAtTheVeryMomentOfTheFirstRulingSeesNothingOfIt() throws Exception {
        var given = new AtomicBoolean();
        try (var threads = Executors.newFixedThreadPool(3)) {
            var looks = IntStream.range(0, 3).mapToObj(i -> threads.submit(() -> {
                int seen = 0;
                do {
                    var body = (i == 0 ? by(bo).get(queue()) : seen(bo, assessment)).asString();
                    assertFalse(body.contains(firstReason) || body.contains(anna), body);
                } while (!given.get() && ++seen < 1000);
                return seen;
            })).toList();
            try {
                rule(anna, assessment, "APPROVED", firstReason).then().statusCode(201);
                rule(anna, pendingCase("u", 23), "APPROVED", firstReason).then().statusCode(201);
            } finally {
                given.set(true);
            }
            for (var look : looks) {
                look.get();
            }
        }
    }

    @Test
    void theAdministrationSeesAll() {
        rule(anna, assessment, "APPROVED", firstReason).then().statusCode(201);
        as(ADMIN).get(CASES + assessment).then().body("review.state", equalTo("AWAITS_SECOND"))
                .body("review.rulings.by", equalTo(List.of(anna)));
        as(ADMIN).get(CASES + assessment + "/history").then().body("entries.by", hasItem(anna));
    }

    @Test
    void aHalfFinishedReviewLivesThroughAResubmissionOfTheSameText() {
        rule(anna, assessment, "APPROVED", firstReason).then().statusCode(201);
        submit("u", 2, "12", AnswersOfAUnit.meetingAllBut("{\"30a\": \"En annan text.\"}"));
        var other = pendingCase("u", 18);
        rule(bo, other, "REJECTED", REASON).then().statusCode(201);
        submit("u", 3, "12", AnswersOfAUnit.meetingAllBut("{\"39\": \"NO\"}"));
        rule(anna, assessment, "REJECTED", REASON).then().statusCode(409)
                .body("type", equalTo("urn:usve:problem:own-ruling-stands"));
        rule(bo, assessment, "APPROVED", secondReason).then().statusCode(201).body("status", equalTo("APPROVED"));
        assertEquals("MET", outcome(result("u"), 18));
    }

    @Test
    void aChangedProcedureConcernsWhatNobodyHasRuledOn() {
        var other = pendingCase("u", 23);
        rule(anna, assessment, "APPROVED", firstReason).then().statusCode(201);
        doubleReview(false);
        seen(anna, assessment).then().body("review.doubleReview", equalTo(true));
        seen(anna, other).then().body("review.doubleReview", equalTo(false));
        rule(anna, other, "APPROVED", firstReason).then().statusCode(201).body("status", equalTo("APPROVED"));
        doubleReview(true);
        seen(anna, other).then().body("review.doubleReview", equalTo(false)).body("status", equalTo("APPROVED"));
        rule(bo, assessment, "APPROVED", secondReason).then().statusCode(201).body("status", equalTo("APPROVED"));
    }

    @Test
    void whoWithdrawsBesideAnothersRulingCannotRuleAgain() {
        rule(anna, assessment, "APPROVED", firstReason).then().statusCode(201);
        rule(bo, assessment, "REJECTED", secondReason).then().statusCode(201);
        var own = seen(anna, assessment).jsonPath().getString("ownRuling.id");
        var others = seen(bo, assessment).jsonPath().getString("ownRuling.id");
        by(anna).body(Map.of("rationale", REASON)).delete(CASES + assessment + "/rulings/" + others).then().statusCode(404);
        by(anna).body(Map.of("rationale", "Jag läste fel")).delete(CASES + assessment + "/rulings/" + own)
                .then().statusCode(200).body("withdrawal.rationale", equalTo("Jag läste fel"));
        seen(anna, assessment).then().body("review.mayRule", equalTo(false));
        rule(anna, assessment, "REJECTED", REASON).then().statusCode(409)
                .body("type", equalTo("urn:usve:problem:took-part"));
        by(anna).get(queue() + "?status=PENDING").then().body("items.id", not(hasItem(assessment)));
        nothingOf(allThatIsToldTo(cia), anna, bo, firstReason, secondReason);
        rule(cia, assessment, "REJECTED", REASON).then().statusCode(201).body("status", equalTo("REJECTED"));
    }

    @Test
    void agreementIsToldPerLevelAndUnblindsNobody() {
        var agreement = "/scoring/v1/rounds/" + round + "/agreement";
        as(STEERING).get(agreement).then().statusCode(200).body("levels", hasSize(0)).body("all.pairs", equalTo(0))
                .body("all.kappa", nullValue());
        var patient = pendingCase("u", 23);
        rule(anna, assessment, "APPROVED", REASON).then().statusCode(201);
        rule(bo, assessment, "REJECTED", REASON).then().statusCode(201);
        rule(anna, patient, "APPROVED", REASON).then().statusCode(201);
        rule(bo, patient, "APPROVED", REASON).then().statusCode(201);

        as(STEERING).get(agreement).then().body("counted", equalTo("ALL"))
                .body("levels.level", equalTo(List.of(18, 23))).body("levels.pairs", equalTo(List.of(1, 1)))
                .body("levels.agreed", equalTo(List.of(0, 1))).body("levels[0].kappa", equalTo(0.0f))
                .body("levels[1].kappa", nullValue()).body("all.share", equalTo(0.5f));
        by(cia).get(agreement).then().body("counted", equalTo("DECIDED")).body("levels.level", equalTo(List.of(23)));
        rule(cia, assessment, "APPROVED", REASON).then().statusCode(201);
        by(dag).get(agreement).then().body("levels.pairs", equalTo(List.of(1, 1)));
        as("REGION", "12").get(agreement).then().statusCode(403);
        as(ADMIN).get("/scoring/v1/rounds/no-such-round/agreement").then().statusCode(404);
    }
}
