package se.usve.chassis.outbox;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.LocalDate;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * Keeps a partition of the outbox ready for each of the coming days and drops those of days long past in which every
 * row is sent.
 */
@ApplicationScoped
class OutboxPartitions {

    private static final Logger LOG = Logger.getLogger(OutboxPartitions.class);
    private static final int DAYS_AHEAD = 14;

    private final DataSource dataSource;
    private final OutboxConfig config;

    OutboxPartitions(DataSource dataSource, OutboxConfig config) {
        this.dataSource = dataSource;
        this.config = config;
    }

    @Scheduled(every = "6h", delayed = "6h", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void prepare() {
        if (config.topic().isEmpty()) {
            return;
        }
        var today = LocalDate.now();
        // Owned by the role that owns the outbox, as the service's own need not be. Yesterday too: the server's day and ours may
        // differ around midnight.
        try (var connection = dataSource.getConnection();
                var days = connection.prepareStatement("select outbox_days(?, ?, ?)")) {
            days.setObject(1, today.minusDays(1));
            days.setObject(2, today.plusDays(DAYS_AHEAD));
            days.setObject(3, today.minusDays(config.retentionDays()));
            try (var dropped = days.executeQuery()) {
                while (dropped.next()) {
                    LOG.infof("Dropped the outbox partition %s: every row in it was sent", dropped.getString(1));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The outbox's partitions could not be prepared", e);
        }
    }
}
