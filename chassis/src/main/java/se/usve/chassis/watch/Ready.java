package se.usve.chassis.watch;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.health.SmallRyeHealthReporter;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Tells the answer of {@code /q/health/ready} as a metric, {@code usve_ready} (1 ready, 0 not): Prometheus reads metrics
 * alone, and an instance that is scraped but not ready looks well to it otherwise.
 */
@Startup
@ApplicationScoped
class Ready {

    private final SmallRyeHealthReporter health;
    private final AtomicLong ready = new AtomicLong(1);

    Ready(SmallRyeHealthReporter health, MeterRegistry meters) {
        this.health = health;
        Gauge.builder("usve.ready", ready, AtomicLong::get).description("1 when the instance is ready, 0 when it is not")
                .register(meters);
    }

    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void ask() {
        ready.set(health.getReadiness().isDown() ? 0 : 1);
    }
}
