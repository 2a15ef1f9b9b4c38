package se.usve.command.verify;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import se.usve.chassis.consumption.Onlooker;
import se.usve.stack.StackFailure;

/** Topics read from their beginning, beside all consumer groups: it belongs to none and commits nothing. For one thread. */
final class Log implements AutoCloseable {

    private static final Duration CALL = Duration.ofSeconds(30);

    private final KafkaConsumer<String, byte[]> consumer;
    private final Admin admin;

    /** @throws StackFailure if the settings are none of a Kafka client */
    Log(Map<String, Object> kafka) {
        try {
            this.consumer = Onlooker.open(kafka, CALL, new StringDeserializer(), new ByteArrayDeserializer());
            this.admin = admin(kafka);
        } catch (KafkaException e) {
            throw new StackFailure("Kafka cannot be asked: " + e.getMessage(), e);
        }
    }

    /**
     * Reads those of the topics that there are, to where they end when it begins.
     *
     * @return that end, of each partition
     * @throws StackFailure if Kafka does not answer
     */
    Map<TopicPartition, Long> read(Collection<String> topics,
            Onlooker.Reader<String, byte[], SQLException> reader) throws SQLException {
        try {
            return Onlooker.read(consumer, topics, reader);
        } catch (KafkaException e) {
            throw new StackFailure("The topics cannot be read: " + e.getMessage(), e);
        }
    }

    /** {@return how far a consumer group has come, of each partition that it has taken anything from} */
    Map<TopicPartition, Long> committed(String group) {
        try {
            var offsets = new HashMap<TopicPartition, Long>();
            admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get().forEach((partition, offset) ->
                    Optional.ofNullable(offset).map(OffsetAndMetadata::offset)
                            .ifPresent(next -> offsets.put(partition, next)));
            return offsets;
        } catch (ExecutionException | KafkaException e) {
            throw new StackFailure("How far the group " + group + " has come cannot be read: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackFailure("Interrupted while reading how far the group " + group + " has come.", e);
        }
    }

    /** {@return a header's text, empty if the record has none of that name} */
    static Optional<String> header(ConsumerRecord<?, ?> record, String name) {
        var header = record.headers().lastHeader(name);
        return header == null || header.value() == null ? Optional.empty()
                : Optional.of(new String(header.value(), StandardCharsets.UTF_8));
    }

    private static Admin admin(Map<String, Object> kafka) {
        var settings = new HashMap<>(kafka);
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, Math.toIntExact(CALL.toMillis()));
        return Admin.create(settings);
    }

    @Override
    public void close() {
        consumer.close();
        admin.close();
    }
}
