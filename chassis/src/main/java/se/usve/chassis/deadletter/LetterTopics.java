package se.usve.chassis.deadletter;

import io.quarkus.arc.All;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import se.usve.chassis.consumption.DeadLetterTopic;
import se.usve.chassis.consumption.Onlooker;
import se.usve.chassis.consumption.Subscription;

/**
 * The dead-letter topics of this service's consumer groups. What is kept of them is which letters there are and what was
 * done with each, a few words a letter; it is brought up to date by reading what has come since the last time, so that
 * knowing how many wait costs next to nothing. The letters themselves are read when they are asked for.
 *
 * <p>Every method ends with {@link KafkaException} while Kafka is away. It is no member of a group and commits nothing.
 */
@ApplicationScoped
class LetterTopics {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration CALL = Duration.ofSeconds(5);

    /**
     * A letter and what was done with it.
     *
     * @param topic   whose it is
     * @param settled null while it waits
     */
    record Known(LetterId id, DeadLetterTopic topic, long timestamp, Settled settled) {
        boolean waits() {
            return settled == null;
        }
    }

    /** What was read of a partition. */
    private static final class Read {
        private long next;
        private final NavigableMap<Long, Known> letters = new TreeMap<>();
    }

    private final Map<String, DeadLetterTopic> topics = new LinkedHashMap<>();
    private final Map<String, Object> kafka;
    private final Map<TopicPartition, Read> read = new HashMap<>();
    /** By topic; told also while a reading waits for Kafka. */
    private final Map<DeadLetterTopic, Double> waiting = new ConcurrentHashMap<>();
    private KafkaConsumer<byte[], byte[]> consumer;

    LetterTopics(@All List<Subscription<?>> subscriptions, @Identifier("default-kafka-broker") Map<String, Object> kafka) {
        DeadLetterTopic.of(subscriptions).forEach(topic -> topics.put(topic.name(), topic));
        this.kafka = kafka;
    }

    /** {@return the topics there can be letters on} */
    Collection<DeadLetterTopic> all() {
        return topics.values();
    }

    /** {@return how many letters of the topic wait, as of the last reading; no number before the first} */
    double waiting(DeadLetterTopic topic) {
        return waiting.getOrDefault(topic, Double.NaN);
    }

    /** {@return every letter that its topic still holds, the newest first} */
    synchronized List<Known> letters() {
        return using(() -> {
            catchUp();
            return read.values().stream().flatMap(partition -> partition.letters.values().stream())
                    .sorted((a, b) -> a.timestamp() != b.timestamp() ? Long.compare(b.timestamp(), a.timestamp())
                            : b.id().toString().compareTo(a.id().toString()))
                    .toList();
        });
    }

    /** {@return that letter; empty if it is none of this service's, or its topic holds it no more} */
    synchronized Optional<Known> find(LetterId id) {
        return using(() -> {
            catchUp();
            return Optional.ofNullable(read.get(id.place())).map(partition -> partition.letters.get(id.offset()));
        });
    }

    /** {@return the records of letters; without those that their topic holds no more} */
    synchronized Map<LetterId, ConsumerRecord<byte[], byte[]>> read(Collection<LetterId> wanted) {
        return using(() -> {
            var found = new HashMap<LetterId, ConsumerRecord<byte[], byte[]>>();
            // Partition by partition: what comes with one letter are often the next ones.
            for (var id : wanted.stream().sorted(Comparator.comparing((LetterId id) -> id.place().toString())
                    .thenComparingLong(LetterId::offset)).toList()) {
                if (!found.containsKey(id)) {
                    consumer.assign(List.of(id.place()));
                    consumer.seek(id.place(), id.offset());
                    pollOnce().forEach(record -> found.put(
                            new LetterId(new TopicPartition(record.topic(), record.partition()), record.offset()), record));
                }
            }
            found.keySet().retainAll(wanted);
            return found;
        });
    }

    private Iterable<ConsumerRecord<byte[], byte[]>> pollOnce() {
        var patience = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < patience) {
            var polled = consumer.poll(POLL);
            if (!polled.isEmpty()) {
                return polled;
            }
        }
        throw new TimeoutException("No records came for " + PATIENCE.toSeconds() + " s though there are some");
    }

    private void catchUp() {
        readWhatHasCome();
        topics.values().forEach(topic -> waiting.put(topic, (double) read.values().stream()
                .flatMap(partition -> partition.letters.values().stream())
                .filter(letter -> letter.waits() && letter.topic().equals(topic)).count()));
    }

    /** Since the last time; what the topics hold no more is forgotten. */
    private void readWhatHasCome() {
        var partitions = new ArrayList<TopicPartition>();
        topics.keySet().forEach(topic -> consumer.partitionsFor(topic).forEach(
                partition -> partitions.add(new TopicPartition(topic, partition.partition()))));
        read.keySet().retainAll(partitions);
        var beginnings = consumer.beginningOffsets(partitions);
        var ends = consumer.endOffsets(partitions);
        for (var partition : partitions) {
            var known = read.computeIfAbsent(partition, _ -> new Read());
            if (known.next > ends.get(partition)) {
                // The topic was deleted and made anew.
                known.letters.clear();
                known.next = 0;
            }
            known.letters.headMap(beginnings.get(partition)).clear();
            known.next = Math.max(known.next, beginnings.get(partition));
        }
        var behind = partitions.stream().filter(partition -> read.get(partition).next < ends.get(partition)).toList();
        if (behind.isEmpty()) {
            return;
        }
        consumer.assign(behind);
        behind.forEach(partition -> consumer.seek(partition, read.get(partition).next));
        while (behind.stream().anyMatch(partition -> read.get(partition).next < ends.get(partition))) {
            pollOnce().forEach(this::take);
            behind.forEach(partition -> read.get(partition).next = consumer.position(partition));
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        var place = new TopicPartition(record.topic(), record.partition());
        var letters = read.get(place).letters;
        var settles = Settled.letterOf(record.headers());
        if (settles.isPresent()) {
            // Behind the letter, in its partition. The first word counts: two who settle at once have both done so.
            letters.computeIfPresent(settles.get().offset(), (_, letter) -> letter.waits()
                    ? new Known(letter.id(), letter.topic(), letter.timestamp(), Settled.of(record.headers())) : letter);
        } else {
            letters.put(record.offset(), new Known(new LetterId(place, record.offset()), topics.get(record.topic()),
                    record.timestamp(), null));
        }
    }

    private <T> T using(Supplier<T> work) {
        try {
            if (consumer == null) {
                consumer = Onlooker.open(kafka, CALL, new ByteArrayDeserializer(), new ByteArrayDeserializer());
            }
            return work.get();
        } catch (KafkaException e) {
            close();
            throw e;
        }
    }

    @PreDestroy
    synchronized void close() {
        if (consumer != null) {
            consumer.close();
            consumer = null;
        }
    }
}
