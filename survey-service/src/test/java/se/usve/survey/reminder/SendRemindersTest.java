package se.usve.survey.reminder;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.mailer.Mailer;
import io.quarkus.mailer.MockMailbox;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.usve.chassis.time.Sweden;
import se.usve.survey.GoldenAnswers;
import se.usve.survey.OnTheStack;
import se.usve.survey.Survey;
import se.usve.survey.audit.Actor;

/** Who is reminded, when, and that nobody is reminded twice. */
@QuarkusTest
@OnTheStack
class SendRemindersTest {

    private static final Actor ACTOR = new Actor("test", "test");
    /** By the clock in Sweden 08:00 on the day that {@link #aRound} reminds. */
    private static final String EIGHT = "2022-06-14T06:00:00Z";

    private final Survey stockholm = Survey.region("01");
    private final KeptPost post = new KeptPost();
    private final SetTime time = new SetTime(EIGHT);
    @Inject
    ReminderTime schedule;
    @Inject
    SendReminders send;
    @Inject
    DataSource dataSource;
    @Inject
    MeterRegistry meters;
    @Inject
    Mailer mailer;
    @Inject
    MockMailbox mailbox;
    private String round;

    /** Units u1 and u2 of region 01, which has a contact and u2 one of its own; lund of region 12, which has none. */
    @BeforeEach
    void aRound() throws SQLException {
        // What other tests left would be reminded of as well.
        run("update reminder_schedule set days = '{}' where true");
        run("delete from reminder where state = 'CLAIMED'");
        round = Survey.openRound();
        unit("u2", "Hjärta", "01");
        unit("lund", "Lund", "12");
        put("/contacts/01", Map.of("addresses", List.of("region@01.example")));
        put("/units/u2/contact", Map.of("addresses", List.of("u2@01.example")));
        put("/reminder-schedule", Map.of("dates", List.of("2022-06-14"), "at", "08:00"));
        QuarkusMock.installMockForType(time, InstantSource.class);
        QuarkusMock.installMockForType(post, Post.class);
    }

    @Test
    void aUnitsOwnContactIsRemindedOfItAndElseItsRegions() {
        unit("u3", "Hud", "01");
        Survey.ADMIN.get("/rounds/" + round + "/reminders/due").then().statusCode(200)
                .body("on", equalTo("2022-06-14")).body("mail", equalTo("SMTP"))
                .body("letters.recipient", contains("region@01.example", "u2@01.example"))
                .body("letters[0].units.unit", contains("u1", "u3")).body("letters[1].units.unit", contains("u2"))
                .body("letters[1].units[0].name", equalTo("Hjärta"))
                .body("letters[1].units[0].lastDay", equalTo("2022-06-28"))
                .body("withoutRecipient.unit", contains("lund"));
        stockholm.get("/rounds/" + round + "/reminders/due?on=2022-06-20").then().statusCode(200)
                .body("letters", hasSize(2)).body("withoutRecipient", empty());
        Survey.region("12").get("/rounds/" + round + "/reminders/due").then().statusCode(200)
                .body("letters", empty()).body("withoutRecipient.unit", contains("lund"));
        Survey.ADMIN.get("/rounds/" + round + "/reminders/due?on=tomorrow").then().statusCode(400);

        schedule.come();
        assertEquals(List.of("region@01.example", "u2@01.example"), post.recipients());
        var letter = post.mails.getFirst();
        assertEquals("Påminnelse: 2 enheter i omgång " + round + " saknar svar (Reminder: USVE survey)", letter.subject());
        assertTrue(letter.text().contains("  - Ögon (u1), sista dag 2022-06-28\n  - Hud (u3), sista dag 2022-06-28\n"),
                letter.text());
        assertTrue(letter.text().indexOf("sista dag") < letter.text().indexOf("last day 2022-06-28"), letter.text());
        assertTrue(letter.text().contains("http://127.0.0.1:8081/form"), letter.text());
        assertFalse(letter.text().contains("Lund"), letter.text());
    }

    @Test
    void remindersGoWhenTheTimeInSwedenHasComeAndOnce() {
        time.set("2022-06-14T05:59:59Z");
        schedule.come();
        assertEquals(List.of(), post.recipients());
        time.set(EIGHT);
        schedule.come();
        assertEquals(2, post.mails.size());
        for (int minute = 0; minute < 3; minute++) {
            time.pass(Duration.ofMinutes(1));
            schedule.come();
        }
        time.pass(Duration.ofDays(1));
        schedule.come();
        assertEquals(2, post.mails.size());
        log().body("items.state", contains("SENT", "SENT")).body("items.date", contains("2022-06-14", "2022-06-14"))
                .body("items[0].recipient", equalTo("u2@01.example")).body("items[0].units.unit", contains("u2"))
                .body("items[0].at", equalTo(EIGHT)).body("total", equalTo(2));
        Survey.region("12").get("/rounds/" + round + "/reminders").then().statusCode(200).body("items", empty())
                .body("total", equalTo(0));
        stockholm.get("/rounds/" + round + "/reminders?limit=1").then().statusCode(200).body("items", hasSize(1))
                .body("total", equalTo(2));
    }

    @Test
    void afterDaysWithoutServiceOneLetterGoesForTheLatestDayAndNoneForOldOnes() {
        put("/reminder-schedule", Map.of("dates", List.of("2022-06-13", "2022-06-14"), "at", "08:00"));
        time.set("2022-06-16T22:00:00Z");
        schedule.come();
        assertEquals(List.of(), post.recipients());
        time.set("2022-06-16T21:59:59Z");
        schedule.come();
        assertEquals(2, post.mails.size());
        log().body("items.date", contains("2022-06-14", "2022-06-14"));
    }

    @Test
    void whoHasAnsweredIsNotReminded() {
        Survey.ADMIN.submit(round, "u1", GoldenAnswers.full()).then().statusCode(201);
        schedule.come();
        assertEquals(List.of("u2@01.example"), post.recipients());
    }

    @Test
    void aUnitThatHasWithdrawnItsAnswersIsReminded() {
        Survey.ADMIN.submit(round, "u1", GoldenAnswers.full()).then().statusCode(201);
        Survey.ADMIN.request().body(Map.of("reason", "Svaren gällde fel enhet."))
                .delete("/survey/v1/rounds/" + round + "/units/u1/submissions/1").then().statusCode(200);
        schedule.come();
        assertEquals(List.of("region@01.example", "u2@01.example"), post.recipients());
    }

    @Test
    void aUnitThatAnswersWhileLettersGoIsLeftOutAndALetterWithoutUnitsDoesNotGo() {
        unit("u3", "Hud", "01");
        put("/units/u3/contact", Map.of("addresses", List.of("z@01.example", "u2@01.example")));
        post.answer = mail -> {
            if (mail.to().equals("region@01.example")) {
                Survey.ADMIN.submit(round, "u3", GoldenAnswers.full()).then().statusCode(201);
            }
            return new Post.Outcome.Sent();
        };
        schedule.come();
        assertEquals(List.of("region@01.example", "u2@01.example"), post.recipients());
        assertFalse(post.mails.get(1).text().contains("Hud"), post.mails.get(1).text());
        log().body("items.recipient", contains("z@01.example", "u2@01.example", "region@01.example"))
                .body("items.state", contains("NOTHING_LEFT", "SENT", "SENT"))
                .body("items[1].units.unit", contains("u2"));
    }

    @Test
    void manyInstancesAtOnceSendEachLetterOnce() throws Exception {
        var units = IntStream.range(0, 20).mapToObj(i -> "n" + i).toList();
        for (var unit : units) {
            unit(unit, unit, "01");
            put("/units/" + unit + "/contact", Map.of("addresses", List.of(unit + "@01.example")));
        }
        var begin = new CountDownLatch(1);
        try (var threads = Executors.newFixedThreadPool(8)) {
            var runs = IntStream.range(0, 8).<Future<?>>mapToObj(_ -> threads.submit(() -> {
                begin.await();
                return send.send(round, LocalDate.parse("2022-06-14"), ACTOR);
            })).toList();
            begin.countDown();
            for (var run : runs) {
                run.get();
            }
        }
        assertEquals(22, post.mails.size());
        assertEquals(22, post.recipients().stream().distinct().count());
        log().body("total", equalTo(22)).body("items.state.unique()", contains("SENT"));
    }

    @Test
    void aRefusedLetterIsTriedThreeTimesAndSaysWhy() {
        var failed = counted("failed");
        post.answer = mail -> mail.to().equals("u2@01.example")
                ? new Post.Outcome.Refused("550 no such mailbox") : new Post.Outcome.Sent();
        for (int attempt = 1; attempt <= 5; attempt++) {
            schedule.come();
            schedule.come();
            assertEquals(1 + Math.min(attempt, 3), post.mails.size(), "letters after attempt " + attempt);
            time.pass(Reminders.AGAIN_AFTER);
        }
        log().body("items.state", contains("FAILED", "SENT")).body("items[0].reason", equalTo("550 no such mailbox"));
        assertEquals(failed + 3, counted("failed"));
    }

    @Test
    void aMailServerThatIsAwayIsAskedAgainUntilItIsThere() {
        post.answer = _ -> new Post.Outcome.Unreachable("The mail server was not reached");
        for (int attempt = 1; attempt <= 5; attempt++) {
            schedule.come();
            time.pass(Reminders.AGAIN_AFTER);
        }
        assertEquals(5, post.mails.size(), "one letter an attempt: the others would fail as well");
        log().body("items.state.unique()", contains("FAILED"));
        post.mails.clear();
        post.answer = _ -> new Post.Outcome.Sent();
        schedule.come();
        assertEquals(List.of("region@01.example", "u2@01.example"), post.recipients());
        log().body("items.state", contains("SENT", "SENT"));
    }

    @Test
    void aLetterWhoseFateIsUnknownIsNotSentAgain() {
        post.answer = _ -> new Post.Outcome.Unknown("No answer");
        schedule.come();
        time.pass(Duration.ofHours(1));
        schedule.come();
        assertEquals(2, post.mails.size());
        log().body("items.state", contains("UNCERTAIN", "UNCERTAIN"));
    }

    @Test
    void aLetterThatWasBeingSentWhenTheServiceStoppedIsUncertainAndNotSentAgain() {
        var uncertain = counted("uncertain");
        post.answer = _ -> {
            throw new IllegalStateException("as if the power had gone");
        };
        schedule.come();
        log().body("items.state", contains("CLAIMED"));
        post.answer = _ -> new Post.Outcome.Sent();
        schedule.come();
        assertEquals(List.of("region@01.example", "u2@01.example"), post.recipients());
        time.pass(Reminders.ABANDONED_AFTER);
        schedule.come();
        time.pass(Duration.ofHours(1));
        schedule.come();
        assertEquals(2, post.mails.size());
        log().body("items.state", contains("SENT", "UNCERTAIN"))
                .body("items[1].recipient", equalTo("region@01.example"));
        assertEquals(uncertain + 1, counted("uncertain"));
    }

    @Test
    void sendingByHandFollowsTheSameRule() {
        stockholm.post("/rounds/" + round + "/reminders", "").then().statusCode(403);
        Survey.ADMIN.post("/rounds/" + round + "/reminders", "").then().statusCode(200)
                .body("letters", equalTo(Map.of("SENT", 2))).body("date", equalTo("2022-06-14"));
        Survey.ADMIN.post("/rounds/" + round + "/reminders", "").then().statusCode(200).body("letters", equalTo(Map.of()));
        schedule.come();
        assertEquals(2, post.mails.size());
        time.pass(Duration.ofDays(1));
        Survey.ADMIN.post("/rounds/" + round + "/reminders", "").then().body("letters", equalTo(Map.of("SENT", 2)));
        Survey.ADMIN.post("/rounds/" + Survey.draftRound() + "/reminders", "").then().statusCode(409);
    }

    @Test
    void whenTheRoundIsClosedOnlyUnitsUnderALateWindowAreReminded() {
        Survey.ADMIN.move(round, "CLOSED").then().statusCode(200);
        schedule.come();
        assertEquals(List.of(), post.recipients());
        var until = LocalDate.now(Sweden.ZONE).plusDays(10);
        Survey.ADMIN.post("/rounds/" + round + "/late-windows",
                Map.of("unit", "u2", "until", until.toString(), "reason", "Flytt")).then().statusCode(201);
        schedule.come();
        assertEquals(List.of("u2@01.example"), post.recipients());
        assertTrue(post.mails.getFirst().text().contains("sista dag " + until), post.mails.getFirst().text());
        var due = "/rounds/" + round + "/reminders/due?on=";
        Survey.ADMIN.get(due + until).then().body("letters.recipient", contains("u2@01.example"));
        Survey.ADMIN.get(due + until.plusDays(1)).then().body("letters", empty());
    }

    @Test
    void aUnitThatNoLongerTakesPartIsNotReminded() {
        Survey.ADMIN.request().delete("/survey/v1/rounds/" + round + "/units/u2?reason=Uppgick+i+u1").then().statusCode(204);
        schedule.come();
        assertEquals(List.of("region@01.example"), post.recipients());
    }

    @Test
    void withoutMailTheLogSaysSoAndTheLettersGoOnceThereIsSome() {
        QuarkusMock.installMockForType(new NoPost(), Post.class);
        schedule.come();
        schedule.come();
        log().body("mail", equalTo("NOT_CONFIGURED")).body("items.state", contains("NOT_CONFIGURED", "NOT_CONFIGURED"));
        QuarkusMock.installMockForType(post, Post.class);
        schedule.come();
        assertEquals(2, post.mails.size());
        log().body("mail", equalTo("SMTP")).body("items.state", contains("SENT", "SENT"));
    }

    @Test
    void anAddressOfTwoRegionsGetsOneLetterAndEachRegionSeesItsOwnUnitsInTheLog() {
        put("/contacts/12", Map.of("addresses", List.of("REGION@01.example")));
        var sent = counted("sent");
        schedule.come();
        assertEquals(List.of("region@01.example", "u2@01.example"), post.recipients());
        assertTrue(post.mails.getFirst().text().contains("Lund"), post.mails.getFirst().text());
        Survey.region("12").get("/rounds/" + round + "/reminders").then().body("items", hasSize(1))
                .body("items[0].units.unit", contains("lund"));
        assertEquals(sent + 2, counted("sent"));
    }

    @Test
    void quarkusMailerGetsTheLetter() {
        mailbox.clear();
        QuarkusMock.installMockForType(new SmtpPost(mailer), Post.class);
        schedule.come();
        assertEquals(2, mailbox.getTotalMessagesSent());
        var mail = mailbox.getMailsSentTo("u2@01.example").getFirst();
        assertTrue(mail.getSubject().startsWith("Påminnelse: en enhet"), mail.getSubject());
        assertTrue(mail.getText().contains("Hjärta (u2)"), mail.getText());
        assertEquals(List.of("auto-generated"), mail.getHeaders().get("Auto-Submitted"));
    }

    private ValidatableResponse log() {
        return Survey.ADMIN.get("/rounds/" + round + "/reminders?limit=100").then().statusCode(200);
    }

    private double counted(String state) {
        return meters.counter("usve.reminders", "state", state).count();
    }

    private void unit(String id, String name, String region) {
        put("/units/" + id, Map.of("name", name, "region", region));
    }

    private void put(String path, Object body) {
        assertTrue(Survey.ADMIN.put("/rounds/" + round + path, body).statusCode() < 300, path);
    }

    private void run(String sql, String... values) throws SQLException {
        try (var connection = dataSource.getConnection(); var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setString(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }
}
