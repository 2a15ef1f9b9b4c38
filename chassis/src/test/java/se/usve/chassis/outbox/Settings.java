package se.usve.chassis.outbox;

import java.time.Duration;
import java.util.Optional;

/** Settings of an outbox that a test makes itself. */
record Settings(Optional<String> topic, Optional<String> source, Duration pollInterval, int batchSize,
        int retentionDays) implements OutboxConfig {

    static Settings keepingSent(int days) {
        return new Settings(Optional.of("topic"), Optional.of("/source"), Duration.ofMillis(10), 1, days);
    }
}
