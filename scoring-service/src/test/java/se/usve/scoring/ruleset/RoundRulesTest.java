package se.usve.scoring.ruleset;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import se.usve.scoring.ComponentTest;
import se.usve.scoring.store.Database;

/** A round keeps the version it was first scored by until it is moved to another. */
@QuarkusTest
class RoundRulesTest extends ComponentTest {

    @Inject
    RoundRules roundRules;

    @Inject
    RuleSets ruleSets;

    @Inject
    Database database;

    @Test
    void aNewerVersionIsUsedByARoundThatHasScoredNothingOrIsMovedToIt() {
        var id = "s-" + UUID.randomUUID().toString().substring(0, 8);
        publish(id, 1);
        QuarkusTransaction.requiringNew().run(() -> database.update("update round set rule_set = ? where id = ?", id, round));
        assertVersion(1);
        publish(id, 2);
        assertVersion(2);
        QuarkusTransaction.requiringNew().run(() ->
                assertEquals(2, roundRules.fixed(round, ruleSets.newest(id).orElseThrow()).version()));
        publish(id, 3);
        assertVersion(2);
        QuarkusTransaction.requiringNew().run(() ->
                assertEquals(2, roundRules.fixed(round, ruleSets.newest(id).orElseThrow()).version()));
        QuarkusTransaction.requiringNew().run(() -> roundRules.move(round, id, 3));
        assertVersion(3);
        assertThrows(IllegalStateException.class,
                () -> QuarkusTransaction.requiringNew().run(() -> roundRules.move(round, id, 4)));
        assertVersion(3);
    }

    @Test
    void aMoveWaitsForWhatIsBeingScoredByTheOldVersion() throws Exception {
        QuarkusTransaction.requiringNew().run(() -> roundRules.move(round, "2018-2021", 1));
        var scored = new CountDownLatch(1);
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            var scoring = new CountDownLatch(1);
            var consumer = pool.submit(() -> QuarkusTransaction.requiringNew().run(() -> {
                assertEquals(1, roundRules.fixed(round, ruleSets.newest("2018-2021").orElseThrow()).version());
                scoring.countDown();
                waitFor(scored);
            }));
            waitFor(scoring);
            var move = pool.submit(() -> QuarkusTransaction.requiringNew().run(
                    () -> roundRules.move(round, "2018-2021", 1)));
            await(() -> QuarkusTransaction.requiringNew().call(() -> database.first("""
                    select count(*) as n from pg_stat_activity
                    where wait_event_type = 'Lock' and query like '%round_rule_set%'""",
                    row -> row.number("n")).orElseThrow()) == 1);
            assertFalse(move.isDone());
            scored.countDown();
            consumer.get();
            move.get();
        } finally {
            scored.countDown();
        }
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            assertTrue(latch.await(20, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void assertVersion(int version) {
        as(ADMIN).get("/scoring/v1/rounds/" + round + "/rule-set").then().statusCode(200)
                .body("version", equalTo(version));
    }

    private void publish(String id, long version) {
        var source = RuleSetExample.YAML.replace("2026-2029", id).replace("version: 1", "version: " + version);
        QuarkusTransaction.requiringNew().run(() -> database.update(
                "insert into rule_set (id, version, source, published_at) values (?, ?, ?, now())", id, version, source));
    }
}
