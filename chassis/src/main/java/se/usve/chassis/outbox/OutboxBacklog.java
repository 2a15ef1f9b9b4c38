package se.usve.chassis.outbox;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * Measures what waits in the outbox, {@code usve_outbox_pending} rows and {@code usve_outbox_oldest_seconds}, and warns
 * every minute while something has waited longer than a minute: for want of Kafka or of a relay that sends.
 */
@ApplicationScoped
class OutboxBacklog {

    private static final Logger LOG = Logger.getLogger(OutboxBacklog.class);

    private static final long LONG_SECONDS = 60;

    private final DataSource dataSource;
    private final boolean publishes;
    private final AtomicLong pending = new AtomicLong();
    private final AtomicLong oldestSeconds = new AtomicLong();

    OutboxBacklog(DataSource dataSource, OutboxConfig config, MeterRegistry meters) {
        this.dataSource = dataSource;
        this.publishes = config.topic().isPresent();
        if (publishes) {
            Gauge.builder("usve.outbox.pending", pending, AtomicLong::get)
                    .description("Events stored and not yet acknowledged by Kafka").register(meters);
            Gauge.builder("usve.outbox.oldest.seconds", oldestSeconds, AtomicLong::get)
                    .description("Age of the oldest event not yet acknowledged by Kafka, 0 when there is none")
                    .register(meters);
        }
    }

    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void measure() {
        if (!publishes) {
            return;
        }
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement();
                var found = statement.executeQuery("""
                        select count(*), coalesce(extract(epoch from now() - min(occurred_at)), 0)::bigint
                        from outbox where sent_at is null""")) {
            if (found.next()) {
                pending.set(found.getLong(1));
                oldestSeconds.set(found.getLong(2));
            }
        } catch (SQLException e) {
            LOG.debugf("The outbox's backlog could not be measured: %s", e.getMessage());
        }
    }

    @Scheduled(every = "60s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void warn() {
        warning().ifPresent(LOG::warn);
    }

    /** What to tell the operator about the last measurement; nothing when all is sent in time. */
    Optional<String> warning() {
        long seconds = oldestSeconds.get();
        return seconds > LONG_SECONDS
                ? Optional.of("%d events wait in the outbox to be sent to Kafka, the oldest for %d s"
                        .formatted(pending.get(), seconds))
                : Optional.empty();
    }
}
