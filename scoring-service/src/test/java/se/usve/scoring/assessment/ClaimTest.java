package se.usve.scoring.assessment;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.usve.scoring.AnswersOfAUnit;

/** Two assessors never judge one case unaware of each other. */
@QuarkusTest
class ClaimTest extends Assessors {

    @Test
    void whoHasClaimedACaseHasItForThemselves() {
        var assessment = caseOf("u", AnswersOfAUnit.meetingAll());
        var before = Instant.now();
        var claimed = claim(anna, assessment);
        claimed.then().statusCode(201).body("claims", hasSize(1)).body("claims[0].by", equalTo(anna))
                .body("claims[0].own", equalTo(true)).body("review.mayRule", equalTo(true));
        var until = Instant.parse(claimed.jsonPath().getString("claims[0].until"));
        assertTrue(!until.isBefore(before.plus(Duration.ofHours(4)).minusSeconds(1))
                && until.isBefore(Instant.now().plus(Duration.ofHours(4)).plusSeconds(1)), until.toString());
        claim(anna, assessment).then().statusCode(200);

        claim(bo, assessment).then().statusCode(409).contentType("application/problem+json")
                .body("type", equalTo("urn:usve:problem:claimed")).body("detail", containsString(anna))
                .body("claims", hasSize(1)).body("claims[0].by", equalTo(anna));
        rule(bo, assessment, "REJECTED", REASON).then().statusCode(409)
                .body("type", equalTo("urn:usve:problem:claimed"));
        seen(bo, assessment).then().statusCode(200).body("claims[0].by", equalTo(anna))
                .body("claims[0].own", equalTo(false)).body("review.mayRule", equalTo(false));

        rule(anna, assessment, "APPROVED", REASON).then().statusCode(201).body("status", equalTo("APPROVED"))
                .body("claims", hasSize(0));
        claim(bo, assessment).then().statusCode(409).body("type", equalTo("urn:usve:problem:already-ruled"));
    }

    @Test
    void aReleasedCaseIsAnybodys() {
        var assessment = caseOf("u", AnswersOfAUnit.meetingAll());
        claim(anna, assessment).then().statusCode(201);
        by(bo).delete(CASES + assessment + "/claim").then().statusCode(204);
        seen(bo, assessment).then().body("claims[0].by", equalTo(anna));
        by(anna).delete(CASES + assessment + "/claim").then().statusCode(204);
        claim(bo, assessment).then().statusCode(201);
        as(ADMIN).queryParam("assessor", anna).delete(CASES + assessment + "/claim").then().statusCode(204);
        seen(cia, assessment).then().body("claims[0].by", equalTo(bo));
        as(ADMIN).delete(CASES + assessment + "/claim").then().statusCode(204);
        rule(cia, assessment, "REJECTED", REASON).then().statusCode(201);
        var history = as(ADMIN).get(CASES + assessment + "/history").jsonPath();
        assertEquals(List.of("REQUESTED", "CLAIMED", "RELEASED", "CLAIMED", "RELEASED", "RULED"),
                history.getList("entries.action"));
        assertEquals(List.of(anna, anna, bo), history.getList("entries.findAll { it.claimOf }.claimOf").subList(0, 3));
    }

    @Test
    void ofManyWhoClaimAtOnceOneGetsIt() throws Exception {
        var assessment = caseOf("u", AnswersOfAUnit.meetingAll());
        var people = IntStream.range(0, 8).mapToObj(i -> anna + i).toList();
        var statuses = atOnce(people.stream().<Callable<Integer>>map(name ->
                () -> claim(name, assessment).statusCode()).toList());
        assertEquals(1, Collections.frequency(statuses, 201), statuses.toString());
        assertEquals(7, Collections.frequency(statuses, 409), statuses.toString());
    }

    @Test
    void ofManyWhoRuleAtOnceOneDecides() throws Exception {
        var assessment = caseOf("u", AnswersOfAUnit.meetingAll());
        var people = IntStream.range(0, 8).mapToObj(i -> anna + i).toList();
        var statuses = atOnce(people.stream().<Callable<Integer>>map(name -> () -> rule(name, assessment,
                name.hashCode() % 2 == 0 ? "APPROVED" : "REJECTED", REASON).statusCode()).toList());
        assertEquals(1, Collections.frequency(statuses, 201), statuses.toString());
        as(ADMIN).get(CASES + assessment).then().body("review.rulings", hasSize(1));
        assertEquals(2, result("u").getLong("revision"));
    }

    @Test
    void underDoubleReviewTwoClaimAndRuleAtOnceAndOfTwoDifferingAThirdDecides() throws Exception {
        doubleReview(true);
        var assessment = caseOf("u", AnswersOfAUnit.meetingAll());
        var people = IntStream.range(0, 6).mapToObj(i -> anna + i).toList();
        var claims = atOnce(people.stream().<Callable<Integer>>map(name ->
                () -> claim(name, assessment).statusCode()).toList());
        assertEquals(2, Collections.frequency(claims, 201), claims.toString());
        var holders = as(ADMIN).get(CASES + assessment).jsonPath().getList("claims.by", String.class);
        var rulings = atOnce(List.of(() -> rule(holders.getFirst(), assessment, "APPROVED", REASON).statusCode(),
                () -> rule(holders.getLast(), assessment, "REJECTED", REASON).statusCode()));
        assertEquals(List.of(201, 201), rulings);
        assertEquals("AWAITING_ASSESSMENT", outcome(result("u"), 18));
        var rest = people.stream().filter(name -> !holders.contains(name)).toList();
        var third = atOnce(rest.stream().<Callable<Integer>>map(name ->
                () -> rule(name, assessment, "REJECTED", REASON).statusCode()).toList());
        assertEquals(1, Collections.frequency(third, 201), third.toString());
        assertEquals("NOT_MET", outcome(result("u"), 18));
    }

    @Test
    void aClaimEndsWithItsText() {
        var assessment = caseOf("u", AnswersOfAUnit.meetingAll());
        claim(anna, assessment).then().statusCode(201);
        submit("u", 2, "12", AnswersOfAUnit.meetingAllBut("{\"30a\": \"En annan text.\"}"));
        as(ADMIN).get(CASES + assessment).then().body("status", equalTo("SUPERSEDED")).body("claims", hasSize(0));
        claim(anna, assessment).then().statusCode(409).body("type", equalTo("urn:usve:problem:superseded"));
        submit("u", 3, "12", AnswersOfAUnit.meetingAll());
        claim(bo, assessment).then().statusCode(201);
        as(ADMIN).get(CASES + assessment + "/history").then().body("entries.action",
                equalTo(List.of("REQUESTED", "CLAIMED", "SUPERSEDED", "REOPENED", "CLAIMED")));
    }

    @Test
    void theQueueTellsWhatIsClaimedByWhom() {
        caseOf("u", AnswersOfAUnit.meetingAll());
        var hers = pendingCase("u", 18);
        var his = pendingCase("u", 23);
        claim(anna, hers).then().statusCode(201);
        for (var expected : Map.of("me", List.of(hers), "none", List.of(his), "others", List.of()).entrySet()) {
            by(anna).queryParam("claimed", expected.getKey()).get(queue()).then().statusCode(200)
                    .body("items.id", equalTo(expected.getValue())).body("total", equalTo(expected.getValue().size()));
        }
        by(bo).queryParam("claimed", "others").get(queue()).then().body("items.id", equalTo(List.of(hers)));
        by(bo).queryParam("claimed", "me").get(queue()).then().body("items", hasSize(0));
        by(bo).queryParam("claimed", "all").get(queue()).then().statusCode(400);
    }

    @ParameterizedTest
    @CsvSource({"ADMIN, , 403", "STEERING, , 403", "REGION, 12, 403", "ASSESSOR, 12, 403", "ASSESSOR, 03, 201"})
    void onlyAnAssessorOfAnotherRegionClaims(String role, String region, int status) {
        as(role, region).post(CASES + caseOf("u", AnswersOfAUnit.meetingAll()) + "/claim").then().statusCode(status);
    }

    @Test
    void whatIsNotThereCannotBeClaimed() {
        for (var id : List.of(UUID.randomUUID().toString(), "no-uuid")) {
            claim(anna, id).then().statusCode(404).contentType("application/problem+json");
            by(anna).delete(CASES + id + "/claim").then().statusCode(404);
            seen(anna, id).then().statusCode(404);
            by(anna).get(CASES + id + "/history").then().statusCode(404);
            by(anna).get(CASES + id + "/similar").then().statusCode(404);
        }
    }

    /** All of them begin when all of them are ready. */
    private static List<Integer> atOnce(List<Callable<Integer>> calls) throws Exception {
        var ready = new CyclicBarrier(calls.size());
        try (var threads = Executors.newFixedThreadPool(calls.size())) {
            var answers = new ArrayList<Integer>();
            for (var answer : threads.invokeAll(calls.stream().<Callable<Integer>>map(call -> () -> {
                ready.await();
                return call.call();
            }).toList())) {
                answers.add(answer.get());
            }
            return answers;
        }
    }
}
