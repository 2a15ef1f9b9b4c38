package se.usve.survey;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.usve.chassis.time.Sweden;

/** What stays of everything a unit sends and takes back. */
@QuarkusTest
@OnTheStack
class HistoryTest {

    private final Survey stockholm = Survey.region("01");
    private String round;

    @Inject
    DataSource dataSource;

    @BeforeEach
    void aRound() {
        round = Survey.openRound();
    }

    @Test
    void aReasonIsKeptInTheHistoryAndIsPartOfTheRequest() {
        submit(GoldenAnswers.full(), "  Rättat\nfråga 15 ").then().statusCode(201);
        submit(GoldenAnswers.full(), null).then().statusCode(201);
        stockholm.get(submissions()).then().statusCode(200)
                .body("items[1].reason", equalTo("Rättat\nfråga 15")).body("items[0]", not(hasKey("reason")))
                .body("items.kind", equalTo(List.of("SUBMISSION", "SUBMISSION")));
        stockholm.get(submissions() + "/1").then().body("reason", equalTo("Rättat\nfråga 15"));
        submit(GoldenAnswers.full(), "x".repeat(1000)).then().statusCode(201);
        submit(GoldenAnswers.full(), "x".repeat(1001)).then().statusCode(422)
                .body("errors.pointer", equalTo(List.of("/reason")));
        submit(GoldenAnswers.full(), " ").then().statusCode(201);

        var keyed = Map.of("answers", GoldenAnswers.full(), "reason", "A");
        key(keyed).then().statusCode(201).body("version", equalTo(5));
        key(keyed).then().statusCode(201).body("version", equalTo(5));
        key(Map.of("answers", GoldenAnswers.full(), "reason", "B")).then().statusCode(422)
                .body("errors.code", equalTo(List.of("IDEMPOTENCY_KEY_REUSED")));
        key(Map.of("answers", GoldenAnswers.full())).then().statusCode(422);
        Survey.ADMIN.move(round, "CLOSED");
        key(keyed).then().statusCode(201).body("version", equalTo(5));
    }

    @Test
    void theNewestAnswersAreWithdrawnAndStayInTheHistory() throws Exception {
        submit(GoldenAnswers.minimal(), null).then().statusCode(201);
        var hash = submit(GoldenAnswers.full(), null).then().statusCode(201).extract().<String>path("sha256");
        withdraw(1, "fel").then().statusCode(409).body("detail", containsString("that is version 2"));
        withdraw(3, "fel").then().statusCode(404);
        stockholm.request().delete(address(2)).then().statusCode(422).body("errors.pointer", equalTo(List.of("/reason")));
        withdraw(2, "x".repeat(1001)).then().statusCode(422);
        stockholm.request().body(Map.of("reason", "Svaren gällde fel enhet.")).delete(address(2)).then().statusCode(200)
                .body("version", equalTo(3)).body("withdrawn.version", equalTo(2)).body("withdrawn.sha256", equalTo(hash))
                .body("withdrawnBy", equalTo("region-01")).body("reason", equalTo("Svaren gällde fel enhet."));
        withdraw(3, "igen").then().statusCode(409).body("detail", containsString("is a withdrawal"));
        withdraw(2, "igen").then().statusCode(409).body("detail", containsString("that is version 3"));

        stockholm.get(submissions()).then().body("total", equalTo(3))
                .body("items.kind", equalTo(List.of("WITHDRAWAL", "SUBMISSION", "SUBMISSION")))
                .body("items[0].reason", equalTo("Svaren gällde fel enhet.")).body("items[0]", not(hasKey("sha256")))
                .body("items[0].submittedBy", equalTo("region-01"));
        stockholm.get(submissions() + "/3").then().statusCode(200).body("kind", equalTo("WITHDRAWAL"))
                .body("", not(hasKey("answers"))).body("", not(hasKey("sha256")));
        stockholm.get(submissions() + "/2").then().body("answers", equalTo(GoldenAnswers.full()));
        stockholm.get(submissions() + "/3/receipt").then().statusCode(404);
        submit(GoldenAnswers.minimal(), null).then().statusCode(201).body("version", equalTo(4));

        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertEquals(
                List.of("submission-received 1", "submission-received 2", "submission-withdrawn 3",
                        "submission-received 4"),
                Topic.records((round + "/u1")::equals).stream()
                        .map(message -> Topic.header(message, "ce_type").split("\\.")[3] + " "
                                + message.value().replaceAll(".*\"version\":(\\d+).*", "$1"))
                        .filter(told -> told.startsWith("submission")).toList()));
        var told = Topic.records((round + "/u1")::equals).stream()
                .filter(message -> Topic.header(message, "ce_type").contains("withdrawn")).findFirst().orElseThrow().value();
        assertEquals("Svaren gällde fel enhet.", JsonPath.from(told).get("reason"));
        assertEquals("01", JsonPath.from(told).get("region"));
        assertEquals(List.of("submission.received null", "submission.received null",
                "submission.withdrawn Svaren gällde fel enhet.", "submission.received null"), audited());
    }

    @Test
    void anAdministratorWithdrawsAlsoInAClosedRoundAndNobodyInAPublishedOne() {
        submit(GoldenAnswers.full(), null).then().statusCode(201);
        Survey.region("12").request().delete(address(1) + "?reason=r").then().statusCode(404);
        for (var other : List.of(Survey.ASSESSOR, Survey.STEERING, Survey.OPERATOR)) {
            other.request().delete(address(1) + "?reason=r").then().statusCode(403);
        }
        Survey.ADMIN.move(round, "CLOSED");
        withdraw(1, "fel").then().statusCode(409).body("detail", containsString("it is CLOSED"));
        Survey.ADMIN.request().delete(address(1) + "?reason=fel").then().statusCode(200);
        stockholm.submit(round, "u1", GoldenAnswers.full()).then().statusCode(409);
        Survey.ADMIN.move(round, "PUBLISHED");
        Survey.ADMIN.request().delete(address(1) + "?reason=fel").then().statusCode(409)
                .body("detail", containsString("it is PUBLISHED"));
    }

    @Test
    void ofManyWhoWithdrawAtOnceOneDoes() throws Exception {
        submit(GoldenAnswers.full(), null).then().statusCode(201);
        var statuses = Together.times(8, () -> withdraw(1, "fel").statusCode());
        assertEquals(1, statuses.stream().filter(status -> status == 200).count());
        assertEquals(7, statuses.stream().filter(status -> status == 409).count());
        stockholm.get(submissions()).then().body("total", equalTo(2));
    }

    @Test
    void theDifferenceBetweenAnyTwoVersionsTellsWhoChangedWhatWhenAndWhy() {
        var answers = GoldenAnswers.full();
        submit(answers, null).then().statusCode(201);
        answers.put("36", "NO_DIRECT_PATIENT_CONTACT");
        submit(answers, "Fråga 36").then().statusCode(201);
        var each = copy((Map<?, ?>) answers.get("13b"));
        each.put("OTHER_REGION_CARE_UNITS", each.get("OTHER_REGION_CARE_UNITS").equals("YES") ? "NO" : "YES");
        var oldItem = each.get("OTHER_REGION_CARE_UNITS").equals("YES") ? "NO" : "YES";
        answers.put("13b", each);
        answers.remove("15");
        Survey.ADMIN.post(submissions(), Map.of("answers", answers, "reason", "Efter samtal")).then().statusCode(201);

        stockholm.get(submissions() + "/3/changes").then().statusCode(200).body("against", equalTo(2))
                .body("changes.question", equalTo(List.of("13b", "15")))
                .body("changes[0].items", equalTo(List.of(Map.of("item", "OTHER_REGION_CARE_UNITS", "old", oldItem,
                        "new", each.get("OTHER_REGION_CARE_UNITS")))))
                .body("changes[0].submittedBy", equalTo("admin")).body("changes[0].reason", equalTo("Efter samtal"))
                .body("changes[1].items.item", equalTo(List.of("2018", "2019", "2020", "2021")))
                .body("changes[1]", not(hasKey("new")));
        stockholm.get(submissions() + "/3/changes?against=1").then().body("changes.question",
                equalTo(List.of("13b", "15", "36"))).body("changes.version", equalTo(List.of(3, 3, 2)))
                .body("changes[2].reason", equalTo("Fråga 36")).body("changes[2].submittedBy", equalTo("region-01"))
                .body("changes[2].old", equalTo("YES")).body("changes[2].new", equalTo("NO_DIRECT_PATIENT_CONTACT"))
                .body("changes[2]", not(hasKey("items")));
        stockholm.get(submissions() + "/1/changes?against=3").then().body("against", equalTo(3))
                .body("changes.question", equalTo(List.of("13b", "15", "36")))
                .body("changes.version", equalTo(List.of(3, 3, 2))).body("changes[2].new", equalTo("YES"));
        stockholm.get(submissions() + "/2/changes?against=2").then().body("changes", empty());
        stockholm.get(submissions() + "/2/changes?against=9").then().statusCode(404);
        for (var wrong : List.of("0", "-1", "x", "1.0")) {
            stockholm.get(submissions() + "/2/changes?against=" + wrong).then().statusCode(400);
        }
        stockholm.get(submissions() + "/1/changes").then().body("changes", hasSize(GoldenAnswers.full().size()))
                .body("", not(hasKey("against")));

        withdraw(3, "Ogiltiga").then().statusCode(200);
        stockholm.get(submissions() + "/4/changes").then().body("against", equalTo(3))
                .body("changes", hasSize(answers.size())).body("changes[0].reason", equalTo("Ogiltiga"));
        answers.put("36", "YES");
        submit(answers, "Nya").then().statusCode(201);
        stockholm.get(submissions() + "/5/changes").then().body("against", equalTo(3))
                .body("changes.question", equalTo(List.of("36"))).body("changes[0].version", equalTo(5));
        stockholm.get(submissions() + "/5/changes?against=4").then().body("changes", hasSize(answers.size()));
    }

    @Test
    void answersAfterTheLastDayAreMarkedLateByTheClockInSweden() throws Exception {
        submit(GoldenAnswers.full(), null).then().statusCode(201);
        stockholm.get(submissions()).then().body("items[0].late", equalTo(true));
        var today = openUntil(LocalDate.now(Sweden.ZONE));
        stockholm.submit(today, "u1", GoldenAnswers.full()).then().statusCode(201);
        stockholm.get("/rounds/" + today + "/units/u1/submissions").then().body("items[0].late", equalTo(false));
        stockholm.get("/rounds/" + today + "/units/u1/submissions/1").then().body("late", equalTo(false));

        // 28 June ends at 22:00 UTC in Sweden.
        assertEquals(List.of(false, true), List.of(lateAt("2022-06-28T21:59:59Z"), lateAt("2022-06-28T22:00:00Z")));
    }

    @Test
    void theReceiptIsAFileThatCanBeVerifiedWithoutTheService() throws Exception {
        var answers = GoldenAnswers.full();
        answers.put("30a", "Åäö \uD83D\uDE00 \"citat\"\nny rad \\");
        var submitted = submit(answers, null).then().statusCode(201).extract();
        var response = stockholm.get(submissions() + "/1/receipt").then().statusCode(200)
                .header("Content-Disposition", equalTo("attachment; filename=\"kvitto-" + round + "-u1-1.json\""))
                .body("format", equalTo("usve-receipt-1")).body("unitName", equalTo("Ögon"))
                .body("submittedBy", equalTo("region-01")).body("sha256", equalTo(submitted.<String>path("sha256")))
                .body("submittedAt", equalTo(submitted.<String>path("submittedAt")))
                .body("answers", equalTo(answers)).extract();
        var receipt = new ObjectMapper().readTree(response.asByteArray());
        assertTrue(ReceiptCheck.answersHold(receipt));
        assertTrue(ReceiptCheck.receiptHolds(receipt));
        Survey.region("12").get(submissions() + "/1/receipt").then().statusCode(404);
        stockholm.get(submissions() + "/2/receipt").then().statusCode(404);
        Survey.STEERING.get(submissions() + "/1/receipt").then().statusCode(200);
    }

    private boolean lateAt(String time) throws SQLException {
        try (var connection = dataSource.getConnection(); var update = connection.prepareStatement(
                "update submission set submitted_at = ?::timestamptz where round = ?")) {
            update.setString(1, Instant.parse(time).toString());
            update.setString(2, round);
            assertEquals(1, update.executeUpdate());
        }
        return stockholm.get(submissions() + "/1").then().statusCode(200).extract().path("late");
    }

    private static String openUntil(LocalDate day) {
        var id = "r" + UUID.randomUUID().toString().substring(0, 13);
        var definition = new HashMap<>(Survey.definition());
        definition.put("collection", Map.of("opens", "2022-02-15", "closes", day.toString()));
        Survey.ADMIN.put("/rounds/" + id, definition).then().statusCode(201);
        Survey.ADMIN.put("/rounds/" + id + "/units/u1", Map.of("name", "Ögon", "region", "01")).then().statusCode(201);
        Survey.ADMIN.move(id, "OPEN").then().statusCode(200);
        return id;
    }

    private List<String> audited() throws SQLException {
        try (var connection = dataSource.getConnection(); var select = connection.prepareStatement(
                "select action, reason from audit where round = ? and action like 'submission.%' order by seq")) {
            select.setString(1, round);
            var entries = new ArrayList<String>();
            try (var found = select.executeQuery()) {
                while (found.next()) {
                    entries.add(found.getString(1) + " " + found.getString(2));
                }
            }
            return entries;
        }
    }

    private static Map<String, Object> copy(Map<?, ?> map) {
        var copy = new HashMap<String, Object>();
        map.forEach((name, value) -> copy.put(String.valueOf(name), value));
        return copy;
    }

    private String submissions() {
        return "/rounds/" + round + "/units/u1/submissions";
    }

    private String address(long version) {
        return "/survey/v1" + submissions() + "/" + version;
    }

    private Response submit(Map<String, Object> answers, String reason) {
        var body = new HashMap<String, Object>(Map.of("answers", answers));
        body.put("reason", reason);
        return stockholm.post(submissions(), body);
    }

    private Response key(Map<String, Object> body) {
        return stockholm.request().header("Idempotency-Key", "k").body(body).post("/survey/v1" + submissions());
    }

    private Response withdraw(long version, String reason) {
        return stockholm.request().queryParam("reason", reason).delete(address(version));
    }
}
