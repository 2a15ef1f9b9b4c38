package se.usve.survey.round;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import se.usve.chassis.access.Caller;
import se.usve.chassis.problem.ProblemException;
import se.usve.chassis.sql.Sql;

/** What other features may ask of a round. */
@ApplicationScoped
public class RoundInForce {

    private final Rounds rounds;
    private final RoundLock lock;
    private final Sql sql;

    RoundInForce(Rounds rounds, RoundLock lock, Sql sql) {
        this.rounds = rounds;
        this.lock = lock;
        this.sql = sql;
    }

    /**
     * Holds the round in the state it has, to the end of the transaction.
     *
     * @return that state
     * @throws ProblemException 404 if there is no such round
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public RoundState hold(String round) {
        lock.shared(round);
        return rounds.get(round).state;
    }

    /**
     * Holds every round that is not published in its state, to the end of the transaction.
     *
     * @return their ids, in order
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public List<String> holdUnpublished() {
        unpublished().forEach(lock::shared);
        return unpublished();
    }

    private List<String> unpublished() {
        return sql.list("select id from round where state <> 'PUBLISHED' order by id", row -> row.getString(1));
    }

    /**
     * {@return a round that the caller may know of}
     *
     * @throws ProblemException 404 if there is none, or it is another region's own
     */
    public RoundFacts visible(String round, Caller caller) {
        return RoundFacts.of(rounds.visible(round, caller));
    }

    /** {@return the rounds that the caller may know of, by id} */
    public List<RoundFacts> visible(Caller caller) {
        return rounds.visible(caller).list().stream().map(RoundFacts::of).toList();
    }
}
