package se.usve.reporting.gate;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * The gate before the read model, which is a table with no rows: PostgreSQL's own table locks, held to the end of the
 * transaction that takes them, keep apart what may not happen at once. A crash opens the gate, as the session ends.
 *
 * <table>
 * <caption>Who keeps whom out</caption>
 * <tr><th>who</th><th>lock</th><th>keeps out</th></tr>
 * <tr><td>a reader</td><td>access share</td><td>the switch</td></tr>
 * <tr><td>a batch of events</td><td>row exclusive</td><td>a closed gate, the switch</td></tr>
 * <tr><td>a rebuild reading the last events</td><td>exclusive</td><td>batches, another rebuild's end</td></tr>
 * <tr><td>the switch</td><td>access exclusive</td><td>everybody, for the moment of a commit</td></tr>
 * </table>
 *
 * <p>A reader must take it before its first query. A transaction sees the rows of the moment of its first query, but finds
 * tables by their names anew in each: one that stood across the switch would read the old model first and then the new one
 * without its last rows, and show figures that never were. {@code lock table} is the one statement that fixes no moment.
 */
public final class Gate {

    /** The table. Not in the schema of the read model, as that is what is exchanged. */
    private static final String TABLE = "operation.gate";

    /** What a reader runs first in its transaction. */
    public static final String READ = "lock table " + TABLE + " in access share mode";

    /** So long readers wait behind a switch that waits for those before them; then they go first and it tries again. */
    private static final Duration PATIENCE = Duration.ofMillis(100);
    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private Gate() {
    }

    /** Lets a batch of events through; waits while a rebuild reads the last ones. */
    public static void letBatchThrough(Connection transaction) throws SQLException {
        execute(transaction, "lock table " + TABLE + " in row exclusive mode");
    }

    /** Waits for the batches under way and keeps others out until the transaction ends. Readers go on. */
    public static void close(Connection transaction) throws SQLException {
        execute(transaction, "lock table " + TABLE + " in exclusive mode");
    }

    /**
     * Waits for the readers under way and keeps others out until the transaction ends, which is to be at once. A reader
     * that takes long does not make others wait: the switch steps back and tries again.
     *
     * @param goOn whether to try again
     * @throws SQLException with state 55P03 if there was always a reader until it was not to try any more
     */
    public static void stopReaders(Connection transaction, BooleanSupplier goOn) throws SQLException {
        execute(transaction, "set local lock_timeout = '" + PATIENCE.toMillis() + "ms'");
        while (true) {
            var before = transaction.setSavepoint();
            try {
                execute(transaction, "lock table " + TABLE + " in access exclusive mode");
                break;
            } catch (SQLException e) {
                transaction.rollback(before);
                if (!LOCK_NOT_AVAILABLE.equals(e.getSQLState()) || !goOn.getAsBoolean()) {
                    throw e;
                }
            }
        }
        execute(transaction, "set local lock_timeout = 0");
    }

    private static void execute(Connection transaction, String statement) throws SQLException {
        try (var lock = transaction.createStatement()) {
            lock.execute(statement);
        }
    }
}
