package se.usve.chassis.outbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;
import se.usve.chassis.config.Fixed;
import se.usve.chassis.config.Range;

/** How the outbox is sent. */
@ConfigMapping(prefix = "usve.outbox")
public interface OutboxConfig {

    /** Topic the service publishes on; empty in a service that publishes nothing, which then has no relay. */
    @Fixed
    Optional<String> topic();

    /** CloudEvents source of the events, a URI reference such as {@code /survey-service}. */
    @Fixed
    Optional<String> source();

    /** How long the relay of the outbox sleeps when nothing is unsent and nobody wakes it: the net under the wake-up. */
    @WithDefault("250ms")
    @Range(from = "10ms", to = "60s")
    Duration pollInterval();

    /** How many rows a relay of the outbox reads and sends at a time. */
    @WithDefault("500")
    @Range(from = "1", to = "10000")
    int batchSize();

    /** How many days rows of the outbox are kept after they were sent, for the auditor. */
    @WithDefault("30")
    @Range(from = "1", to = "36500")
    int retentionDays();
}
