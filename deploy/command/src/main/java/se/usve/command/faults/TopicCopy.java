package se.usve.command.faults;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import se.usve.chassis.consumption.Onlooker;

/** Reads what stands on a topic, and writes to it, as nobody in the system does. */
final class TopicCopy implements AutoCloseable {

    private static final int LARGEST = 4 << 20;
    private static final Duration CALL = Duration.ofSeconds(30);

    private final String bootstrapServers;
    private final KafkaProducer<String, byte[]> producer;

    TopicCopy(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
        this.producer = new KafkaProducer<>(Map.of("bootstrap.servers", bootstrapServers, "acks", "all",
                "max.request.size", LARGEST), new StringSerializer(), new ByteArraySerializer());
    }

    /** {@return how many records have been sent to the topic; none if there is no such topic} */
    long length(String topic) {
        try (var consumer = consumer()) {
            var partitions = consumer.listTopics().getOrDefault(topic, List.of()).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition())).toList();
            return consumer.endOffsets(partitions).values().stream().mapToLong(Long::longValue).sum();
        }
    }

    private KafkaConsumer<String, byte[]> consumer() {
        return Onlooker.open(Map.of("bootstrap.servers", bootstrapServers), CALL, new StringDeserializer(),
                new ByteArrayDeserializer());
    }

    /** {@return all that is on the topic now} */
    List<ConsumerRecord<String, byte[]>> read(String topic) {
        try (var consumer = consumer()) {
            return Onlooker.all(consumer, List.of(topic));
        }
    }

    /** Sends a record; it is on the topic when {@link #flush} has returned. */
    void send(ProducerRecord<String, byte[]> sent) {
        producer.send(sent);
    }

    /** Waits until all that was sent is on its topic. */
    void flush() {
        producer.flush();
    }

    @Override
    public void close() {
        producer.close();
    }
}
