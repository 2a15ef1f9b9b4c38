package se.usve.survey.round;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import se.usve.chassis.sql.Sql;

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

    private final Sql sql;

    RoundLock(Sql sql) {
        this.sql = sql;
    }

    /** Waits until nobody else holds the round, and holds it alone to the end of the transaction. */
    @Transactional(Transactional.TxType.MANDATORY)
    void exclusively(String round) {
        sql.list("select pg_advisory_xact_lock(?, hashtext(?))", _ -> "", LOCK_CLASS, round);
    }

    /** Waits until nobody changes the round, and keeps it as it is to the end of the transaction. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void shared(String round) {
        sql.list("select pg_advisory_xact_lock_shared(?, hashtext(?))", _ -> "", LOCK_CLASS, round);
    }
}
