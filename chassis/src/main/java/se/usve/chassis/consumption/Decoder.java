package se.usve.chassis.consumption;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Reads a record as an event of a subscription. Tolerant of fields it does not know (the contract's rule for readers);
 * strict about what order and identity rest on: type, key and a readable payload.
 */
final class Decoder<E> {

    /** What became of a record: sealed, so that the consumer decides each case. */
    sealed interface Decoded<E> {
    }

    /** An event to apply. */
    record Readable<E>(Received<E> received) implements Decoded<E> {
    }

    /** A type the subscription has no use for. */
    record PassedOver<E>() implements Decoded<E> {
    }

    /** Nothing that can ever be applied. */
    record Unreadable<E>(String reason) implements Decoded<E> {
    }

    private final Subscription<E> subscription;
    private final ObjectReader json;

    Decoder(Subscription<E> subscription, ObjectMapper json) {
        this.subscription = subscription;
        this.json = json.reader().without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }

    Decoded<E> decode(ConsumerRecord<String, byte[]> message) {
        var header = message.headers().lastHeader("ce_type");
        if (header == null || header.value() == null) {
            return new Unreadable<>("The record has no ce_type header");
        }
        if (message.value() == null) {
            return new Unreadable<>("The record has no payload");
        }
        var type = new String(header.value(), StandardCharsets.UTF_8);
        return subscription.classOf(type)
                .map(eventClass -> read(message, type, eventClass))
                .orElseGet(PassedOver::new);
    }

    private Decoded<E> read(ConsumerRecord<String, byte[]> message, String type, Class<? extends E> eventClass) {
        try {
            E event = json.forType(eventClass).readValue(message.value());
            if (event == null) {
                return new Unreadable<>("The payload is null");
            }
            var key = subscription.keyOf(event);
            if (key == null) {
                return new Unreadable<>("The event does not say what it is about");
            }
            if (!key.equals(message.key())) {
                return new Unreadable<>("The record's key " + message.key() + " is not the event's key " + key);
            }
            return new Readable<>(new Received<>(
                    message.topic(), message.partition(), message.offset(), key, type, event));
        } catch (IOException | RuntimeException e) {
            return new Unreadable<>("The payload is no " + type + ": " + withoutData(e));
        }
    }

    /** Reasons stand in logs and are read by operators: where a value is wrong belongs there, and not the value. */
    private static String withoutData(Exception e) {
        return switch (e) {
            case JsonMappingException wrong -> "a value of another kind was expected at " + wrong.getPath().stream()
                    .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
                    .collect(Collectors.joining("/"));
            case JsonProcessingException unreadable when unreadable.getLocation() != null -> "it is no JSON, from line "
                    + unreadable.getLocation().getLineNr() + " column " + unreadable.getLocation().getColumnNr() + " on";
            default -> e.getClass().getSimpleName();
        };
    }
}
