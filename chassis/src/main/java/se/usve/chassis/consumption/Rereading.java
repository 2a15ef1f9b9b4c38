package se.usve.chassis.consumption;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Reads the topics of a subscription anew, beside its consumer group: it is no member of the group and commits nothing. For
 * one thread; while that applies a batch, another reads the next. It holds those two, however long the topics are.
 *
 * @param <E> type of the events
 */
public final class Rereading<E> implements AutoCloseable {

    private static final int POLLED = 1_000;
    /** Much of what a batch costs is the same however many are in it. */
    private static final int BATCH = 5_000;
    private static final long BATCH_BYTES = 4 << 20;
    private static final int FETCHED_BYTES = 8 << 20;
    /** A partition is read so much further than another at most, as a share of either. */
    private static final double STEP = 0.02;
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
    private final ExecutorService reader = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("rereading").factory());
    private Map<TopicPartition, Long> beginnings = Map.of();
    private Map<TopicPartition, Long> ends = Map.of();
    /** The batch after the one given last, while it is read and until it is given; null if none is. */
    private Future<Batch<E>> ahead;

    Rereading(Subscription<E> subscription, Decoder<E> decoder, Map<String, Object> kafka) {
        this.decoder = decoder;
        var settings = new HashMap<>(kafka);
        // Named only to ask what it has committed.
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, subscription.group());
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, POLLED);
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
        recordsAhead(); // the consumer is for one thread at a time
        ends = Map.copyOf(wanted);
        consumer.resume(consumer.paused());
        beginnings = consumer.beginningOffsets(partitions);
        return partitions.stream().mapToLong(partition -> ends.get(partition) - beginnings.get(partition)).sum();
    }

    /** {@return how many records are left to the end} */
    public long left() {
        return recordsAhead() + leftToRead();
    }

    private long leftToRead() {
        return partitions.stream().mapToLong(partition -> Math.max(0, ends.get(partition) - consumer.position(partition)))
                .sum();
    }

    /**
     * {@return the next records before the end; none when it is reached}
     *
     * @throws KafkaException if none come for half a minute
     */
    public Batch<E> next() {
        var batch = ahead == null ? read() : inHand();
        ahead = batch.records() > 0 && leftToRead() > 0 ? reader.submit(this::read) : null;
        return batch;
    }

    /** Waits for what is being read. {@return how many records that is} */
    private long recordsAhead() {
        return ahead == null ? 0 : inHand().records();
    }

    private Batch<E> inHand() {
        try {
            return ahead.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException unchecked ? unchecked : new KafkaException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptException(e);
        }
    }

    private Batch<E> read() {
        var batch = new Batch<E>(new ArrayList<>(), 0, new ArrayList<>());
        int passedOver = 0;
        long bytes = 0;
        var patience = System.nanoTime() + PATIENCE.toNanos();
        while (leftToRead() > 0 && batch.records() + passedOver < BATCH && bytes < BATCH_BYTES) {
            var polled = consumer.poll(POLL);
            for (var message : polled) {
                if (message.offset() < ends.get(new TopicPartition(message.topic(), message.partition()))) {
                    passedOver += add(batch, message);
                    bytes += message.serializedValueSize();
                }
            }
            keepStep();
            if (!polled.isEmpty()) {
                patience = System.nanoTime() + PATIENCE.toNanos();
            } else if (System.nanoTime() > patience) {
                throw new KafkaException("No records came for " + PATIENCE.toSeconds() + " s though there are some");
            }
        }
        return new Batch<>(batch.events(), passedOver, batch.unreadable());
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

    /**
     * What came after the end is read when the end has moved. Until then a partition that is further on waits for the others: what
     * several topics tell of one thing comes near together so, however different their lengths.
     */
    private void keepStep() {
        var open = new ArrayList<TopicPartition>();
        for (var partition : partitions) {
            if (consumer.position(partition) < ends.get(partition)) {
                open.add(partition);
            } else {
                consumer.seek(partition, ends.get(partition));
                consumer.pause(List.of(partition));
            }
        }
        var last = open.stream().mapToDouble(this::share).min().orElse(1);
        for (var partition : open) {
            if (share(partition) > last + STEP) {
                consumer.pause(List.of(partition));
            } else {
                consumer.resume(List.of(partition));
            }
        }
    }

    /** {@return how much of a partition that does not stand at its end is read, 0 to 1} */
    private double share(TopicPartition partition) {
        double beginning = beginnings.get(partition);
        return (consumer.position(partition) - beginning) / (ends.get(partition) - beginning);
    }

    @Override
    public void close() {
        // What it may be reading ends by itself, and the consumer is closed by the thread that has it.
        reader.execute(consumer::close);
        reader.shutdown();
    }
}
