package se.usve.chassis.consumption;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.Deserializer;

/** Who reads what stands on topics beside all consumer groups: a member of none, who commits nothing and makes no topic. */
public final class Onlooker {

    private static final int POLLED = 1_000;
    private static final Duration POLL = Duration.ofMillis(200);
    private static final int FETCHED_BYTES = 4 << 20;
    /**
     * At the end of a partition Kafka waits half a second for more to come unless told otherwise, and meanwhile answers nothing
     * else. An onlooker wants what is there, and then often another partition.
     */
    private static final int WAITS_FOR_MORE_MS = 10;

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Takes some records, in order within their partitions. */
    @FunctionalInterface
    public interface Reader<K, V, E extends Exception> {
        /** @throws E if no more are to be read */
        void read(List<ConsumerRecord<K, V>> records) throws E;
    }

    private Onlooker() {
    }

    /**
     * {@return a consumer without partitions; whoever opens it assigns them, says from where it reads, and closes it}
     *
     * @param kafka  where the broker is and how it is reached
     * @param call   how long the broker may take to answer anything
     * @param keys   what the keys of the records are read as
     * @param values what their payloads are read as
     * @throws KafkaException if those settings are none of a Kafka client
     */
    public static <K, V> KafkaConsumer<K, V> open(Map<String, Object> kafka, Duration call, Deserializer<K> keys,
            Deserializer<V> values) {
        var settings = new HashMap<>(kafka);
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, POLLED);
        settings.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, FETCHED_BYTES);
        settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, WAITS_FOR_MORE_MS);
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, Math.toIntExact(call.toMillis()));
        settings.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, Math.toIntExact(call.toMillis()));
        return new KafkaConsumer<>(settings, keys, values);
    }

    /**
     * Reads those of the topics that there are, from their beginning to where they end when this begins.
     *
     * @param reader takes what is read
     * @return that end, of each partition
     * @throws KafkaException if Kafka does not answer, or for half a minute gives no records though there are some
     */
    public static <K, V, E extends Exception> Map<TopicPartition, Long> read(KafkaConsumer<K, V> consumer,
            Collection<String> topics, Reader<K, V, E> reader) throws E {
        var there = consumer.listTopics();
        var partitions = topics.stream().filter(there::containsKey).flatMap(topic -> there.get(topic).stream())
                .map(partition -> new TopicPartition(partition.topic(), partition.partition())).toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        var ends = consumer.endOffsets(partitions);
        var patience = System.nanoTime() + PATIENCE.toNanos();
        while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
            var some = new ArrayList<ConsumerRecord<K, V>>();
            for (var record : consumer.poll(POLL)) {
                if (record.offset() < ends.get(new TopicPartition(record.topic(), record.partition()))) {
                    some.add(record);
                }
            }
            if (!some.isEmpty()) {
                reader.read(some);
                patience = System.nanoTime() + PATIENCE.toNanos();
            } else if (System.nanoTime() > patience) {
                throw new TimeoutException("no records for " + PATIENCE.toSeconds() + " s though there are some");
            }
        }
        return Map.copyOf(ends);
    }

    /** {@return all that stands on the topics now, in order within their partitions} Errors are those of {@link #read}. */
    public static <K, V> List<ConsumerRecord<K, V>> all(KafkaConsumer<K, V> consumer, Collection<String> topics) {
        var records = new ArrayList<ConsumerRecord<K, V>>();
        read(consumer, topics, records::addAll);
        return records;
    }
}
