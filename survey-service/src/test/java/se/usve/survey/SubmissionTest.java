package se.usve.survey;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.usve.survey.contract.SubmissionReceived;

/** What a region can rely on when it submits. */
@QuarkusTest
@OnTheStack
class SubmissionTest {

    private final Survey stockholm = Survey.region("01");
    private String round;

    @BeforeEach
    void aRound() {
        round = Survey.openRound();
    }

    @Test
    void everyErrorIsToldAtOnceAndNothingIsStored() {
        var answers = GoldenAnswers.full();
        answers.put("3", "JA");
        answers.remove("4a");
        answers.put("19b", "NO");
        answers.put("15", Map.of("2018", -1, "2017", 2));
        answers.put("99", "YES");
        answers.put("30a", "a\u0000b");
        stockholm.submit(round, "u1", answers).then().statusCode(422)
                .body("detail", containsString("The answers have 11 errors. Nothing was stored."))
                .body("errors.collect{it.code+' '+it.pointer}", equalTo(List.of("INVALID_ANSWER /answers/3",
                        "MANDATORY /answers/4a", "INVALID_ANSWER /answers/15/2018", "INVALID_ANSWER /answers/15/2017",
                        "NOT_ASKED /answers/students-per-group", "NOT_ASKED /answers/own-patients",
                        "NOT_ASKED /answers/placed-elsewhere", "NOT_ASKED /answers/24", "NOT_ASKED /answers/25",
                        "INVALID_ANSWER /answers/30a",
                        "UNKNOWN_QUESTION /answers/99")))
                .body("errors[0].message", containsString("Question 3 (During the period"));
        stockholm.get("/rounds/" + round + "/units/u1/submissions").then().statusCode(200)
                .body("total", equalTo(0)).body("items", hasSize(0));
        stockholm.submit(round, "u1", GoldenAnswers.full()).then().statusCode(201).body("version", equalTo(1));
        await().atMost(Duration.ofSeconds(20)).until(() -> versionsOnTopic("u1").equals(List.of(1L)));
    }

    @Test
    void unknownRoundAndUnit() {
        stockholm.submit("unheard-of", "u1", GoldenAnswers.full()).then().statusCode(404)
                .body("detail", equalTo("There is no such round"));
        stockholm.submit(round, "unheard-of", GoldenAnswers.full()).then().statusCode(404)
                .body("detail", equalTo("There is no such unit"));
        stockholm.get("/rounds/" + round + "/units/unheard-of/submissions").then().statusCode(404);
    }

    @Test
    void theSameRequestUnderTheSameKeyIsStoredOnce() {
        var answers = GoldenAnswers.minimal();
        answers.put("36", "YES");
        var first = keyed("k 1", answers).then().statusCode(201).extract();
        var second = keyed("k 1", answers).then().statusCode(201).extract();
        assertEquals(first.<Map<String, Object>>path("$"), second.path("$"));
        assertEquals(List.of("CONTRADICTION"), second.path("warnings.code"));
        assertEquals(first.header("Location"), second.header("Location"));

        keyed("k 1", GoldenAnswers.full()).then().statusCode(422)
                .body("errors.code", equalTo(List.of("IDEMPOTENCY_KEY_REUSED")));
        keyed("k 2", answers).then().statusCode(201).body("version", equalTo(2));

        Survey.ADMIN.move(round, "CLOSED").then().statusCode(200);
        keyed("k 1", answers).then().statusCode(201).body("version", equalTo(1));
        keyed("k 3", answers).then().statusCode(409);
        keyed("k".repeat(101), answers).then().statusCode(400);
        keyed("nyckel å", answers).then().statusCode(400);
    }

    @Test
    void theSameRequestManyTimesAtOnceIsStoredOnce() throws Exception {
        var receipts = Together.times(12, () -> keyed("together", GoldenAnswers.full()));
        assertEquals(Set.of(201), receipts.stream().map(Response::statusCode).collect(Collectors.toSet()));
        assertEquals(1, receipts.stream().map(response -> response.path("$")).distinct().count());
        stockholm.get("/rounds/" + round + "/units/u1/submissions").then().body("total", equalTo(1));
    }

    @Test
    void versionsOfAUnitHaveNoHolesAndAreToldInOrder() throws Exception {
        var receipts = Together.times(16, () -> stockholm.submit(round, "u1", GoldenAnswers.full()));
        var expected = LongStream.rangeClosed(1, 16).boxed().toList();
        assertEquals(expected, receipts.stream()
                .map(response -> response.jsonPath().getLong("version")).sorted().toList());
        await().atMost(Duration.ofSeconds(20)).until(() -> versionsOnTopic("u1").size() >= 16);
        assertEquals(expected, versionsOnTopic("u1"));
        var times = stockholm.get("/rounds/" + round + "/units/u1/submissions").then().extract()
                .<List<String>>path("items.submittedAt").reversed().stream().map(Instant::parse).toList();
        assertEquals(times.stream().sorted().toList(), times);
        // Told again from the tables it must be the same bytes.
        for (var told : Topic.records((round + "/u1")::equals)) {
            if (new ObjectMapper().readTree(told.value()).path("submittedAt") instanceof TextNode time) {
                assertEquals(Instant.parse(time.asText()).toString(), time.asText());
            }
        }
    }

    /** Each submission of a unit knows the one before it, also when they come at the same time. */
    @Test
    void theAuditTellsWhatWasReplacedWithoutAGap() throws Exception {
        var different = IntStream.range(0, 12).<Callable<Response>>mapToObj(i -> () -> {
            var answers = GoldenAnswers.full();
            answers.put("30a", "Exempel " + i);
            return stockholm.submit(round, "u1", answers);
        }).toList();
        Together.all(different).forEach(response -> response.then().statusCode(201));
        var entries = stockholm.get("/audit?round=" + round + "&unit=u1&action=submission.received&limit=100").then()
                .statusCode(200).extract().jsonPath();
        var after = entries.<String>getList("items.afterHash").reversed();
        var before = entries.<String>getList("items.beforeHash").reversed();
        assertEquals(12, after.size());
        assertNull(before.getFirst());
        assertEquals(after.subList(0, 11), before.subList(1, 12));
    }

    @Test
    void whatIsToldIsWhatTheReceiptSays() throws Exception {
        var receipt = stockholm.submit(round, "u1", GoldenAnswers.full()).then().statusCode(201).extract().jsonPath();
        await().atMost(Duration.ofSeconds(20)).until(() -> versionsOnTopic("u1").equals(List.of(1L)));
        var told = Topic.records((round + "/u1")::equals).stream()
                .filter(message -> Topic.header(message, "ce_type").equals(SubmissionReceived.TYPE)).findFirst().orElseThrow();
        var json = new ObjectMapper().registerModule(new JavaTimeModule());
        var answers = json.convertValue(GoldenAnswers.full(), new TypeReference<Map<String, Object>>() { });
        assertEquals(new SubmissionReceived(round, "u1", 1, "01", "2018-2021", "2018-2021",
                Instant.parse(receipt.getString("submittedAt")), receipt.getString("sha256"), answers),
                json.readValue(told.value(), SubmissionReceived.class));
    }

    /** Whoever tries too early makes nobody remember what the round asked then. */
    @Test
    void answersAreThoseOfTheQuestionnaireThatTheRoundHasWhenItOpens() {
        var draft = Survey.draftRound();
        Survey.ADMIN.put("/rounds/" + draft + "/units/u1", Map.of("name", "Ögon", "region", "01")).then().statusCode(201);
        stockholm.submit(draft, "u1", GoldenAnswers.full()).then().statusCode(409);
        var other = new HashMap<>(Survey.definition());
        other.put("questionnaire", "2022-2025");
        other.put("ruleSet", "2022-2025");
        Survey.ADMIN.put("/rounds/" + draft, other).then().statusCode(200);
        Survey.ADMIN.move(draft, "OPEN").then().statusCode(200);
        stockholm.submit(draft, "u1", GoldenAnswers.full()).then().statusCode(422)
                .body("errors.pointer", hasItem("/answers/12d"));
        stockholm.get("/rounds/" + draft + "/units/u1/submissions").then().body("total", equalTo(0));
    }

    @Test
    void nothingIsStoredAfterTheRoundHasClosed() throws Exception {
        for (int unit = 0; unit < 4; unit++) {
            Survey.ADMIN.put("/rounds/" + round + "/units/w" + unit, Map.of("name", "Enhet", "region", "01"));
        }
        try (var pool = Executors.newFixedThreadPool(4)) {
            var under = new CountDownLatch(8);
            var writers = IntStream.range(0, 4).mapToObj(unit -> pool.submit(() -> {
                int stored = 0;
                Response response;
                while ((response = stockholm.submit(round, "w" + unit, GoldenAnswers.full())).statusCode() == 201) {
                    stored++;
                    under.countDown();
                }
                assertEquals(409, response.statusCode());
                return stored;
            })).toList();
            under.await();
            Survey.ADMIN.move(round, "CLOSED").then().statusCode(200);
            var atClosing = IntStream.range(0, 4).map(this::storedOf).sum();
            int accepted = 0;
            for (var writer : writers) {
                accepted += writer.get();
            }
            assertEquals(atClosing, accepted);
            assertTrue(accepted >= 8);
        }
    }

    private int storedOf(int unit) {
        return stockholm.get("/rounds/" + round + "/units/w" + unit + "/submissions").path("total");
    }

    private Response keyed(String key, Map<String, Object> answers) {
        return stockholm.request().header("Idempotency-Key", key).body(Map.of("answers", answers))
                .post("/survey/v1/rounds/" + round + "/units/u1/submissions");
    }

    private List<Long> versionsOnTopic(String unit) {
        return Topic.records((round + "/" + unit)::equals).stream()
                .filter(message -> Topic.header(message, "ce_type").contains("submission-received"))
                .map(message -> Long.valueOf(message.value().replaceAll(".*\"version\":(\\d+).*", "$1"))).toList();
    }
}
