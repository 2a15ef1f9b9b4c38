package se.usve.chassis.consumption;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * How far a consumer is behind its topics: {@code usve_consumer_lag_records} and {@code usve_consumer_lag_seconds}, of the
 * partitions that it reads. The consumer's thread keeps it, and asks Kafka for the ends of the partitions every few seconds,
 * also while a batch is tried again; whoever reads the metrics asks nothing of Kafka.
 */
final class ConsumerLag {

    private static final Duration EVERY = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    /**
     * What is left of a partition, which is something.
     *
     * @param records how many
     * @param since   time of the oldest, in milliseconds since 1970; where that is not known, when it was first seen
     */
    private record Left(long records, long since) {
    }

    private final InstantSource clock;
    private final Map<TopicPartition, Left> left = new ConcurrentHashMap<>();
    private final Map<TopicPartition, Long> ends = new HashMap<>();
    /** Offset of the first record in hand, of each partition that one is of. */
    private final Map<TopicPartition, Long> inHand = new HashMap<>();
    private long measuredAt;

    ConsumerLag(Subscription<?> subscription, MeterRegistry meters, InstantSource clock) {
        this.clock = clock;
        for (var topic : subscription.topics()) {
            var tags = Tags.of("group", subscription.group(), "topic", topic);
            gauge(meters, "usve.consumer.lag.records", tags, "Records not yet applied, of the partitions read here",
                    lag -> lag.of(topic).mapToLong(Left::records).sum());
            gauge(meters, "usve.consumer.lag.seconds", tags, "Age of the oldest record not yet applied, 0 when all are",
                    lag -> lag.of(topic).mapToLong(Left::since).min().stream()
                            .mapToDouble(since -> Math.max(0, clock.millis() - since) / 1000.0).sum());
        }
    }

    private void gauge(MeterRegistry meters, String name, Tags tags, String description,
            ToDoubleFunction<ConsumerLag> value) {
        Gauge.builder(name, this, value).tags(tags).description(description).strongReference(true).register(meters);
    }

    private Stream<Left> of(String topic) {
        return left.entrySet().stream().filter(entry -> entry.getKey().topic().equals(topic)).map(Map.Entry::getValue);
    }

    /** These were taken and are not applied yet. */
    void taken(ConsumerRecords<String, byte[]> polled) {
        inHand.clear();
        for (var partition : polled.partitions()) {
            var records = polled.records(partition);
            var first = records.getFirst();
            inHand.put(partition, first.offset());
            ends.merge(partition, records.getLast().offset() + 1, Math::max);
            left.put(partition, new Left(ends.get(partition) - first.offset(), first.timestamp()));
        }
    }

    /** These are applied. */
    void applied(ConsumerRecords<String, byte[]> polled) {
        inHand.clear();
        for (var partition : polled.partitions()) {
            var last = polled.records(partition).getLast();
            keep(partition, ends.getOrDefault(partition, 0L) - last.offset() - 1, last.timestamp());
        }
    }

    /** Compares with what the topics hold, if that was not done just now. */
    void measure(Consumer<String, byte[]> from) {
        if (clock.millis() - measuredAt < EVERY.toMillis()) {
            return;
        }
        measuredAt = clock.millis();
        var read = from.assignment();
        left.keySet().retainAll(read);
        ends.keySet().retainAll(read);
        try {
            ends.putAll(from.endOffsets(read, PATIENCE));
            for (var partition : read) {
                var next = inHand.containsKey(partition) ? inHand.get(partition) : from.position(partition, PATIENCE);
                var known = left.get(partition);
                keep(partition, ends.get(partition) - next, known == null ? measuredAt : known.since());
            }
        } catch (TimeoutException e) {
            // Kafka does not answer: what was known last stands, and grows older.
        }
    }

    private void keep(TopicPartition partition, long records, long since) {
        if (records > 0) {
            left.put(partition, new Left(records, since));
        } else {
            left.remove(partition);
        }
    }
}
