package se.usve.survey;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a region can rely on while it fills in its answers. */
@QuarkusTest
@OnTheStack
class DraftTest {

    private final Survey stockholm = Survey.region("01");
    private String round;

    @Inject
    DataSource dataSource;

    @BeforeEach
    void aRound() {
        round = Survey.openRound();
    }

    @Test
    void aDraftIsBegunWithoutAConditionAndChangedOnlyWithItsETag() {
        stockholm.get(draft()).then().statusCode(404).body("detail", equalTo("There is no draft"));
        var begun = save(stockholm.request(), Map.of("3", "WHOLE_PERIOD"));
        begun.then().statusCode(201).header("ETag", matchesPattern("\"\\d+\""))
                .body("round", equalTo(round)).body("unit", equalTo("u1")).body("savedBy", equalTo("region-01"))
                .body("savedAt", matchesPattern("\\d{4}-.*Z")).body("answers", equalTo(Map.of("3", "WHOLE_PERIOD")))
                .body("carriedOver", empty()).body("", not(hasKey("basedOn")))
                .body("", not(hasKey("submittedVersion")));
        var first = begun.header("ETag");
        assertEquals("\"" + begun.path("revision") + "\"", first);
        assertEquals(first, stockholm.get(draft()).then().statusCode(200).extract().header("ETag"));

        save(stockholm.request(), Map.of()).then().statusCode(428).header("ETag", equalTo(first))
                .body("type", equalTo("urn:usve:problem:precondition-required"))
                .body("detail", containsString("last saved by region-01"));
        var second = save(match(first), Map.of("3", "WHOLE_PERIOD", "30a", "åäö")).then().statusCode(200)
                .body("answers.'30a'", equalTo("åäö")).extract().header("ETag");
        assertNotEquals(first, second);
        save(match(first), Map.of()).then().statusCode(412).header("ETag", equalTo(second))
                .contentType("application/problem+json")
                .body("type", equalTo("urn:usve:problem:precondition-failed"))
                .body("detail", containsString("it is " + second + ", last saved by region-01 20"));
        stockholm.get(draft()).then().body("answers", equalTo(Map.of("3", "WHOLE_PERIOD", "30a", "åäö")));
    }

    @Test
    void conditionsAreReadAsRfc9110Says() {
        save(match("*"), Map.of()).then().statusCode(412).body("detail", containsString("There is no draft"));
        save(match("\"1\""), Map.of()).then().statusCode(412);
        save(noneMatch("\"1\""), Map.of()).then().statusCode(201);
        var tag = stockholm.get(draft()).header("ETag");
        save(noneMatch("*"), Map.of()).then().statusCode(412).header("ETag", equalTo(tag));
        save(noneMatch("W/" + tag), Map.of()).then().statusCode(412);
        save(noneMatch("\"1\""), Map.of()).then().statusCode(428);
        save(match("W/" + tag), Map.of()).then().statusCode(412);
        save(match("\"abc\""), Map.of()).then().statusCode(412);
        for (var broken : List.of("17", "\"17", "", "\"1\" \"2\"", "* , \"1\"", "w/\"1\"")) {
            save(match(broken), Map.of()).then().statusCode(400).contentType("application/problem+json");
        }
        save(match(tag).header("If-None-Match", "*"), Map.of()).then().statusCode(412);
        tag = save(match("\"1\", W/\"2\",,\"x,y\" , " + tag), Map.of()).then().statusCode(200).extract().header("ETag");
        tag = save(match("\"1\"").header("If-Match", tag), Map.of()).then().statusCode(200).extract().header("ETag");
        save(match("*"), Map.of("3", "NO")).then().statusCode(200);
        discard(match(tag)).then().statusCode(412);
        discard(stockholm.request()).then().statusCode(428);
        discard(match(stockholm.get(draft()).header("ETag"))).then().statusCode(204);
        discard(stockholm.request()).then().statusCode(404);
        discard(match("*")).then().statusCode(412);
    }

    @Test
    void anETagNeverReturns() {
        var before = save(stockholm.request(), Map.of()).header("ETag");
        discard(match(before)).then().statusCode(204);
        var after = save(noneMatch("*"), Map.of()).then().statusCode(201).extract().header("ETag");
        assertNotEquals(before, after);
        save(match(before), Map.of("3", "NO")).then().statusCode(412);
    }

    @Test
    void whatIsWrongOrMissingIsKeptAndTold() {
        var answers = new HashMap<String, Object>();
        answers.put("3", "JA");
        answers.put("4a", null);
        answers.put("13b", List.of(1, Map.of("x", "\uD83D\uDE00\u0000")));
        answers.put("19b", "NO");
        answers.put("24", "YES");
        answers.put("99", true);
        save(stockholm.request(), answers).then().statusCode(201)
                .body("answers", not(hasKey("4a"))).body("answers.size()", equalTo(5))
                .body("answers.'13b'[1].x", equalTo("\uD83D\uDE00\u0000"))
                .body("validation.missing.collect{it.code+' '+it.pointer}", hasItem("MANDATORY /answers/4a"))
                .body("validation.missing.code", not(hasItem("INVALID_ANSWER")))
                .body("validation.wrong.collect{it.code+' '+it.pointer}", equalTo(List.of("INVALID_ANSWER /answers/3",
                        "INVALID_ANSWER /answers/13b", "NOT_ASKED /answers/24", "UNKNOWN_QUESTION /answers/99")))
                .body("validation.answered", equalTo(3));
        stockholm.get(draft()).then().body("answers.'99'", equalTo(true)).body("answers.'19b'", equalTo("NO"));

        var full = save(match("*"), GoldenAnswers.full()).then().statusCode(200)
                .body("validation.missing", empty()).body("validation.wrong", empty()).extract();
        assertEquals(full.<Integer>path("validation.asked"), full.path("validation.answered"));
        assertEquals(GoldenAnswers.full(), full.path("answers"));
        var contradicting = GoldenAnswers.minimal();
        contradicting.put("36", "YES");
        save(match("*"), contradicting).then().body("validation.warnings.code", equalTo(List.of("CONTRADICTION")));
    }

    @Test
    void whatCannotBeKeptAtAllIsRefused() {
        var many = new HashMap<String, Object>();
        for (int i = 0; i <= 500; i++) {
            many.put("q" + i, 1);
        }
        save(stockholm.request(), many).then().statusCode(422).body("errors.code", equalTo(List.of("TOO_MANY")));
        for (var body : List.of("[]", "{}", "{\"answers\":[]}", "{\"answers\":{},\"confirmed\":\"3\"}",
                "{\"answers\":{},\"confirmed\":[3]}", "{\"answers\":{},\"other\":1}", "{\"answers\":{\"15\":[1e400]}}")) {
            stockholm.request().body(body).put("/survey/v1" + draft()).then().statusCode(422).body("errors", hasSize(1));
        }
        stockholm.request().body("{\"answers\":{\"30a\":\"\\ud800\"}}").put("/survey/v1" + draft()).then()
                .statusCode(201);
        stockholm.request().body("{\"answers\":{\"30a\":\"" + "x".repeat(300_000) + "\"}}").put("/survey/v1" + draft())
                .then().statusCode(413);
        stockholm.get(draft()).then().statusCode(200);
    }

    @Test
    void aDraftIsTheRegionsOwn() {
        save(stockholm.request(), Map.of("3", "NO")).then().statusCode(201);
        var skane = Survey.region("12");
        skane.get(draft()).then().statusCode(404);
        save(skane.request(), Map.of()).then().statusCode(404);
        discard(skane.request().header("If-Match", "*")).then().statusCode(404);
        skane.post(draft() + "/prefill", "").then().statusCode(404);
        skane.request().header("If-Match", "*").post("/survey/v1" + draft() + "/submission").then().statusCode(404);
        for (var other : List.of(Survey.ASSESSOR, Survey.STEERING, Survey.OPERATOR)) {
            other.get(draft()).then().statusCode(403);
            save(other.request(), Map.of()).then().statusCode(403);
            other.get("/rounds/" + round + "/drafts").then().statusCode(403);
        }
        Survey.ADMIN.get(draft()).then().statusCode(200);
        Survey.ADMIN.get("/rounds/unheard-of/units/u1/draft").then().statusCode(404);
        Survey.ADMIN.get("/rounds/unheard-of/drafts").then().statusCode(404);

        Survey.ADMIN.put("/rounds/" + round + "/units/u2", Map.of("name", "Lund", "region", "12"));
        save(skane.request(), GoldenAnswers.minimal(), "u2").then().statusCode(201);
        stockholm.get("/rounds/" + round + "/drafts").then().statusCode(200).body("total", equalTo(1))
                .body("items.unit", equalTo(List.of("u1"))).body("items[0].answered", equalTo(1))
                .body("items[0].savedBy", equalTo("region-01"));
        Survey.ADMIN.get("/rounds/" + round + "/drafts?limit=1&page=2").then().body("total", equalTo(2))
                .body("items.unit", equalTo(List.of("u2")));
    }

    @Test
    void aDraftIsSavedOnlyWhileAnswersAreReceivedButAlwaysReadAndDiscarded() {
        var prepared = Survey.draftRound();
        Survey.ADMIN.put("/rounds/" + prepared + "/units/u1", Map.of("name", "Ögon", "region", "01"));
        stockholm.put("/rounds/" + prepared + "/units/u1/draft", Map.of("answers", Map.of())).then().statusCode(409);
        save(stockholm.request(), Map.of("3", "NO")).then().statusCode(201);
        Survey.ADMIN.move(round, "CLOSED");
        save(match("*"), Map.of()).then().statusCode(409).body("detail", containsString("it is CLOSED"));
        submit(match("*"), "{}").then().statusCode(409);
        Survey.ADMIN.move(round, "PUBLISHED");
        stockholm.get(draft()).then().statusCode(200).body("answers.'3'", equalTo("NO"));
        discard(match("*")).then().statusCode(204);
    }

    @Test
    void underALateWindowADraftIsSavedAndSubmittedAndItsAnswersWithdrawn() {
        Survey.ADMIN.move(round, "CLOSED");
        save(stockholm.request(), GoldenAnswers.full()).then().statusCode(409);
        var window = Survey.ADMIN.post("/rounds/" + round + "/late-windows", Map.of("unit", "u1", "until", "2999-12-31",
                "reason", "Sjukdom")).then().statusCode(201).extract().header("Location");
        save(stockholm.request(), GoldenAnswers.full()).then().statusCode(201);
        submit(match("*"), "{}").then().statusCode(201).body("version", equalTo(1));
        stockholm.get(submissions()).then().body("items[0].late", equalTo(true));
        stockholm.request().delete("/survey/v1" + submissions() + "/1?reason=fel").then().statusCode(200);
        Survey.ADMIN.request().delete(URI.create(window).getPath() + "?reason=slut").then()
                .statusCode(lessThan(300));
        save(stockholm.request(), GoldenAnswers.full()).then().statusCode(409);
    }

    @Test
    void aDraftIsSubmittedAsItStandsAndIsThenGone() {
        submit(match("*"), "{}").then().statusCode(412);
        submit(stockholm.request(), "{}").then().statusCode(404);
        var tag = save(stockholm.request(), GoldenAnswers.full()).header("ETag");
        submit(stockholm.request(), "{}").then().statusCode(428);
        submit(match("\"1\""), "{}").then().statusCode(412);
        submit(match(tag), "{\"reason\":7}").then().statusCode(422).body("errors.pointer", equalTo(List.of("/reason")));
        submit(match(tag), "{\"reason\":\"Klart\"}").then().statusCode(201).body("version", equalTo(1))
                .header("Location", containsString("/units/u1/submissions/1"));
        stockholm.get(draft()).then().statusCode(404);
        var stored = stockholm.get(submissions() + "/1").then().statusCode(200).body("reason", equalTo("Klart")).extract();
        assertEquals(GoldenAnswers.full(), stored.path("answers"));

        var wrong = GoldenAnswers.full();
        wrong.remove("4a");
        wrong.put("3", "JA");
        save(stockholm.request(), wrong).then().statusCode(201).body("submittedVersion", equalTo(1));
        submit(match("*"), "").then().statusCode(422).body("errors.collect{it.code+' '+it.pointer}",
                equalTo(List.of("INVALID_ANSWER /answers/3", "MANDATORY /answers/4a")));
        stockholm.get(draft()).then().statusCode(200);
        stockholm.get(submissions()).then().body("total", equalTo(1));
    }

    @Test
    void theSameSubmissionUnderTheSameKeyIsStoredOnceAlsoWhenItComesManyTimesAtOnce() throws Exception {
        var tag = save(stockholm.request(), GoldenAnswers.full()).header("ETag");
        var receipts = Together.times(8, () -> submit(match(tag).header("Idempotency-Key", "d"), "{}"));
        assertEquals(Set.of(201), Set.copyOf(receipts.stream().map(Response::statusCode).toList()));
        assertEquals(1, receipts.stream().map(response -> response.path("$")).distinct().count());
        stockholm.get(submissions()).then().body("total", equalTo(1));
        submit(match(tag).header("Idempotency-Key", "d"), "{\"reason\":\"annat\"}").then().statusCode(422)
                .body("errors.code", equalTo(List.of("IDEMPOTENCY_KEY_REUSED")));
        var next = save(stockholm.request(), GoldenAnswers.minimal()).header("ETag");
        submit(match(next).header("Idempotency-Key", "d"), "{}").then().statusCode(422);
        stockholm.get(draft()).then().statusCode(200);
        Survey.ADMIN.move(round, "CLOSED");
        discard(match(next)).then().statusCode(204);
        submit(match(tag).header("Idempotency-Key", "d"), "{}").then().statusCode(201).body("version", equalTo(1));
    }

    @Test
    void ofManyWhoSubmitTheSameDraftAtOnceOneDoes() throws Exception {
        var tag = save(stockholm.request(), GoldenAnswers.full()).header("ETag");
        var answers = Together.times(8, () -> submit(match(tag), "{}").statusCode());
        assertEquals(1, answers.stream().filter(status -> status == 201).count());
        assertEquals(7, answers.stream().filter(status -> status == 412).count());
        stockholm.get(submissions()).then().body("total", equalTo(1));
    }

    @Test
    void theDraftOfOthersIsNotOverwrittenByManyWhoBeginAtOnce() throws Exception {
        var answers = Together.times(8, () -> save(stockholm.request(), Map.of("3", "NO")).statusCode());
        assertEquals(1, answers.stream().filter(status -> status == 201).count());
        assertEquals(7, answers.stream().filter(status -> status == 428).count());
    }

    @Test
    void whatIsDoneToADraftIsAuditedAndToldToNobody() throws Exception {
        var first = Map.<String, Object>of("30a", "åäö \uD83D\uDE00");
        save(stockholm.request(), first).then().statusCode(201);
        save(match("*"), Map.of()).then().statusCode(200);
        discard(match("*")).then().statusCode(204);
        stockholm.submit(round, "u1", GoldenAnswers.full()).then().statusCode(201);
        prefill().then().statusCode(201);

        var hash = sha256(ReceiptCheck.canonical(new ObjectMapper().valueToTree(first)));
        var full = sha256(ReceiptCheck.canonical(new ObjectMapper().valueToTree(GoldenAnswers.full())));
        var none = sha256("{}");
        assertEquals(List.of("draft.saved region-01 01 null " + hash, "draft.saved region-01 01 " + hash + " " + none,
                "draft.discarded region-01 01 " + none + " null", "submission.received region-01 01 null " + full,
                "draft.prefilled region-01 01 null " + full), audited());
        await().atMost(Duration.ofSeconds(20)).until(() -> told().contains("submission-received"));
        assertEquals(List.of("unit-registered", "submission-received"), told());
    }

    private List<String> told() {
        return Topic.records((round + "/u1")::equals).stream()
                .map(message -> Topic.header(message, "ce_type").split("\\.")[3]).toList();
    }

    private List<String> audited() throws SQLException {
        try (var connection = dataSource.getConnection(); var select = connection.prepareStatement("""
                select action, actor, region, before_hash, after_hash from audit
                where round = ? and (action like 'draft.%' or action like 'submission.%') order by seq""")) {
            select.setString(1, round);
            var entries = new ArrayList<String>();
            try (var found = select.executeQuery()) {
                while (found.next()) {
                    entries.add(found.getString(1) + " " + found.getString(2) + " " + found.getString(3) + " "
                            + found.getString(4) + " " + found.getString(5));
                }
            }
            return entries;
        }
    }

    private static String sha256(String text) throws Exception {
        return HexFormat.of().formatHex(
                MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    private Response prefill() {
        return stockholm.request().post("/survey/v1" + draft() + "/prefill");
    }

    @Test
    void aClientThatSendsNoBodyNeedsNoContentType() {
        save(stockholm.request(), GoldenAnswers.full()).then().statusCode(201);
        bare().header("If-Match", "*").post("/survey/v1" + draft() + "/submission")
                .then().statusCode(201);
        bare().post("/survey/v1" + draft() + "/prefill").then().statusCode(201);
        bare().header("If-Match", "*").delete("/survey/v1" + draft()).then()
                .statusCode(204);
        bare().delete("/survey/v1" + submissions() + "/1?reason=fel").then()
                .statusCode(200);
    }

    private RequestSpecification bare() {
        return given().noContentType().auth().oauth2(stockholm.token());
    }

    /** Writers that each count one up in the answer they read: what the draft says last is what all of them were told. */
    @Test
    void noAcceptedSaveOfManyWritersIsLost() throws Exception {
        save(stockholm.request(), Map.of("total", 0)).then().statusCode(201);
        var seeds = new AtomicInteger(3000);
        var accepted = Together.times(6, () -> countUp(new Random(seeds.incrementAndGet())));
        var revisions = accepted.stream().flatMap(List::stream).toList();
        assertEquals(revisions.size(), Set.copyOf(revisions).size(), "each save has an ETag of its own");
        assertEquals(60, revisions.size());
        stockholm.get(draft()).then().body("answers.total", equalTo(60))
                .header("ETag", equalTo(revisions.stream().max(Comparator.comparing(DraftTest::number)).orElseThrow()));
    }

    private List<String> countUp(Random random) {
        var accepted = new ArrayList<String>();
        var tag = "\"1\"";
        while (accepted.size() < 10) {
            var read = stockholm.get(draft());
            // Now and then with what was known before: it must not be let in.
            var stale = random.nextInt(4) == 0 && !tag.equals(read.header("ETag"));
            tag = stale ? tag : read.header("ETag");
            var saved = save(match(tag), Map.of("total", read.<Integer>path("answers.total") + 1));
            if (saved.statusCode() == 200 && !stale) {
                accepted.add(saved.header("ETag"));
            } else {
                assertEquals(412, saved.statusCode());
            }
        }
        return accepted;
    }

    private static long number(String tag) {
        return Long.parseLong(tag.replace("\"", ""));
    }

    private String draft() {
        return "/rounds/" + round + "/units/u1/draft";
    }

    private String submissions() {
        return "/rounds/" + round + "/units/u1/submissions";
    }

    private RequestSpecification match(String tags) {
        return stockholm.request().header("If-Match", tags);
    }

    private RequestSpecification noneMatch(String tags) {
        return stockholm.request().header("If-None-Match", tags);
    }

    private Response save(RequestSpecification request, Map<String, Object> answers) {
        return save(request, answers, "u1");
    }

    private Response save(RequestSpecification request, Map<String, Object> answers, String unit) {
        return request.body(Map.of("answers", answers)).put("/survey/v1/rounds/" + round + "/units/" + unit + "/draft");
    }

    private Response discard(RequestSpecification request) {
        return request.delete("/survey/v1" + draft());
    }

    private Response submit(RequestSpecification request, String body) {
        return request.body(body).post("/survey/v1" + draft() + "/submission");
    }
}
