package se.usve.chassis.consumption;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * The dead-letter topic of a consumer group, see {@link DeadLetterTopic}. A record arrives there as it was,
 * key, payload and headers, with headers that tell the reason and where it came from.
 *
 * <p>One that is itself about as large as Kafka takes leaves no room for those. It arrives without its payload and its own
 * headers, which still stand where it came from, and says so: else its partition would wait for it for ever.
 */
final class DeadLetters implements AutoCloseable {

    private static final int LONGEST_KEY = 1_000;

    private final String group;
    private final Producer<String, byte[]> producer;

    DeadLetters(String group, Producer<String, byte[]> producer) {
        this.group = group;
        this.producer = producer;
    }

    DeadLetters(String group, Map<String, Object> kafka) {
        this.group = group;
        var settings = new HashMap<>(kafka);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 10_000);
        // Together with the linger it must stay under the delivery timeout, or the producer refuses its settings.
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 30_000);
        this.producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }

    /**
     * Sends the record and waits until Kafka has it.
     *
     * @throws KafkaException if Kafka does not take it; the record's offset must not be committed then
     */
    void send(ConsumerRecord<String, byte[]> message, String reason) throws InterruptedException {
        var letter = letter(message, message.key(), message.value(), reason);
        message.headers().forEach(letter.headers()::add);
        try {
            producer.send(letter).get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof RecordTooLargeException)) {
                throw failed(e);
            }
            sendShortened(message, reason);
        }
    }

    private void sendShortened(ConsumerRecord<String, byte[]> message, String reason) throws InterruptedException {
        var key = message.key() == null || message.key().length() > LONGEST_KEY ? null : message.key();
        var letter = letter(message, key, new byte[0], reason);
        add(letter, DeadLetterTopic.LEFT_OUT, Integer.toString(Math.max(0, message.serializedValueSize())));
        try {
            producer.send(letter).get();
        } catch (ExecutionException e) {
            throw failed(e);
        }
    }

    private ProducerRecord<String, byte[]> letter(ConsumerRecord<String, byte[]> message, String key, byte[] payload,
            String reason) {
        var letter = new ProducerRecord<>(new DeadLetterTopic(message.topic(), group).name(), key, payload);
        add(letter, "dead-letter-reason", reason);
        add(letter, "dead-letter-topic", message.topic());
        add(letter, "dead-letter-partition", Integer.toString(message.partition()));
        add(letter, "dead-letter-offset", Long.toString(message.offset()));
        add(letter, "dead-letter-time", Instant.now().toString());
        return letter;
    }

    private static KafkaException failed(ExecutionException e) {
        return new KafkaException("The dead letter could not be sent", e.getCause());
    }

    private static void add(ProducerRecord<?, ?> letter, String name, String value) {
        letter.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        producer.close();
    }
}
