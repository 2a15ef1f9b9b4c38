package se.usve.survey.round;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * Keeps changes of a round apart from what its state decides. Who changes the round holds the lock alone; who stores
 * something that needs the round in a certain state shares it. So nothing is committed to a round after it has closed.
 * The locks are PostgreSQL's advisory locks, held to the end of the transaction, so that many submissions at once do
 * not queue for the round's row.
 */
@ApplicationScoped
public class RoundLock {

    /** The class of advisory lock for rounds; the second number is the hash of the round's id. */
    public static final int LOCK_CLASS = 0x0A0D;

    private final DataSource dataSource;

    RoundLock(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Waits until nobody else holds the round, and holds it alone to the end of the transaction. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void exclusively(String round) {
        lock("select pg_advisory_xact_lock(?, hashtext(?))", round);
    }

    /** Waits until nobody changes the round, and keeps it as it is to the end of the transaction. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void shared(String round) {
        lock("select pg_advisory_xact_lock_shared(?, hashtext(?))", round);
    }

    private void lock(String sql, String round) {
        try (var connection = dataSource.getConnection(); var select = connection.prepareStatement(sql)) {
            select.setInt(1, LOCK_CLASS);
            select.setString(2, round);
            select.execute();
        } catch (SQLException e) {
            throw new IllegalStateException("The round " + round + " could not be locked", e);
        }
    }
}
