package se.usve.chassis.outbox;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * Keeps a partition of the outbox ready for each of the coming days and drops those of days long past in which every
 * row is sent.
 */
@ApplicationScoped
class OutboxPartitions {

    private static final Logger LOG = Logger.getLogger(OutboxPartitions.class);
    private static final String PREFIX = "outbox_";
    private static final int DAYS_AHEAD = 14;
    private static final int LOCK = 0x0B0D;

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
        try (var connection = dataSource.getConnection()) {
            // One instance at a time: of two that create the same table, "if not exists" lets the slower one fail.
            execute(connection, "select pg_advisory_lock(" + LOCK + ")");
            try {
                prepare(connection);
            } finally {
                execute(connection, "select pg_advisory_unlock(" + LOCK + ")");
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The outbox's partitions could not be prepared", e);
        }
    }

    private void prepare(Connection connection) throws SQLException {
        // Yesterday too: the server's day and ours may differ around midnight.
        var today = LocalDate.now();
        for (int ahead = -1; ahead <= DAYS_AHEAD; ahead++) {
            create(connection, today.plusDays(ahead));
        }
        dropSentBefore(connection, today.minusDays(config.retentionDays()));
    }

    private void create(Connection connection, LocalDate day) throws SQLException {
        execute(connection, "create table if not exists %s partition of outbox for values from ('%s') to ('%s')"
                .formatted(name(day), day, day.plusDays(1)));
    }

    private void dropSentBefore(Connection connection, LocalDate firstKept) throws SQLException {
        for (var partition : partitionsBefore(connection, firstKept)) {
            if (allSent(connection, partition)) {
                execute(connection, "drop table if exists " + partition);
                LOG.infof("Dropped the outbox partition %s: every row in it was sent", partition);
            }
        }
    }

    private static List<String> partitionsBefore(Connection connection, LocalDate firstKept) throws SQLException {
        var names = new ArrayList<String>();
        try (var select = connection.prepareStatement("""
                select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid
                where i.inhparent = 'outbox'::regclass and c.relname < ? order by 1""")) {
            select.setString(1, name(firstKept));
            try (var found = select.executeQuery()) {
                while (found.next()) {
                    names.add(found.getString(1));
                }
            }
        }
        return names;
    }

    private static boolean allSent(Connection connection, String partition) throws SQLException {
        try (var statement = connection.createStatement();
                var found = statement.executeQuery(
                        "select not exists (select from " + partition + " where sent_at is null)")) {
            return found.next() && found.getBoolean(1);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String name(LocalDate day) {
        return PREFIX + day.toString().replace("-", "");
    }
}
