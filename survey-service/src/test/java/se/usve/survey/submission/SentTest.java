package se.usve.survey.submission;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import se.usve.survey.GoldenAnswers;
import se.usve.survey.OnTheStack;
import se.usve.survey.Survey;
import se.usve.survey.Together;
import se.usve.survey.Topic;
import se.usve.survey.audit.Actor;
import se.usve.survey.round.RoundLock;

/** What is told of a round beside its state: until when levels are to be mended, and how much it received. */
@QuarkusTest
@OnTheStack
class SentTest {

    private static final int UNITS = 6;

    @Inject
    Withdraw withdraw;

    @Inject
    DataSource dataSource;

    /** Who reads the events knows from {@code sent} when it has seen all, so nothing may be stored after the count. */
    @Test
    void aPublicationWaitsForWhatIsBeingStoredAndCountsIt() throws Exception {
        var round = closedRoundWithAnswers();
        try (var pool = Executors.newSingleThreadExecutor()) {
            var published = QuarkusTransaction.requiringNew().call(() -> {
                withdraw.withdraw(new UnitInSight(round, "s0", null), 1, "fel", new Actor("test", "test"), true);
                var publication = pool.submit(() -> Survey.ADMIN.move(round, "PUBLISHED").statusCode());
                await().atMost(Duration.ofSeconds(20)).until(this::somebodyWaitsForARound);
                return publication;
            });
            assertEquals(200, published.get());
        }
        await().atMost(Duration.ofSeconds(20)).until(() -> rounds(round).size() == 4);
        assertEquals(UNITS + 1, (Integer) rounds(round).getLast().get("sent"));
    }

    private boolean somebodyWaitsForARound() throws SQLException {
        try (var connection = dataSource.getConnection(); var select = connection.prepareStatement(
                "select from pg_locks where locktype = 'advisory' and classid = ? and not granted")) {
            select.setInt(1, RoundLock.LOCK_CLASS);
            return select.executeQuery().next();
        }
    }

    /** Whatever is sent while a round is published is either counted or refused. */
    @Test
    void aPublishedRoundTellsExactlyHowMuchItReceived() throws Exception {
        for (int attempt = 0; attempt < 3; attempt++) {
            var round = closedRoundWithAnswers();
            var requests = new ArrayList<Callable<Integer>>();
            for (int unit = 0; unit < UNITS; unit++) {
                var address = "/rounds/" + round + "/units/s" + unit + "/submissions/1?reason=fel";
                requests.add(() -> Survey.ADMIN.request().delete("/survey/v1" + address).statusCode());
            }
            requests.add(attempt, () -> Survey.ADMIN.move(round, "PUBLISHED").statusCode());
            var statuses = Together.all(requests);
            assertEquals(200, statuses.get(attempt));
            assertTrue(Set.of(200, 409).containsAll(statuses), statuses.toString());
            var stored = UNITS + (int) statuses.stream().filter(status -> status == 200).count() - 1;

            await().atMost(Duration.ofSeconds(20)).until(() -> rounds(round).size() == 4);
            assertEquals(stored, (Integer) rounds(round).getLast().get("sent"));
            await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertEquals(stored, Topic.records(key ->
                    key.startsWith(round + "/s")).stream()
                    .filter(message -> Topic.header(message, "ce_type").contains("submission")).count()));
            rounds(round).subList(0, 3).forEach(before -> assertNull(before.get("sent")));
        }
    }

    @Test
    void theDayToMendByIsTheRoundsUntilItIsPublished() {
        var round = Survey.draftRound();
        var definition = new HashMap<>(Survey.definition());
        definition.put("followUpBy", "2022-06-27");
        Survey.ADMIN.put("/rounds/" + round, definition).then().statusCode(422)
                .body("errors.collect{it.pointer+' '+it.code}", equalTo(List.of("/followUpBy DATES_OUT_OF_ORDER")));
        definition.put("followUpBy", "2024-08-31");
        Survey.ADMIN.put("/rounds/" + round, definition).then().statusCode(200).body("version", equalTo(2))
                .body("followUpBy", equalTo("2024-08-31"));
        Survey.ADMIN.put("/rounds/" + round, definition).then().body("version", equalTo(2));
        Survey.ADMIN.move(round, "OPEN");
        Survey.ADMIN.put("/rounds/" + round, Survey.definition()).then().statusCode(200).body("", not(hasKey("followUpBy")));
        Survey.ADMIN.move(round, "CLOSED");
        Survey.ADMIN.put("/rounds/" + round, definition).then().statusCode(200);
        Survey.ADMIN.move(round, "PUBLISHED").then().statusCode(200).body("followUpBy", equalTo("2024-08-31"));
        definition.put("followUpBy", "2024-09-30");
        Survey.ADMIN.put("/rounds/" + round, definition).then().statusCode(409);
        Survey.STEERING.get("/rounds/" + round).then().body("followUpBy", equalTo("2024-08-31"));
        await().atMost(Duration.ofSeconds(20)).until(() -> rounds(round).size() == 7);
        assertEquals("2024-08-31", rounds(round).getLast().get("followUpBy"));
        assertEquals(0, (Integer) rounds(round).getLast().get("sent"));
    }

    private static String closedRoundWithAnswers() {
        var round = Survey.draftRound();
        Survey.ADMIN.move(round, "OPEN");
        for (int unit = 0; unit < UNITS; unit++) {
            Survey.ADMIN.put("/rounds/" + round + "/units/s" + unit, Map.of("name", "Ögon", "region", "01"));
            Survey.ADMIN.submit(round, "s" + unit, GoldenAnswers.minimal()).then().statusCode(201);
        }
        Survey.ADMIN.move(round, "CLOSED").then().statusCode(200);
        return round;
    }

    private static List<JsonPath> rounds(String round) {
        return Topic.records(round::equals).stream().map(message -> JsonPath.from(message.value())).toList();
    }
}
