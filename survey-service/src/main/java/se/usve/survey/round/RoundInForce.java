package se.usve.survey.round;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import se.usve.chassis.access.Caller;
import se.usve.chassis.problem.ProblemException;

/** What other features may ask of a round. */
@ApplicationScoped
public class RoundInForce {

    private final Rounds rounds;
    private final RoundLock lock;

    RoundInForce(Rounds rounds, RoundLock lock) {
        this.rounds = rounds;
        this.lock = lock;
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
