package se.usve.survey;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import se.usve.chassis.outbox.Outbox;
import se.usve.stack.testing.TestStack;

/**
 * Forty writers with transactions of random length, on the real database, outbox, relay and topic: nothing is lost and
 * the order within a unit holds. Beside them runs a relay built the obvious way, with a cursor on the sequence number,
 * as a control: a row whose number was taken early and committed late is behind the cursor by then, and lost to it. If
 * the control loses nothing, the experiment proves nothing and fails.
 */
@QuarkusTest
@OnTheStack
class OutboxExperimentTest {

    private static final int WRITERS = 40;
    private static final int UNITS = 12;
    private static final int TRANSACTIONS = 25;
    private static final String PREFIX = "experiment/";

    @Inject
    Outbox outbox;

    @Inject
    DataSource dataSource;

    @Test
    void nothingIsLostAndEachUnitsOrderHolds() throws Exception {
        asOwner("create table experiment (unit text primary key, version bigint not null)");
        asOwner("grant all on experiment to survey");
        execute("insert into experiment select '" + PREFIX + "' || n, 0 from generate_series(1, " + UNITS + ") n");
        var control = new CursorRelay();
        try (var pool = Executors.newFixedThreadPool(WRITERS + 1)) {
            var controlling = pool.submit(control);
            try {
                var writers = new ArrayList<Future<?>>();
                for (int writer = 0; writer < WRITERS; writer++) {
                    var random = new Random(writer);
                    writers.add(pool.submit(() -> write(random)));
                }
                for (var writer : writers) {
                    writer.get();
                }
            } finally {
                control.running = false;
            }
            controlling.get();
        } finally {
            asOwner("drop table experiment");
        }

        int written = WRITERS * TRANSACTIONS;
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertEquals(written, sent().values().stream()
                .mapToInt(versions -> new LinkedHashSet<>(versions).size()).sum()));
        sent().forEach((unit, versions) -> assertEquals(
                LongStream.rangeClosed(1, versions.size()).boxed().toList(), versions, unit));

        int lost = written - control.seen;
        System.out.printf("Outbox experiment: %d events, relay lost 0, cursor relay lost %d (%d %%)%n",
                written, lost, 100 * lost / written);
        assertTrue(lost > 0, "the control lost nothing: the writers did not overlap");
    }

    private void write(Random random) {
        for (int i = 0; i < TRANSACTIONS; i++) {
            QuarkusTransaction.requiringNew().run(() -> {
                var unit = PREFIX + (1 + random.nextInt(UNITS));
                linger(random);
                var version = lockAndCount(unit);
                outbox.append("experiment", unit, version, version);
                linger(random);
            });
        }
    }

    private long lockAndCount(String unit) {
        try (var connection = dataSource.getConnection(); var update = connection.prepareStatement(
                "update experiment set version = version + 1 where unit = ? returning version")) {
            update.setString(1, unit);
            try (var found = update.executeQuery()) {
                found.next();
                return found.getLong(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Makes the transaction longer, by 0 to 20 milliseconds in the database. */
    private void linger(Random random) {
        execute("select pg_sleep(" + random.nextInt(20) / 1000.0 + ")");
    }

    private static void asOwner(String sql) throws SQLException {
        try (var connection = TestStack.asOwner("survey"); var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void execute(String sql) {
        try (var connection = dataSource.getConnection(); var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, List<Long>> sent() {
        return Topic.records(key -> key.startsWith(PREFIX)).stream().collect(Collectors.groupingBy(
                message -> message.key(),
                Collectors.mapping(message -> Long.valueOf(message.value()), Collectors.toList())));
    }

    /** The wrong relay: it remembers how far it has read. It only counts; the topic is the real relay's. */
    private final class CursorRelay implements Runnable {

        volatile boolean running = true;
        int seen;

        @Override
        public void run() {
            long last = 0;
            boolean more = true;
            while (more) {
                more = running;
                try (var connection = dataSource.getConnection(); var select = connection.prepareStatement(
                        "select seq, key from outbox where seq > ? order by seq")) {
                    select.setLong(1, last);
                    try (var found = select.executeQuery()) {
                        while (found.next()) {
                            last = found.getLong(1);
                            seen += found.getString(2).startsWith(PREFIX) ? 1 : 0;
                        }
                    }
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            }
        }
    }
}
