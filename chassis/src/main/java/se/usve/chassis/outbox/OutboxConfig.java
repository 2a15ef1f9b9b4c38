package se.usve.chassis.outbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** How the outbox is sent. */
@ConfigMapping(prefix = "usve.outbox")
public interface OutboxConfig {

    /** Topic the service publishes on; empty in a service that publishes nothing, which then has no relay. */
    Optional<String> topic();

    /** CloudEvents source of the events, a URI reference such as {@code /survey-service}. */
    Optional<String> source();

    /** How long the relay sleeps when nothing is unsent and nobody wakes it: the net under the wake-up. */
    @WithDefault("250ms")
    Duration pollInterval();

    /** How many rows a relay reads and sends at a time. */
    @WithDefault("500")
    int batchSize();

    /** How many days sent rows are kept, for the auditor. */
    @WithDefault("30")
    int retentionDays();
}
