package se.usve.chassis.deadletter;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import se.usve.chassis.consumption.DeadLetterTopic;

/**
 * A record that could not be applied, as operators see it.
 *
 * @param id        where it lies: dead-letter topic, partition and offset
 * @param state     whether it waits, or what was done with it
 * @param group     the consumer group that could not apply it
 * @param topic     the topic it was read from
 * @param partition partition there
 * @param offset    position there
 * @param at        when it was put aside, UTC
 * @param reason    why, in plain words
 * @param key       record key; null without one
 * @param type      CloudEvents type; null if it tells none
 * @param resent    how many times it had been sent again before it failed this time
 * @param size      of the payload, in bytes
 * @param headers   all its other headers, by name
 * @param settled   what was done with it; null while it waits
 * @param payload   what it holds, as text; null unless the caller may read answers, and in lists
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Letter(String id, State state, String group, String topic, int partition, long offset, Instant at, String reason,
        String key, String type, int resent, int size, Map<String, String> headers, Settled settled, String payload) {

    /** Where a letter stands. */
    public enum State { WAITING, RESENT, DISMISSED }

    /** How often it has been sent again, on the record that was. */
    static final String RESENT_COUNT = "usve-resent";
    /** The letter it was sent again from. */
    static final String RESENT_FROM = "usve-resent-from";
    /** What the headers about having failed begin with: they are of one failure, and stay behind when it is sent again. */
    static final String ABOUT_FAILURE = "dead-letter-";

    static Letter of(LetterId id, DeadLetterTopic topic, ConsumerRecord<byte[], byte[]> record, Settled settled) {
        var headers = record.headers();
        return new Letter(id.toString(), settled == null ? State.WAITING : State.valueOf(settled.outcome().name()),
                topic.group(), topic.topic(), (int) number(headers, "dead-letter-partition"),
                number(headers, "dead-letter-offset"), time(record),
                Settled.text(headers, "dead-letter-reason").orElse(""),
                record.key() == null ? null : new String(record.key(), StandardCharsets.UTF_8),
                Settled.text(headers, "ce_type").orElse(null), (int) number(headers, RESENT_COUNT),
                record.value() == null ? 0 : record.value().length, others(headers), settled, null);
    }

    Letter with(byte[] shown) {
        return new Letter(id, state, group, topic, partition, offset, at, reason, key, type, resent, size, headers, settled,
                shown == null ? null : new String(shown, StandardCharsets.UTF_8));
    }

    /** {@return how often the record has been sent again} A header that is no number has been tampered with: never. */
    private static long number(Headers headers, String name) {
        return Settled.text(headers, name).filter(text -> text.matches("[0-9]{1,18}")).map(Long::parseLong).orElse(0L);
    }

    private static Instant time(ConsumerRecord<?, ?> record) {
        try {
            return Settled.text(record.headers(), "dead-letter-time").map(Instant::parse)
                    .orElse(Instant.ofEpochMilli(record.timestamp()));
        } catch (DateTimeException e) {
            return Instant.ofEpochMilli(record.timestamp());
        }
    }

    private static Map<String, String> others(Headers headers) {
        var others = new TreeMap<String, String>();
        for (var header : headers) {
            if (!header.key().startsWith(ABOUT_FAILURE) && header.value() != null) {
                others.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
            }
        }
        return others;
    }
}
