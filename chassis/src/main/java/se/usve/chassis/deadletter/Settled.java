package se.usve.chassis.deadletter;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.common.header.Headers;

/**
 * That a letter waits no more. It is a record of its own on the dead-letter topic, behind the letter: whatever the service
 * or its database forgets, the topic tells who did what with each letter, and every instance reads the same.
 *
 * @param outcome what was done
 * @param by      name of who did
 * @param at      when, UTC
 * @param reason  why; null if that was not told
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Settled(Outcome outcome, String by, Instant at, String reason) {

    /** What can be done with a letter. */
    public enum Outcome {
        /** It was sent to its original topic again; should it fail again, that is another letter. */
        RESENT,
        /** Somebody looked into it and nothing more is to be done. */
        DISMISSED
    }

    private static final String OF = "dead-letter-settled";

    /** {@return the letter that a record settles; empty if the record is a letter} */
    static Optional<LetterId> letterOf(Headers headers) {
        return text(headers, OF).flatMap(LetterId::of);
    }

    /** {@return what the headers of a settling record say} */
    static Settled of(Headers headers) {
        return new Settled(Outcome.valueOf(text(headers, OF + "-as").orElseThrow()),
                text(headers, OF + "-by").orElse(""), Instant.parse(text(headers, OF + "-at").orElseThrow()),
                text(headers, OF + "-why").orElse(null));
    }

    void write(LetterId letter, Headers headers) {
        add(headers, OF, letter.toString());
        add(headers, OF + "-as", outcome.name());
        add(headers, OF + "-by", by);
        add(headers, OF + "-at", at.toString());
        if (reason != null) {
            add(headers, OF + "-why", reason);
        }
    }

    static Optional<String> text(Headers headers, String name) {
        var header = headers.lastHeader(name);
        return header == null || header.value() == null ? Optional.empty()
                : Optional.of(new String(header.value(), StandardCharsets.UTF_8));
    }

    static void add(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
