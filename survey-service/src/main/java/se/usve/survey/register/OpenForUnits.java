package se.usve.survey.register;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import se.usve.chassis.access.Caller;
import se.usve.chassis.access.Role;
import se.usve.chassis.problem.ProblemException;
import se.usve.chassis.problem.ProblemType;
import se.usve.chassis.problem.Text;
import se.usve.survey.round.RoundFacts;
import se.usve.survey.round.RoundInForce;

/** Says in which rounds units may be registered: in a closed one by those who run it. */
@ApplicationScoped
class OpenForUnits {

    private final RoundInForce rounds;

    OpenForUnits(RoundInForce rounds) {
        this.rounds = rounds;
    }

    /**
     * Holds the round in its state to the end of the transaction.
     *
     * @return the round
     * @throws ProblemException 404 for a round the caller may not know of, 409 if the round is past registration
     */
    @Transactional(Transactional.TxType.MANDATORY)
    RoundFacts hold(String round, Caller caller) {
        rounds.hold(round);
        var facts = rounds.visible(round, caller);
        var allowed = switch (facts.state()) {
            case DRAFT, OPEN -> true;
            case CLOSED -> caller.is(Role.ADMIN) || facts.owner().filter(caller::reportsFor).isPresent();
            case PUBLISHED -> false;
        };
        if (!allowed) {
            throw new ProblemException(ProblemType.CONFLICT, new Text(
                    "Omgången är %s: enheter registreras medan den är DRAFT eller OPEN",
                    "The round is %s: units are registered while it is DRAFT or OPEN").with(facts.state()));
        }
        return facts;
    }
}
