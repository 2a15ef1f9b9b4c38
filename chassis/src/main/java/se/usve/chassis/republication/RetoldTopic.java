package se.usve.chassis.republication;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.StringSerializer;
import se.usve.chassis.outbox.Outbox;
import se.usve.chassis.outbox.OutboxConfig;

/**
 * The topic, for events that are told again. A record is what the outbox's relay sends but for two headers: {@code ce_id},
 * which is made of source, type, key and version, and so the same however often an event is told again; and
 * {@code usve-republication}, which names the republication. An event that was first told by the outbox had an id of its own,
 * which went with the outbox's row. Nothing rests on ids: what a reader has seen it knows by key and version.
 */
final class RetoldTopic implements AutoCloseable {

    /** On every record that was told again: which time it was. */
    static final String REPUBLICATION = "usve-republication";

    private final String topic;
    private final String source;
    private final UUID republication;
    private final ObjectMapper json;
    private final Producer<String, String> producer;
    private volatile Exception refused;

    RetoldTopic(OutboxConfig outbox, UUID republication, ObjectMapper json, Map<String, Object> kafka) {
        this.topic = outbox.topic().orElseThrow();
        this.source = outbox.source().orElse("/");
        this.republication = republication;
        this.json = json;
        var settings = new HashMap<>(kafka);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 5);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 30_000);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 30_000);
        this.producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
    }

    /**
     * Hands the event over; it waits while too much is under way.
     *
     * @throws KafkaException if this or an earlier one is not taken
     */
    void tell(Outbox.Entry event, Instant at) {
        mustBeTaken();
        producer.send(record(event, at), (_, failure) -> {
            if (failure != null) {
                refused = failure;
            }
        });
    }

    /** Waits until Kafka has all that was handed over. */
    void awaitAll() {
        producer.flush();
        mustBeTaken();
    }

    private void mustBeTaken() {
        if (refused != null) {
            throw new KafkaException("Kafka does not take the events", refused);
        }
    }

    private ProducerRecord<String, String> record(Outbox.Entry event, Instant at) {
        try {
            var record = new ProducerRecord<>(topic, event.key(), json.writeValueAsString(event.event()));
            var id = UUID.nameUUIDFromBytes(String.join("\n", source, event.type(), event.key(),
                    String.valueOf(event.version())).getBytes(StandardCharsets.UTF_8));
            Map.of("ce_specversion", "1.0", "ce_id", id.toString(), "ce_source", source, "ce_type", event.type(),
                    "ce_time", DateTimeFormatter.ISO_INSTANT.format(at), "content-type", "application/json",
                    REPUBLICATION, republication.toString())
                    .forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
            return record;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The event of " + event.key() + " cannot be written as JSON", e);
        }
    }

    @Override
    public void close() {
        producer.close(java.time.Duration.ofSeconds(5));
    }
}
