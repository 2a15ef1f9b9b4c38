package se.usve.survey.round;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import se.usve.chassis.sql.Sql;

/** Tells how much a round has received. */
@ApplicationScoped
class SentInRound {

    private final Sql sql;

    SentInRound(Sql sql) {
        this.sql = sql;
    }

    /**
     * {@return how many submissions and withdrawals the round holds in all} The caller must hold the round alone: then
     * everybody who stores one has committed, as they share the lock, and this statement sees what they stored.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    long inAll(String round) {
        return sql.number("select count(*) from submission where round = ?", round);
    }
}
