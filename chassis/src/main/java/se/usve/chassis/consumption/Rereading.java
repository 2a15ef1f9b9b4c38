package se.usve.chassis.consumption;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Reads the topics of a subscription anew, beside its consumer group: it is no member of the group and commits nothing. For
 * one thread. It holds one batch at a time, however long the topics are.
 *
 * @param <E> type of the events
 */
public final class Rereading<E> implements AutoCloseable {

    private static final int BATCH = 1_000;
    private static final int FETCHED_BYTES = 8 << 20;
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /**
     * A record that can never be applied.
     *
     * @param topic     topic it is on
     * @param partition partition of the topic
     * @param offset    position in the partition
     * @param key       record key, or null
     * @param reason    why, in plain words
     */
    public record Refused(String topic, int partition, long offset, String key, String reason) {
    }

    /**
     * Some records.
     *
     * @param events     those that are events to apply, in order within a key
     * @param passedOver number of those of types that the subscription has no use for
     * @param unreadable those that cannot be read
     */
    public record Batch<E>(List<Received<E>> events, int passedOver, List<Refused> unreadable) {
        /** {@return how many records} */
        public int records() {
            return events.size() + passedOver + unreadable.size();
        }
    }

    private final Decoder<E> decoder;
    private final KafkaConsumer<String, byte[]> consumer;
    private final List<TopicPartition> partitions = new ArrayList<>();
    private Map<TopicPartition, Long> ends = Map.of();

    Rereading(Subscription<E> subscription, Decoder<E> decoder, Map<String, Object> kafka) {
        this.decoder = decoder;
        var settings = new HashMap<>(kafka);
        // Named only to ask what it has committed.
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, subscription.group());
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, BATCH);
        settings.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, FETCHED_BYTES);
        this.consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
        try {
            for (var topic : subscription.topics()) {
                consumer.partitionsFor(topic).forEach(partition ->
                        partitions.add(new TopicPartition(topic, partition.partition())));
            }
            consumer.assign(partitions);
        } catch (KafkaException e) {
            consumer.close();
            throw e;
        }
    }

    void seekToBeginning() {
        consumer.seekToBeginning(partitions);
    }

    void seekToCommitted() {
        consumer.seekToBeginning(partitions);
        consumer.committed(Set.copyOf(partitions)).forEach((partition, committed) -> {
            if (committed != null) {
                consumer.seek(partition, committed.offset());
            }
        });
    }

    /**
     * Moves the end of the reading to where the topics end now.
     *
     * @return how many records there are up to it, read or not
     */
    public long readToTheEndOfNow() {
        return readTo(consumer.endOffsets(partitions));
    }

    /** Moves the end of the reading to that of another. */
    public void readToTheEndOf(Rereading<E> other) {
        readTo(other.ends);
    }

    private long readTo(Map<TopicPartition, Long> wanted) {
        ends = Map.copyOf(wanted);
        consumer.resume(consumer.paused());
        var beginnings = consumer.beginningOffsets(partitions);
        return partitions.stream().mapToLong(partition -> ends.get(partition) - beginnings.get(partition)).sum();
    }

    /** {@return how many records are left to the end} */
    public long left() {
        return partitions.stream().mapToLong(partition -> Math.max(0, ends.get(partition) - consumer.position(partition)))
                .sum();
    }

    /**
     * {@return the next records before the end; none when it is reached}
     *
     * @throws KafkaException if none come for half a minute
     */
    public Batch<E> next() {
        var batch = new Batch<E>(new ArrayList<>(), 0, new ArrayList<>());
        var patience = System.nanoTime() + PATIENCE.toNanos();
        while (left() > 0) {
            var polled = consumer.poll(POLL);
            int passedOver = 0;
            for (var message : polled) {
                if (message.offset() < ends.get(new TopicPartition(message.topic(), message.partition()))) {
                    passedOver += add(batch, message);
                }
            }
            stopAtTheEnds();
            var read = new Batch<>(batch.events(), passedOver, batch.unreadable());
            if (read.records() > 0) {
                return read;
            }
            if (System.nanoTime() > patience) {
                throw new KafkaException("No records came for " + PATIENCE.toSeconds() + " s though there are some");
            }
        }
        return batch;
    }

    private int add(Batch<E> batch, ConsumerRecord<String, byte[]> message) {
        switch (decoder.decode(message)) {
            case Decoder.Readable<E>(var received) -> batch.events().add(received);
            case Decoder.Unreadable<E>(var reason) -> batch.unreadable().add(new Refused(
                    message.topic(), message.partition(), message.offset(), message.key(), reason));
            case Decoder.PassedOver<E> _ -> {
                return 1;
            }
        }
        return 0;
    }

    /** What came after the end is read when the end has moved. */
    private void stopAtTheEnds() {
        for (var partition : partitions) {
            if (consumer.position(partition) >= ends.get(partition)) {
                consumer.seek(partition, ends.get(partition));
                consumer.pause(List.of(partition));
            }
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
