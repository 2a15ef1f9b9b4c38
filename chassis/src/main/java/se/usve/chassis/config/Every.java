package se.usve.chassis.config;

import io.quarkus.runtime.configuration.DurationConverter;
import java.time.Duration;
import java.util.Optional;

/**
 * How often something is done that is done again and again, as the scheduler reads it: a duration such as {@code 30s}, or
 * {@code off}.
 *
 * @param time empty for never
 */
public record Every(Optional<Duration> time) {

    private static final Duration LEAST = Duration.ofSeconds(1);

    /**
     * {@return what the text says}
     *
     * @throws IllegalArgumentException if that is neither {@code off} nor a second or more, in a sentence
     */
    static Every parsed(String text) {
        if (text.equals("off")) {
            return new Every(Optional.empty());
        }
        var time = DurationConverter.parseDuration(text);
        if (time.compareTo(LEAST) < 0) {
            throw new IllegalArgumentException("it must be off, or 1s or more");
        }
        return new Every(Optional.of(time));
    }
}
