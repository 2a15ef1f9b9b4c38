package se.usve.chassis.task;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import se.usve.chassis.logs.Failure;

/**
 * A task of which one runs at a time, on whatever instance: begun by a call, it goes on after it. A lock of the database lets
 * it; that belongs to a session, so it is free as soon as the instance that holds it is gone, and a task that says it goes on
 * while nobody holds its lock was interrupted.
 */
public final class LongTask {

    private static final Logger LOG = Logger.getLogger(LongTask.class);
    /** So long a service that is being stopped waits for it to give up. */
    private static final Duration END = Duration.ofSeconds(10);

    private final String name;
    private final long lock;
    private final DataSource dataSource;
    private volatile Thread running;
    private volatile boolean stopping;

    /**
     * @param name what its thread is called
     * @param lock number of its lock, of which there is no other use in the database
     */
    public LongTask(String name, long lock, DataSource dataSource) {
        this.name = name;
        this.lock = lock;
        this.dataSource = dataSource;
    }

    /** {@return as a condition of SQL: whether an instance holds the lock of that number} */
    public static String isHeld(long lock) {
        return """
                exists (select from pg_locks where locktype = 'advisory' and granted and objsubid = 1
                    and database = (select oid from pg_database where datname = current_database())
                    and classid = %d and objid = %d)""".formatted(lock >>> 32, lock & 0xFFFF_FFFFL);
    }

    /**
     * Begins, and goes on after the call.
     *
     * @param note writes down that it begins, and gives what is known of it by then; to be called with the lock
     * @param work is given the session that holds the lock, and what was noted; it ends soon once {@link #isStopping}
     * @return what was noted; empty if one is going on, here or on another instance
     */
    public <T> Optional<T> begin(Supplier<T> note, BiConsumer<Connection, T> work) {
        Connection session = null;
        try {
            session = dataSource.getConnection();
            if (!takeLock(session)) {
                session.close();
                return Optional.empty();
            }
            var held = session;
            var noted = note.get();
            running = Thread.ofPlatform().name(name).start(() -> {
                try {
                    work.accept(held, noted);
                } finally {
                    giveBack(held);
                }
            });
            return Optional.of(noted);
        } catch (SQLException | RuntimeException e) {
            if (session != null) {
                giveBack(session);
            }
            throw e instanceof RuntimeException unexpected ? unexpected
                    : new IllegalStateException("The " + name + " could not begin", e);
        }
    }

    /** {@return whether one runs on this instance} */
    public boolean isRunning() {
        var current = running;
        return current != null && current.isAlive();
    }

    /** {@return whether the service is being stopped} */
    public boolean isStopping() {
        return stopping;
    }

    /** Lets it end, and waits a while until it has; to be called before the connections go. */
    public void stop() throws InterruptedException {
        stopping = true;
        var current = running;
        if (current != null) {
            current.join(END);
        }
    }

    private boolean takeLock(Connection session) throws SQLException {
        try (var statement = session.createStatement();
                var row = statement.executeQuery("select pg_try_advisory_lock(" + lock + ")")) {
            row.next();
            return row.getBoolean(1);
        }
    }

    /** What is under way is rolled back. */
    private void giveBack(Connection session) {
        try (session; var statement = session.createStatement()) {
            if (!session.getAutoCommit()) {
                session.rollback();
                session.setAutoCommit(true);
            }
            statement.execute("select pg_advisory_unlock(" + lock + ")");
        } catch (SQLException e) {
            LOG.warnf("The session of a %s could not be given back in order: %s", name, Failure.brief(e));
        }
    }
}
