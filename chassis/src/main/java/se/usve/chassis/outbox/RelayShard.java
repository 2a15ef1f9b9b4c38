package se.usve.chassis.outbox;

import io.opentelemetry.api.trace.Tracer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jboss.logging.Logger;
import se.usve.chassis.logs.Failure;
import se.usve.chassis.sql.SqlArray;
import se.usve.chassis.tracing.TraceParent;

/**
 * Sends one shard of the outbox in the order of its sequence numbers, while it holds the shard's advisory lock.
 *
 * <p>A row is marked as sent only when Kafka has acknowledged it and every row before it. After any error the producer
 * is thrown away, with whatever it still holds, and sending begins again at the first unsent row: a row can go out
 * twice, but none is skipped.
 *
 * <p>It does not trust the producer to answer: its network thread can die, of an error such as memory that ran out, and
 * then nothing handed to it is ever acknowledged or refused. Every wait for it ends.
 */
final class RelayShard {

    private static final Logger LOG = Logger.getLogger(RelayShard.class);
    private static final int LOCK_CLASS = 0x0B0C;
    private static final Duration PAUSE_AFTER_ERROR = Duration.ofSeconds(1);
    private static final Duration PAUSE_WITHOUT_LOCK = Duration.ofSeconds(1);
    /** Within this the producer acknowledges or refuses whatever was handed to it. */
    private static final Duration DELIVERY = Duration.ofSeconds(30);
    /** A producer that has not answered by then never will. */
    private static final Duration PATIENCE = DELIVERY.plusSeconds(5);
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(5);
    /** So long a service that is being stopped waits for it. */
    private static final Duration END = Duration.ofSeconds(10);
    /**
     * A row goes at once if none went so long before it. Those that come sooner go together: a batch costs the same few
     * statements whatever it holds.
     */
    private static final Duration TOGETHER = Duration.ofMillis(10);

    private static final String UNSENT = """
            select day, seq, id, type, key, payload, occurred_at, traceparent from outbox
            where shard = ? and sent_at is null order by seq limit ?""";

    /** Nobody waits for the disk: rows whose mark is lost in a crash of the database go out again, as after any other error. */
    private static final String MARK_SENT = """
            with unhurried as (select set_config('synchronous_commit', 'off', true))
            update outbox set sent_at = now() from unhurried where day = any (?) and seq = any (?)""";

    private record Row(java.sql.Date day, long seq, UUID id, String type, String key, String payload,
            OffsetDateTime occurredAt, String traceparent) {
    }

    /** A row handed to the producer. */
    private record Handed(Future<RecordMetadata> answer, SendSpan span) {
    }

    private final int shard;
    private final DataSource dataSource;
    private final OutboxConfig config;
    private final Supplier<Producer<String, String>> producers;
    private final Tracer tracer;
    private final Duration patience;
    private final Semaphore wakeUps = new Semaphore(0);
    private final Thread thread;
    /** Used by the relay's thread alone. */
    private long sentAt = System.nanoTime() - TOGETHER.toNanos();
    private volatile boolean running = true;

    RelayShard(int shard, DataSource dataSource, OutboxConfig config, Map<String, Object> kafka, Tracer tracer) {
        this(shard, dataSource, config, () -> producer(kafka), tracer, PATIENCE);
    }

    /**
     * @param producers makes the producer to begin with, and another after each error
     * @param patience how long a producer may take to acknowledge or refuse a batch
     */
    RelayShard(int shard, DataSource dataSource, OutboxConfig config, Supplier<Producer<String, String>> producers,
            Tracer tracer, Duration patience) {
        this.shard = shard;
        this.dataSource = dataSource;
        this.config = config;
        this.producers = producers;
        this.tracer = tracer;
        this.patience = patience;
        this.thread = Thread.ofPlatform().name("outbox-relay-" + shard).unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    void wake() {
        wakeUps.release();
    }

    /** Lets the relay send what waits now, and then end. */
    void finish() {
        running = false;
        wake();
    }

    /** Waits until it has ended, for as long as it may take; what is unsent then, another instance sends, or this one later. */
    void awaitEnd() {
        try {
            thread.join(END);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (running) {
            try {
                relay();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (Throwable e) {
                // Whatever it was, also an Error: nobody would notice a relay that has ended.
                beginAgainAfter(e);
            }
        }
    }

    private void relay() throws SQLException, ExecutionException, TimeoutException, InterruptedException {
        try (var connection = dataSource.getConnection()) {
            if (!lock(connection)) {
                // Another instance sends this shard: what is committed here is not for this thread to wake for.
                Thread.sleep(PAUSE_WITHOUT_LOCK);
                return;
            }
            try {
                var producer = producers.get();
                try {
                    relayWhileRunning(connection, producer);
                } finally {
                    producer.close(CLOSE_WITHIN);
                }
            } finally {
                unlock(connection);
            }
        }
    }

    private void beginAgainAfter(Throwable failure) {
        try {
            switch (failure) {
                case SQLException _, ExecutionException _, KafkaException _ -> warnOf(failure);
                case IllegalStateException e when e.getCause() instanceof SQLException -> warnOf(e);
                case TimeoutException _ -> LOG.errorf(
                        "Outbox shard %d begins again in %s with a new Kafka producer: the old one did not answer within %s",
                        shard, PAUSE_AFTER_ERROR, patience);
                default -> LOG.errorf(failure, "Outbox shard %d failed and begins again in %s", shard, PAUSE_AFTER_ERROR);
            }
            pause(PAUSE_AFTER_ERROR);
        } catch (Throwable unsaid) {
            // Telling takes memory too: better a relay that is silent than one that has ended.
        }
    }

    private void warnOf(Throwable failure) {
        LOG.warnf("Outbox shard %d begins again in %s: %s", shard, PAUSE_AFTER_ERROR, Failure.brief(failure));
    }

    private void relayWhileRunning(Connection connection, Producer<String, String> producer)
            throws SQLException, ExecutionException, TimeoutException, InterruptedException {
        boolean last;
        boolean more;
        do {
            // Once more after the end was asked for: what was committed before that is sent. Not until nothing is left, as
            // other instances may go on appending.
            last = !running;
            var rows = unsent(connection);
            more = rows.size() == config.batchSize();
            if (!rows.isEmpty()) {
                sentAt = System.nanoTime();
                send(connection, producer, rows);
            }
            if (!more && !last) {
                // Other instances append too, and do not wake this one: where there was something there may be more.
                pause(rows.isEmpty() ? config.pollInterval() : TOGETHER);
            }
        } while (!last || more);
    }

    private void send(Connection connection, Producer<String, String> producer, List<Row> rows)
            throws SQLException, ExecutionException, TimeoutException, InterruptedException {
        var acknowledged = new ArrayList<Row>(rows.size());
        var handed = new ArrayList<Handed>(rows.size());
        try {
            for (var row : rows) {
                var message = message(row);
                var span = SendSpan.begin(tracer, row.traceparent(), row.type(), message);
                add(message, TraceParent.HEADER, span.traceparent());
                var sent = producer.send(message);
                handed.add(new Handed(sent, span));
                if (sent.state() == Future.State.FAILED) {
                    // Each of the others would block as long before it is refused as well.
                    break;
                }
            }
            long end = System.nanoTime() + patience.toNanos();
            for (int i = 0; i < handed.size(); i++) {
                handed.get(i).answer().get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
                acknowledged.add(rows.get(i));
                handed.get(i).span().acknowledged();
            }
        } finally {
            handed.stream().skip(acknowledged.size()).forEach(left -> left.span().unacknowledged());
            // Also after an error: the prefix is on the topic and need not go again.
            markSent(connection, acknowledged);
        }
    }

    private List<Row> unsent(Connection connection) throws SQLException {
        try (var select = connection.prepareStatement(UNSENT)) {
            select.setInt(1, shard);
            select.setInt(2, config.batchSize());
            var rows = new ArrayList<Row>();
            try (var found = select.executeQuery()) {
                while (found.next()) {
                    rows.add(new Row(found.getDate(1), found.getLong(2), found.getObject(3, UUID.class),
                            found.getString(4), found.getString(5), found.getString(6),
                            found.getObject(7, OffsetDateTime.class), found.getString(8)));
                }
            }
            return rows;
        }
    }

    private void markSent(Connection connection, List<Row> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        try (var update = connection.prepareStatement(MARK_SENT)) {
            update.setArray(1, connection.createArrayOf("date",
                    rows.stream().map(Row::day).distinct().toArray()));
            update.setArray(2, SqlArray.numbers(connection, rows.stream().map(Row::seq)));
            update.executeUpdate();
        }
    }

    /** With the time of the event by the database's clock: Kafka refuses records from a clock that is an hour fast. */
    private ProducerRecord<String, String> message(Row row) {
        var message = new ProducerRecord<>(config.topic().orElseThrow(), null, row.occurredAt().toInstant().toEpochMilli(),
                row.key(), row.payload());
        var headers = Map.of(
                "ce_specversion", "1.0",
                "ce_id", row.id().toString(),
                "ce_source", config.source().orElse("/"),
                "ce_type", row.type(),
                "ce_time", DateTimeFormatter.ISO_INSTANT.format(row.occurredAt().withOffsetSameInstant(ZoneOffset.UTC)),
                "content-type", "application/json");
        headers.forEach((name, value) -> add(message, name, value));
        return message;
    }

    private static void add(ProducerRecord<String, String> message, String name, String value) {
        if (value != null) {
            message.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static Producer<String, String> producer(Map<String, Object> kafka) {
        var settings = new HashMap<>(kafka);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Math.toIntExact(DELIVERY.toMillis()));
        // A batch is handed over whole and waited for: there is nothing to linger for.
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        return new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
    }

    private boolean lock(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement("select pg_try_advisory_lock(?, ?)")) {
            statement.setInt(1, LOCK_CLASS);
            statement.setInt(2, shard);
            try (var answer = statement.executeQuery()) {
                return answer.next() && answer.getBoolean(1);
            }
        }
    }

    private void unlock(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement("select pg_advisory_unlock(?, ?)")) {
            statement.setInt(1, LOCK_CLASS);
            statement.setInt(2, shard);
            statement.execute();
        }
    }

    private void pause(Duration atMost) {
        try {
            if (wakeUps.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
                TimeUnit.NANOSECONDS.sleep(sentAt + TOGETHER.toNanos() - System.nanoTime());
                wakeUps.drainPermits();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            running = false;
        }
    }
}
