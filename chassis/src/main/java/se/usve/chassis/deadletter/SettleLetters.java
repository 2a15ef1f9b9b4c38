package se.usve.chassis.deadletter;

import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jboss.logging.Logger;
import se.usve.chassis.consumption.DeadLetterTopic;

/**
 * Sends letters to their original topics again, as they were, or notes that nothing more is to be done about them.
 *
 * <p>A letter goes to the topic, and so to every group that reads it: one that has applied it already finds nothing newer in
 * it. It is sent before it is noted as sent, so that if anything stops between the two it waits still, and may go twice; that
 * is as harmless.
 */
@ApplicationScoped
class SettleLetters {

    private static final Logger LOG = Logger.getLogger(SettleLetters.class);
    /** A letter that has come back so often is not mended by sending it. */
    private static final int TIMES = 3;

    /**
     * What is to be done.
     *
     * @param outcome with each letter
     * @param by      name of who asks for it
     * @param reason  why; null if that is not told
     * @param dryRun  whether only to tell what would be done
     * @param force   whether to send also what has come back too often
     */
    record Wanted(Settled.Outcome outcome, String by, String reason, boolean dryRun, boolean force) {
    }

    private final LetterTopics topics;
    private final LettersWaiting waiting;
    private final Map<String, Object> kafka;

    SettleLetters(LetterTopics topics, LettersWaiting waiting, @Identifier("default-kafka-broker") Map<String, Object> kafka) {
        this.topics = topics;
        this.waiting = waiting;
        this.kafka = kafka;
    }

    /**
     * Does it, letter by letter in the order given; each is done or not by itself.
     *
     * @throws KafkaException if Kafka does not take one; those before it are done
     */
    List<Done> settle(List<LetterId> letters, Wanted wanted) throws InterruptedException {
        var known = topics.letters().stream().collect(Collectors.toMap(LetterTopics.Known::id, Function.identity()));
        var records = topics.read(letters.stream().filter(known::containsKey).toList());
        var done = new ArrayList<Done>();
        try (var producer = wanted.dryRun() ? null : producer()) {
            for (var id : letters.stream().distinct().toList()) {
                done.add(settle(known.get(id), id, records.get(id), wanted, producer));
            }
        }
        waiting.count();
        return done;
    }

    private static Done settle(LetterTopics.Known known, LetterId id, ConsumerRecord<byte[], byte[]> record, Wanted wanted,
            Producer<byte[], byte[]> producer) throws InterruptedException {
        if (known == null || record == null) {
            return new Done(id.toString(), Done.Action.REFUSED, Done.Refusal.NO_SUCH_LETTER);
        }
        if (!known.waits()) {
            return new Done(id.toString(), Done.Action.REFUSED, Done.Refusal.SETTLED_ALREADY);
        }
        var letter = Letter.of(id, known.topic(), record, null);
        var resends = wanted.outcome() == Settled.Outcome.RESENT;
        if (resends && letter.resent() >= TIMES && !wanted.force()) {
            return new Done(id.toString(), Done.Action.REFUSED, Done.Refusal.COMES_BACK);
        }
        if (resends && record.headers().lastHeader(DeadLetterTopic.LEFT_OUT) != null) {
            return new Done(id.toString(), Done.Action.REFUSED, Done.Refusal.PAYLOAD_LEFT_OUT);
        }
        if (wanted.dryRun()) {
            return new Done(id.toString(), resends ? Done.Action.WOULD_BE_RESENT : Done.Action.WOULD_BE_DISMISSED, null);
        }
        if (resends) {
            send(producer, again(letter, record));
        }
        send(producer, note(id, record, wanted));
        LOG.infof("Dead letter %s of key %s: %s by %s", id, oneLine(letter.key()), wanted.outcome(), oneLine(wanted.by()));
        return new Done(id.toString(), resends ? Done.Action.RESENT : Done.Action.DISMISSED, null);
    }

    /** As it was published, with how often and from which letter. Without a key only its partition keeps its order. */
    private static ProducerRecord<byte[], byte[]> again(Letter letter, ConsumerRecord<byte[], byte[]> record) {
        var again = new ProducerRecord<>(letter.topic(), record.key() == null ? letter.partition() : null, record.key(),
                record.value());
        for (var header : record.headers()) {
            if (!header.key().startsWith(Letter.ABOUT_FAILURE) && !header.key().equals(Letter.RESENT_COUNT)
                    && !header.key().equals(Letter.RESENT_FROM)) {
                again.headers().add(header);
            }
        }
        Settled.add(again.headers(), Letter.RESENT_COUNT, String.valueOf(letter.resent() + 1));
        Settled.add(again.headers(), Letter.RESENT_FROM, letter.id());
        return again;
    }

    private static ProducerRecord<byte[], byte[]> note(LetterId id, ConsumerRecord<byte[], byte[]> record, Wanted wanted) {
        var note = new ProducerRecord<>(id.place().topic(), id.place().partition(), record.key(), new byte[0]);
        new Settled(wanted.outcome(), wanted.by(), Instant.now(), wanted.reason()).write(id, note.headers());
        return note;
    }

    private static void send(Producer<byte[], byte[]> producer, ProducerRecord<byte[], byte[]> record)
            throws InterruptedException {
        try {
            producer.send(record).get();
        } catch (ExecutionException e) {
            throw new KafkaException("Kafka did not take it", e.getCause());
        }
    }

    private static String oneLine(String text) {
        return text == null ? null : text.replaceAll("\\p{Cntrl}+", " ");
    }

    private Producer<byte[], byte[]> producer() {
        var settings = new HashMap<>(kafka);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 10_000);
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }
}
