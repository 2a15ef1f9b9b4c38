package se.usve.chassis.consumption;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

/** What is put aside, against a producer that takes no more than Kafka does. */
class DeadLettersTest {

    private static final int MOST = 1 << 20;

    private final MockProducer<String, byte[]> kafka = new MockProducer<>(Cluster.empty(), true, null, new StringSerializer(),
            new ByteArraySerializer()) {
        @Override
        public synchronized Future<RecordMetadata> send(ProducerRecord<String, byte[]> letter) {
            int size = letter.value().length + (letter.key() == null ? 0 : letter.key().length());
            for (var header : letter.headers()) {
                size += header.key().length() + header.value().length;
            }
            return size <= MOST ? super.send(letter) : CompletableFuture.failedFuture(new RecordTooLargeException());
        }
    };
    private final DeadLetters letters = new DeadLetters("scoring", kafka);

    @Test
    void aRecordIsPutAsideAsItWas() throws InterruptedException {
        letters.send(record("round/unit", new byte[] {1, 2, 3}), "because");
        var letter = kafka.history().getFirst();
        assertEquals("usve.survey.v1.dead-letter.scoring", letter.topic());
        assertEquals("round/unit", letter.key());
        assertArrayEquals(new byte[] {1, 2, 3}, letter.value());
        assertEquals("as it was", header(letter, "ce_type"));
        assertNull(header(letter, DeadLetterTopic.LEFT_OUT));
    }

    @Test
    void aRecordAsLargeAsKafkaTakesIsPutAsideWithoutItsPayload() throws InterruptedException {
        letters.send(record("round/unit", new byte[MOST - 100]), "because");
        var letter = kafka.history().getFirst();
        assertEquals("round/unit", letter.key());
        assertEquals(0, letter.value().length);
        assertEquals(Integer.toString(MOST - 100), header(letter, DeadLetterTopic.LEFT_OUT));
        assertEquals("because", header(letter, "dead-letter-reason"));
        assertEquals("17", header(letter, "dead-letter-offset"));
    }

    @Test
    void alsoAKeyMayBeTooLarge() throws InterruptedException {
        letters.send(record("k".repeat(MOST), new byte[1]), "because");
        assertNull(kafka.history().getFirst().key());
    }

    private static ConsumerRecord<String, byte[]> record(String key, byte[] payload) {
        var record = new ConsumerRecord<>("usve.survey.v1", 2, 17, 0L, TimestampType.CREATE_TIME,
                key.length(), payload.length, key, payload, new RecordHeaders(),
                Optional.empty());
        record.headers().add("ce_type", "as it was".getBytes(UTF_8));
        return record;
    }

    private static String header(ProducerRecord<String, byte[]> letter, String name) {
        var found = letter.headers().lastHeader(name);
        return found == null ? null : new String(found.value(), UTF_8);
    }
}
