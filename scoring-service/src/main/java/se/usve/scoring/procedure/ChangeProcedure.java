package se.usve.scoring.procedure;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import se.usve.chassis.problem.ProblemException;
import se.usve.scoring.unit.Rounds;

/** Decides how a round is assessed. */
@ApplicationScoped
class ChangeProcedure {

    private final Procedures procedures;
    private final Rounds rounds;
    private final InstantSource clock;

    ChangeProcedure(Procedures procedures, Rounds rounds, InstantSource clock) {
        this.procedures = procedures;
        this.rounds = rounds;
        this.clock = clock;
    }

    /**
     * Stores the procedure.
     *
     * @throws ProblemException 409 if the round is published
     */
    void change(Procedure procedure, String by) {
        rounds.mustNotBePublished(procedure.round());
        procedures.decide(procedure, by, clock.instant());
    }
}
