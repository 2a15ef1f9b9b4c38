package se.usve.chassis.outbox;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.trace.TracerProvider;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import se.usve.stack.Ports;
import se.usve.stack.Postgres;
import se.usve.stack.Service;

/** A producer that breaks in the worst way delays events, and somebody is told; it does not end their sending. */
class RelayRecoveryTest {

    private static final OutboxConfig SETTINGS =
            new Settings(Optional.of("topic"), Optional.of("/source"), Duration.ofMillis(10), 10, 30);

    @TempDir
    static Path folder;

    private static Postgres postgres;
    private static PGSimpleDataSource dataSource;

    @BeforeAll
    static void start() {
        postgres = Postgres.start(folder, Ports.free(1)[0], folder.resolve("log"));
        dataSource = new PGSimpleDataSource();
        dataSource.setURL(postgres.jdbcUrl(Service.SURVEY));
        dataSource.setUser(Service.SURVEY.owner());
        dataSource.setPassword(postgres.ownersPassword(Service.SURVEY));
    }

    @AfterAll
    static void stop() {
        postgres.close();
    }

    @BeforeEach
    void anEmptyOutbox() throws Exception {
        execute("drop table if exists outbox; drop function if exists outbox_days");
        for (var name : List.of("V0.1__outbox.sql", "V8__outbox_traceparent.sql", "V11__outbox_days.sql")) {
            try (var migration = RelayShard.class.getResourceAsStream("/db/outbox/" + name)) {
                execute(new String(migration.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        new OutboxPartitions(dataSource, SETTINGS).prepare();
    }

    @Test
    void aProducerThatFallsSilentIsReplacedAtTheFirstRowItDidNotAcknowledge() throws SQLException {
        var silent = new Silent(1);
        var next = new Acknowledging();
        relay(List.of(silent, next), () -> {
            assertEquals(List.of("1", "2", "3"), payloads(silent));
            assertEquals(List.of("2", "3"), payloads(next));
            assertTrue(silent.closed(), "the silent one holds threads and memory until it is closed");
        });
    }

    @Test
    void aSecondProducerThatFallsSilentIsReplacedToo() throws SQLException {
        var next = new Acknowledging();
        relay(List.of(new Silent(0), new Silent(2), next), () -> assertEquals(List.of("3"), payloads(next)));
    }

    @Test
    void aRecordHasTheTimeOfItsEventByTheDatabasesClock() throws SQLException {
        write(4, "now() - interval '3 hours'");
        var producer = new Acknowledging();
        relay(List.of(producer), () -> { });
        long told = producer.history().stream().filter(record -> record.value().equals("4")).findFirst().orElseThrow()
                .timestamp();
        assertEquals(number("select floor(extract(epoch from occurred_at) * 1000) from outbox where version = 4"), told);
    }

    @Test
    void memoryThatRanOutInTheRelayItselfDoesNotEndIt() throws SQLException {
        var next = new Acknowledging();
        relay(List.of(new OutOfMemory(), next), () -> assertEquals(List.of("1", "2", "3"), payloads(next)));
    }

    @Test
    void whatIsCommittedBeforeTheEndIsAskedForIsSentBeforeTheEnd() throws SQLException {
        var sleepy = new Settings(Optional.of("topic"), Optional.of("/source"), Duration.ofHours(1), 10, 30);
        var producer = new Acknowledging();
        var given = new AtomicInteger();
        write(1, "now()");
        int shard = (int) number("select min(shard) from outbox");
        execute("delete from outbox");
        var relay = new RelayShard(shard, dataSource, sleepy, () -> {
            given.incrementAndGet();
            return producer;
        }, TracerProvider.noop().get("test"), Duration.ofSeconds(5));
        relay.start();
        await().atMost(Duration.ofSeconds(30)).until(() -> given.get() == 1);
        for (int version = 1; version <= 25; version++) {
            write(version, "now()");
        }
        relay.finish();
        relay.awaitEnd();
        assertEquals(IntStream.rangeClosed(1, 25).mapToObj(String::valueOf).toList(), payloads(producer));
        assertEquals(0, number("select count(*) from outbox where sent_at is null"));
    }

    @Test
    void whatIsCommittedWhileOthersAreSentIsNotLeftUntilTheNextPoll() throws SQLException {
        var sleepy = new Settings(Optional.of("topic"), Optional.of("/source"), Duration.ofHours(1), 10, 30);
        var producer = new Silent(0);
        write(1, "now()");
        var relay = new RelayShard((int) number("select min(shard) from outbox"), dataSource, sleepy, () -> producer,
                TracerProvider.noop().get("test"), Duration.ofSeconds(30));
        relay.start();
        try {
            for (int version = 2; version <= 4; version++) {
                int before = version - 1;
                await().atMost(Duration.ofSeconds(30)).until(() -> producer.history().size() == before);
                write(version, "now()");
                relay.wake();
                producer.completeNext();
            }
            await().atMost(Duration.ofSeconds(30)).until(() -> producer.history().size() == 4);
            producer.completeNext();
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> number("select count(*) from outbox where sent_at is null") == 0);
        } finally {
            relay.finish();
            relay.awaitEnd();
        }
        assertEquals(List.of("1", "2", "3", "4"), payloads(producer));
    }

    @Test
    void aRowThatWaitsLongIsWarnedOfUntilItIsSent() throws SQLException {
        var backlog = new OutboxBacklog(dataSource, SETTINGS, new SimpleMeterRegistry());
        write(1, "now() - interval '59 seconds'");
        backlog.measure();
        assertEquals(Optional.empty(), backlog.warning(), "Kafka may be away for a moment");

        write(2, "now() - interval '1 hour'");
        backlog.measure();
        var warning = backlog.warning().orElseThrow();
        assertTrue(warning.startsWith("2 events wait in the outbox to be sent to Kafka, the oldest for 36"), warning);

        execute("update outbox set sent_at = now()");
        backlog.measure();
        assertEquals(Optional.empty(), backlog.warning());
    }

    /** Three rows, and a relay that is given these producers one after the other, until all three are sent. */
    private static void relay(List<Producer<String, String>> producers, Runnable then) throws SQLException {
        for (int version = 1; version <= 3; version++) {
            write(version, "now()");
        }
        var given = new AtomicInteger();
        Supplier<Producer<String, String>> supply = () -> producers.get(given.getAndIncrement());
        var relay = new RelayShard((int) number("select min(shard) from outbox"), dataSource, SETTINGS, supply,
                TracerProvider.noop().get("test"), Duration.ofMillis(200));
        relay.start();
        try {
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> number("select count(*) from outbox where sent_at is null") == 0);
        } finally {
            relay.finish();
            relay.awaitEnd();
        }
        assertEquals(producers.size(), given.get(), "producers made");
        then.run();
    }

    private static List<String> payloads(MockProducer<String, String> producer) {
        return producer.history().stream().map(ProducerRecord::value).toList();
    }

    private static void write(int version, String occurredAt) throws SQLException {
        execute("insert into outbox (type, key, version, payload, occurred_at) values ('t', 'k', %d, '%d', %s)"
                .formatted(version, version, occurredAt));
    }

    private static long number(String sql) throws SQLException {
        try (var connection = dataSource.getConnection(); var statement = connection.createStatement();
                var found = statement.executeQuery(sql)) {
            found.next();
            return found.getLong(1);
        }
    }

    private static void execute(String sql) throws SQLException {
        try (var connection = dataSource.getConnection(); var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static final class Acknowledging extends MockProducer<String, String> {
        Acknowledging() {
            super(true, null, new StringSerializer(), new StringSerializer());
        }
    }

    /** Takes everything and acknowledges the first few, as one whose network thread died; its flush never returns. */
    private static final class Silent extends MockProducer<String, String> {
        private final int acknowledged;

        Silent(int acknowledged) {
            super(false, null, new StringSerializer(), new StringSerializer());
            this.acknowledged = acknowledged;
        }

        @Override
        public synchronized Future<RecordMetadata> send(ProducerRecord<String, String> message, Callback callback) {
            var sent = super.send(message, callback);
            if (history().size() <= acknowledged) {
                completeNext();
            }
            return sent;
        }

        @Override
        public synchronized void flush() {
            while (true) {
                try {
                    wait();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
        }
    }

    private static final class OutOfMemory extends MockProducer<String, String> {
        OutOfMemory() {
            super(true, null, new StringSerializer(), new StringSerializer());
        }

        @Override
        public synchronized Future<RecordMetadata> send(ProducerRecord<String, String> message, Callback callback) {
            throw new OutOfMemoryError("as when the heap is full");
        }
    }
}
