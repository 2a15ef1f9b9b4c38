package se.usve.survey.imports;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.usve.survey.GoldenAnswers;
import se.usve.survey.OnTheStack;
import se.usve.survey.Survey;
import se.usve.survey.Together;
import se.usve.survey.Topic;

/** What holds when several send, commit and submit at once, and what is told of it. */
@QuarkusTest
@OnTheStack
class ImportRacesTest {

    private static final int UNITS = 6;

    @Inject
    DataSource dataSource;

    private Sending stockholm;
    private String round;

    @BeforeEach
    void aRound() {
        round = Sending.round(UNITS);
        stockholm = new Sending(Survey.region("01"), round);
    }

    private static byte[] all(Map<String, Object> answers) {
        var file = new LinkedHashMap<String, Map<String, Object>>();
        for (int unit = UNITS; unit >= 1; unit--) {
            file.put("u" + unit, answers);
        }
        return Sending.lines(file);
    }

    @Test
    void aPlanThatManyCommitAtOnceIsCommittedOnce() throws Exception {
        var plan = Sending.plan(stockholm.dryRun(all(GoldenAnswers.full())));
        var answers = Together.all(IntStream.range(0, 8).<Callable<Response>>mapToObj(_ -> () -> stockholm.commit(plan))
                .toList());
        assertEquals(1, answers.stream().map(answer -> answer.then().statusCode(200).body("created", equalTo(UNITS))
                .extract().asString()).distinct().count());
        everyUnitHasVersions(1);
    }

    @Test
    void ofPlansForTheSameUnitsCommittedAtOnceOneIsCommitted() throws Exception {
        var plans = new ArrayList<String>();
        for (int i = 0; i < 4; i++) {
            plans.add(Sending.plan(stockholm.dryRun(
                    all(i % 2 == 0 ? GoldenAnswers.full() : GoldenAnswers.minimal()))));
        }
        var statuses = Together.all(plans.stream().<Callable<Response>>map(plan -> () -> stockholm.commit(plan)).toList())
                .stream().map(Response::statusCode).sorted().toList();
        assertEquals(List.of(200, 409, 409, 409), statuses);
        everyUnitHasVersions(1);
    }

    /** Files and single submissions of the same units at once: each is stored whole, and versions have no holes. */
    @Test
    void filesAndSubmissionsAtOnceLeaveNoHoles() throws Exception {
        var requests = new ArrayList<Callable<Response>>();
        for (int i = 0; i < 2; i++) {
            var file = all(i == 0 ? GoldenAnswers.full() : GoldenAnswers.minimal());
            requests.add(() -> stockholm.store(file));
        }
        for (int unit = 1; unit <= UNITS; unit++) {
            var id = "u" + unit;
            requests.add(() -> stockholm.who().submit(round, id, GoldenAnswers.full()));
        }
        var answers = Together.all(requests);
        // A file whose units get answers again and again while it is compared is refused as a whole.
        assertTrue(answers.stream().allMatch(answer -> List.of(200, 201, 409).contains(answer.statusCode())));
        for (int unit = 1; unit <= UNITS; unit++) {
            List<Integer> versions = stockholm.submissions("u" + unit).path("items.version");
            assertEquals(IntStream.rangeClosed(1, versions.size()).boxed().toList(), versions.reversed());
        }
        await().atMost(Duration.ofSeconds(20)).until(() -> IntStream.rangeClosed(1, UNITS).allMatch(unit ->
                versionsOnTopic("u" + unit).equals(LongStream.rangeClosed(1,
                        stockholm.submissions("u" + unit).<Integer>path("total")).boxed().toList())));
    }

    @Test
    void aSubmissionOrAWithdrawalBetweenPlanAndCommitMovesTheGround() {
        stockholm.store(all(GoldenAnswers.full())).then().statusCode(200);
        var plan = Sending.plan(stockholm.dryRun(all(GoldenAnswers.minimal())));
        stockholm.who().submit(round, "u3", GoldenAnswers.full()).then().statusCode(201);
        stockholm.commit(plan).then().statusCode(409).body("errors.code", equalTo(List.of("GROUND_MOVED")));
        everyUnitHasVersionsBut("u3", 1);
        stockholm.commit(Sending.plan(stockholm.dryRun(all(GoldenAnswers.minimal())))).then().statusCode(200)
                .body("changed", equalTo(UNITS));
    }

    @Test
    void aRoundThatClosesBetweenPlanAndCommitReceivesNothing() {
        var plan = Sending.plan(stockholm.dryRun(all(GoldenAnswers.full())));
        Survey.ADMIN.move(round, "CLOSED").then().statusCode(200);
        stockholm.commit(plan).then().statusCode(409).body("errors.size()", equalTo(UNITS));
        stockholm.dryRun(all(GoldenAnswers.full())).then().statusCode(409);
        everyUnitHasVersions(0);
    }

    @Test
    void aClosedRoundReceivesTheUnitsWithLeaveToAnswerLate() throws SQLException {
        Survey.ADMIN.move(round, "CLOSED").then().statusCode(200);
        try (var connection = dataSource.getConnection(); var insert = connection.prepareStatement("""
                insert into late_window (round, unit, until, reason, granted_at, granted_by)
                values (?, 'u2', ?, 'sjukdom', now(), 'admin')""")) {
            insert.setString(1, round);
            insert.setObject(2, LocalDate.now().plusDays(3));
            insert.executeUpdate();
        }
        stockholm.store(all(GoldenAnswers.full())).then().statusCode(200).body("created", equalTo(1))
                .body("rejected", equalTo(UNITS - 1))
                .body("rows.find{it.unit=='u1'}.errors[0].code", equalTo("NOT_RECEIVED"));
        new Sending(Survey.region("12"), round).dryRun(Sending.lines(Map.of("lund", GoldenAnswers.full()))).then()
                .statusCode(409);
        stockholm.submissions("u2").then().body("total", equalTo(1));
    }

    @Test
    void everySubmissionOfAFileIsToldOnceAndAudited() throws SQLException {
        var file = all(GoldenAnswers.full());
        stockholm.store(file).then().statusCode(200);
        stockholm.store(file).then().statusCode(200).body("unchanged", equalTo(UNITS));
        await().atMost(Duration.ofSeconds(20)).until(() ->
                IntStream.rangeClosed(1, UNITS).allMatch(unit -> !versionsOnTopic("u" + unit).isEmpty()));
        for (int unit = 1; unit <= UNITS; unit++) {
            assertEquals(List.of(1L), versionsOnTopic("u" + unit));
        }
        var event = Topic.records((round + "/u1")::equals).stream()
                .filter(message -> Topic.header(message, "ce_type").contains("submission-received")).findFirst()
                .orElseThrow().value();
        assertTrue(event.contains("\"ruleSet\":\"2018-2021\"") && event.contains("\"region\":\"01\""), event);
        assertEquals(List.of("import.committed 1", "import.received 2", "submission.received " + UNITS), audited());
        Survey.ADMIN.get("/rounds/" + round + "/units/u1/submissions/1").then().statusCode(200)
                .body("answers", equalTo(GoldenAnswers.full()));
    }

    private List<String> audited() throws SQLException {
        try (var connection = dataSource.getConnection(); var select = connection.prepareStatement("""
                select action || ' ' || count(*) from audit
                where round = ? and (action like 'import.%' or action like 'submission.%') group by action order by 1""")) {
            select.setString(1, round);
            var actions = new ArrayList<String>();
            try (var found = select.executeQuery()) {
                while (found.next()) {
                    actions.add(found.getString(1));
                }
            }
            return actions;
        }
    }

    private void everyUnitHasVersions(int versions) {
        everyUnitHasVersionsBut("", versions);
    }

    private void everyUnitHasVersionsBut(String other, int versions) {
        for (int unit = 1; unit <= UNITS; unit++) {
            if (!other.equals("u" + unit)) {
                stockholm.submissions("u" + unit).then().body("total", equalTo(versions));
            }
        }
    }

    private List<Long> versionsOnTopic(String unit) {
        return Topic.records((round + "/" + unit)::equals).stream()
                .filter(message -> Topic.header(message, "ce_type").contains("submission-received"))
                .map(message -> Long.valueOf(message.value().replaceAll(".*\"version\":(\\d+).*", "$1"))).distinct()
                .toList();
    }
}
