package se.usve.reporting.projection;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import se.usve.chassis.sql.AfterCommit;

/** Measures how long it takes until a submission shows in the figures, {@code usve_projection_delay_seconds}. */
@ApplicationScoped
class ProjectionDelay {

    private static final Duration[] BUCKETS = Stream.of(100, 250, 500, 1_000, 2_500, 5_000, 10_000, 30_000, 60_000, 300_000)
            .map(Duration::ofMillis).toArray(Duration[]::new);

    private final Timer delay;
    private final InstantSource clock;
    private final AfterCommit afterCommit;

    ProjectionDelay(MeterRegistry meters, InstantSource clock, AfterCommit afterCommit) {
        this.delay = Timer.builder("usve.projection.delay")
                .description("From when a submission was received until its outcomes were committed in the read model")
                .serviceLevelObjectives(BUCKETS).register(meters);
        this.clock = clock;
        this.afterCommit = afterCommit;
    }

    /** Submissions received then show with their outcomes when the caller's transaction is committed. */
    void shown(Collection<Instant> received) {
        if (!received.isEmpty()) {
            var times = List.copyOf(received);
            afterCommit.run(() -> {
                var now = clock.instant();
                // The services' clocks may differ a little.
                times.forEach(time -> delay.record(now.isAfter(time) ? Duration.between(time, now) : Duration.ZERO));
            });
        }
    }
}
