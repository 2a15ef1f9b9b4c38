package se.usve.chassis.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import se.usve.stack.Ports;
import se.usve.stack.Postgres;
import se.usve.stack.Service;

/** The outbox has a partition for every day it may be written to, and loses none with something unsent. */
class OutboxPartitionsTest {

    private static final int KEPT_DAYS = 30;

    @TempDir
    static Path folder;

    private static Postgres postgres;
    private static DataSource dataSource;

    private final OutboxPartitions partitions = new OutboxPartitions(dataSource, Settings.keepingSent(KEPT_DAYS));

    @BeforeAll
    static void start() {
        postgres = Postgres.start(folder, Ports.free(1)[0], folder.resolve("log"));
        var database = new PGSimpleDataSource();
        database.setURL(postgres.jdbcUrl(Service.SURVEY));
        database.setUser(Service.SURVEY.database());
        database.setPassword(postgres.password(Service.SURVEY));
        dataSource = database;
    }

    @AfterAll
    static void stop() {
        postgres.close();
    }

    @BeforeEach
    void anEmptyOutbox() throws Exception {
        execute("drop table if exists outbox");
        try (var migration = OutboxPartitions.class.getResourceAsStream("/db/outbox/V0.1__outbox.sql")) {
            execute(new String(migration.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @Test
    void instancesThatStartAtTheSameTimeDoNotFailEachOther() throws Exception {
        var instances = 8;
        var together = new CyclicBarrier(instances);
        var outcomes = new ArrayList<Future<?>>();
        try (var threads = Executors.newFixedThreadPool(instances)) {
            for (int i = 0; i < instances; i++) {
                outcomes.add(threads.submit(() -> {
                    together.await();
                    partitions.prepare();
                    return null;
                }));
            }
        }
        for (var outcome : outcomes) {
            outcome.get();
        }
        assertEquals(16, days().size(), "yesterday, today and two weeks ahead");
    }

    @Test
    void aRowCanBeWrittenYesterdayTodayAndTwoWeeksAhead() throws SQLException {
        partitions.prepare();
        for (var ahead : List.of(-1, 0, 1, 14)) {
            write(LocalDate.now().plusDays(ahead), true);
        }
    }

    @Test
    void aDayLongPastIsDroppedWhenAllIsSentAndOnlyThen() throws SQLException {
        var sent = LocalDate.now().minusDays(KEPT_DAYS + 1);
        var unsent = sent.minusDays(1);
        var kept = LocalDate.now().minusDays(KEPT_DAYS);
        for (var day : List.of(sent, unsent, kept)) {
            execute("create table outbox_%s partition of outbox for values from ('%s') to ('%s')"
                    .formatted(day.toString().replace("-", ""), day, day.plusDays(1)));
        }
        write(sent, true);
        write(unsent, true);
        write(unsent, false);
        write(kept, true);

        partitions.prepare();

        assertFalse(days().contains(sent), "every row of it was sent");
        assertTrue(days().contains(unsent), "a row of it is not sent");
        assertTrue(days().contains(kept), "it is not old enough");
    }

    private static List<LocalDate> days() throws SQLException {
        try (var connection = dataSource.getConnection(); var statement = connection.createStatement();
                var found = statement.executeQuery("""
                        select to_date(right(relname, 8), 'YYYYMMDD') from pg_inherits join pg_class c on c.oid = inhrelid
                        where inhparent = 'outbox'::regclass""")) {
            var days = new ArrayList<LocalDate>();
            while (found.next()) {
                days.add(found.getObject(1, LocalDate.class));
            }
            return days;
        }
    }

    private static void write(LocalDate day, boolean sent) throws SQLException {
        execute("insert into outbox (day, type, key, version, payload, sent_at) values ('%s', 't', 'k', %s, '{}', %s)"
                .formatted(day, sent ? 1 : 2, sent ? "now()" : "null"));
    }

    private static void execute(String sql) throws SQLException {
        try (var connection = dataSource.getConnection(); var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
