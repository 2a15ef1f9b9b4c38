package se.usve.chassis.consumption;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.trace.Tracer;
import io.quarkus.arc.Arc;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jboss.logging.Logger;
import se.usve.chassis.logs.Failure;

/**
 * Reads topics in one thread: poll, apply the batch in one database transaction, then commit the offsets. Because
 * that happens between two polls, a partition is not taken away while its records are in hand.
 *
 * <p>While the database is away the same batch is tried again, in place: the partitions are paused and polled so that
 * the group membership stays, and nothing behind the batch overtakes it. Should a partition go to another instance
 * during such a wait, both apply the batch, and the later one finds nothing newer in it.
 */
final class TopicConsumer<E> {

    private static final Logger LOG = Logger.getLogger(TopicConsumer.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration PAUSE_AFTER_ERROR = Duration.ofSeconds(1);
    private static final Duration END = Duration.ofSeconds(10);
    private static final int BATCH = 500;
    /** So long the partitions of an instance that was killed lie still before another takes them. */
    private static final int GIVEN_UP_AFTER_MS = 10_000;

    /** A record of the batch in hand with what it was read as. */
    private record Pending<E>(ConsumerRecord<String, byte[]> message, Received<E> received) {
    }

    private final Subscription<E> subscription;
    private final Decoder<E> decoder;
    private final Map<String, Object> kafka;
    private final Counter applied;
    private final Counter passedOver;
    private final Counter deadLettered;
    private final Counter retries;
    private final ConsumerLag lag;
    private final BatchSpans spans;
    private final Thread thread;
    /** Used by the consumer's thread alone. */
    private boolean uncommitted;
    private volatile boolean running = true;
    private volatile Consumer<String, byte[]> consumer;

    TopicConsumer(Subscription<E> subscription, Decoder<E> decoder, Map<String, Object> kafka, MeterRegistry meters,
            Tracer tracer) {
        this.subscription = subscription;
        this.decoder = decoder;
        this.kafka = kafka;
        this.applied = counter(meters, "applied");
        this.passedOver = counter(meters, "passed-over");
        this.deadLettered = counter(meters, "dead-lettered");
        this.retries = Counter.builder("usve.batches.retried").tag("group", subscription.group())
                .description("Times a batch was tried again in place").register(meters);
        this.lag = new ConsumerLag(subscription, meters, InstantSource.system());
        this.spans = new BatchSpans(tracer, subscription.group(), InstantSource.system());
        this.thread = Thread.ofPlatform().name("consumer-" + subscription.group()).unstarted(this::run);
    }

    private Counter counter(MeterRegistry meters, String result) {
        return Counter.builder("usve.events").tag("group", subscription.group()).tag("result", result)
                .description("Records consumed, by what became of them").register(meters);
    }

    void start() {
        thread.start();
    }

    /** Lets the batch in hand finish, and then the consumer leave the group. */
    void finish() {
        running = false;
        var current = consumer;
        if (current != null) {
            current.wakeup();
        }
    }

    /** Waits until it has left, for as long as a service that is being stopped waits; its group then gives it up. */
    void awaitEnd() {
        try {
            thread.join(END);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        // The beans a handler calls are the application's: they must be found from this thread.
        Thread.currentThread().setContextClassLoader(subscription.getClass().getClassLoader());
        while (running) {
            try (var opened = open(); var deadLetters = new DeadLetters(subscription.group(), kafka)) {
                consumer = opened;
                opened.subscribe(subscription.topics());
                uncommitted = false;
                while (running) {
                    consume(opened, deadLetters, opened.poll(POLL));
                    commit(opened);
                    lag.measure(opened);
                }
            } catch (WakeupException e) {
                LOG.debugf("Consumer %s was woken to stop", subscription.group());
            } catch (KafkaException e) {
                LOG.warnf("Consumer %s begins again in %s: %s", subscription.group(), PAUSE_AFTER_ERROR,
                        Failure.brief(e));
                pause();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                // A defect; but nobody would notice a consumer that has ended. The batch's offsets are not committed.
                LOG.errorf(e, "Consumer %s failed and begins again in %s", subscription.group(), PAUSE_AFTER_ERROR);
                pause();
            } finally {
                consumer = null;
            }
        }
    }

    private void consume(Consumer<String, byte[]> from, DeadLetters deadLetters,
            ConsumerRecords<String, byte[]> polled) throws InterruptedException {
        if (polled.isEmpty()) {
            return;
        }
        lag.taken(polled);
        var batch = new ArrayList<Pending<E>>(polled.count());
        for (var message : polled) {
            switch (decoder.decode(message)) {
                case Decoder.Readable<E>(var received) -> batch.add(new Pending<>(message, received));
                case Decoder.PassedOver<E> _ -> passedOver.increment();
                case Decoder.Unreadable<E>(var reason) -> bury(deadLetters, message, reason);
            }
        }
        applyUntilDone(from, deadLetters, batch);
        lag.applied(polled);
        uncommitted = true;
    }

    /**
     * While the group shares its partitions anew nothing can be committed: that is for the next poll to finish. What goes to
     * another instance meanwhile is applied there once more, and changes nothing.
     */
    private void commit(Consumer<String, byte[]> from) {
        if (!uncommitted) {
            return;
        }
        try {
            from.commitSync();
            uncommitted = false;
        } catch (RebalanceInProgressException e) {
            LOG.debugf("Consumer %s commits after the rebalance: %s", subscription.group(), e.getMessage());
        }
    }

    private void applyUntilDone(Consumer<String, byte[]> from, DeadLetters deadLetters, List<Pending<E>> batch)
            throws InterruptedException {
        while (!batch.isEmpty()) {
            try {
                apply(batch);
                return;
            } catch (UnprocessableEvent e) {
                removeAndBury(deadLetters, batch, e);
            } catch (RuntimeException e) {
                if (DataErrors.isIn(e)) {
                    applyOneByOne(from, deadLetters, batch);
                    return;
                }
                waitInTheGroup(from, e);
            }
        }
    }

    private void apply(List<Pending<E>> batch) {
        var events = batch.stream().map(Pending::received).toList();
        var context = Arc.container().requestContext();
        context.activate();
        try (var open = spans.begin(batch.stream().map(Pending::message).toList())) {
            QuarkusTransaction.requiringNew().run(() -> subscription.apply(events));
            open.applied();
        } finally {
            context.terminate();
        }
        applied.increment(events.size());
    }

    /** The database refused a value in the batch; which one shows when each is applied alone. */
    private void applyOneByOne(Consumer<String, byte[]> from, DeadLetters deadLetters, List<Pending<E>> batch)
            throws InterruptedException {
        for (var pending : batch) {
            var alone = new ArrayList<>(List.of(pending));
            while (!alone.isEmpty()) {
                try {
                    apply(alone);
                    alone.clear();
                } catch (UnprocessableEvent e) {
                    removeAndBury(deadLetters, alone, e);
                } catch (RuntimeException e) {
                    if (DataErrors.isIn(e)) {
                        bury(deadLetters, pending.message(), "The database refuses it: " + DataErrors.messageOf(e));
                        alone.clear();
                    } else {
                        waitInTheGroup(from, e);
                    }
                }
            }
        }
    }

    private void removeAndBury(DeadLetters deadLetters, List<Pending<E>> batch, UnprocessableEvent unprocessable)
            throws InterruptedException {
        var buried = batch.stream().filter(pending -> pending.received() == unprocessable.received()).findFirst()
                .orElseThrow(() -> new IllegalStateException("The refused event is not of the batch", unprocessable));
        bury(deadLetters, buried.message(), unprocessable.getMessage());
        batch.remove(buried);
    }

    private void bury(DeadLetters deadLetters, ConsumerRecord<String, byte[]> message, String reason)
            throws InterruptedException {
        deadLetters.send(message, reason);
        deadLettered.increment();
        spans.buried(message);
        LOG.errorf("Dead letter from %s-%d offset %d, key %s: %s",
                message.topic(), message.partition(), message.offset(), onOneLine(message.key()), onOneLine(reason));
    }

    /** What others sent must not look like lines of our log. */
    private static String onOneLine(String text) {
        return text == null ? null : text.replaceAll("\\p{Cntrl}+", " ");
    }

    /** Waits without taking records, polling so that the group does not think this member dead. */
    private void waitInTheGroup(Consumer<String, byte[]> from, RuntimeException because) {
        LOG.warnf("Consumer %s tries its batch again in %s: %s",
                subscription.group(), PAUSE_AFTER_ERROR, Failure.brief(because));
        retries.increment();
        if (!running) {
            throw new WakeupException();
        }
        lag.measure(from);
        from.pause(from.assignment());
        try {
            var taken = from.poll(PAUSE_AFTER_ERROR);
            if (!taken.isEmpty()) {
                // Partitions assigned during the wait were not paused: put their records back.
                taken.partitions().forEach(partition ->
                        from.seek(partition, taken.records(partition).getFirst().offset()));
            }
        } finally {
            from.resume(from.paused());
        }
    }

    private Consumer<String, byte[]> open() {
        var settings = new HashMap<>(kafka);
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, subscription.group());
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, BATCH);
        settings.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, 10_000);
        settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, GIVEN_UP_AFTER_MS);
        settings.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, GIVEN_UP_AFTER_MS / 3);
        settings.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, CooperativeStickyAssignor.class.getName());
        return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    }

    private void pause() {
        try {
            Thread.sleep(PAUSE_AFTER_ERROR);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            running = false;
        }
    }
}
