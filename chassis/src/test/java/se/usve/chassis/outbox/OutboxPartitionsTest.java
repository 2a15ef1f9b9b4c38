package se.usve.chassis.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
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

/**
 * The outbox has a partition for every day it may be written to, and loses none with something unsent. The service keeps them by a
 * role that does not own them.
 */
class OutboxPartitionsTest {

    private static final int KEPT_DAYS = 30;

    @TempDir
    static Path folder;

    private static Postgres postgres;
    private static DataSource dataSource;
    private static DataSource owner;

    private final OutboxPartitions partitions = new OutboxPartitions(dataSource, Settings.keepingSent(KEPT_DAYS));

    @BeforeAll
    static void start() {
        postgres = Postgres.start(folder, Ports.free(1)[0], folder.resolve("log"));
        dataSource = as(Service.SURVEY.database(), postgres.password(Service.SURVEY));
        owner = as(Service.SURVEY.owner(), postgres.ownersPassword(Service.SURVEY));
    }

    private static DataSource as(String role, String password) {
        var database = new PGSimpleDataSource();
        database.setURL(postgres.jdbcUrl(Service.SURVEY));
        database.setUser(role);
        database.setPassword(password);
        return database;
    }

    @AfterAll
    static void stop() {
        postgres.close();
    }

    @BeforeEach
    void anEmptyOutbox() throws Exception {
        execute("drop table if exists outbox; drop function if exists outbox_days");
        for (var script : List.of("outbox/V0.1__outbox.sql", "outbox/V11__outbox_days.sql")) {
            run(script);
        }
        // As after every migration; there is no history of them here.
        execute("create table if not exists flyway_schema_history ()");
        run("rights/afterMigrate.sql");
    }

    private static void run(String script) throws Exception {
        try (var migration = OutboxPartitions.class.getResourceAsStream("/db/" + script)) {
            execute(new String(migration.readAllBytes(), StandardCharsets.UTF_8).replace("${role}", Service.SURVEY.database()));
        }
    }

    @Test
    void theServicesRoleDropsNothingItself() throws SQLException {
        partitions.prepare();
        try (var connection = dataSource.getConnection(); var statement = connection.createStatement()) {
            for (var refused : List.of("drop table outbox", "truncate outbox", "alter table outbox disable row level security",
                    "create table mine (id int)", "delete from flyway_schema_history")) {
                assertThrows(SQLException.class, () -> statement.execute(refused), refused);
            }
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
        try (var connection = owner.getConnection(); var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
