package se.usve.scoring.procedure;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import se.usve.chassis.problem.ProblemException;
import se.usve.scoring.unit.Rounds;

/** Decides how a round is assessed; whoever keeps cases of it hears of the change in the same transaction. */
@ApplicationScoped
class ChangeProcedure {

    private final Procedures procedures;
    private final Rounds rounds;
    private final Event<Changed> changed;
    private final InstantSource clock;

    ChangeProcedure(Procedures procedures, Rounds rounds, Event<Changed> changed, InstantSource clock) {
        this.procedures = procedures;
        this.rounds = rounds;
        this.changed = changed;
        this.clock = clock;
    }

    /**
     * Stores the procedure.
     *
     * @throws ProblemException 409 if the round is published
     */
    void change(Procedure procedure, String by) {
        rounds.mustNotBePublished(procedure.round());
        procedures.decide(procedure, by, clock.instant().truncatedTo(ChronoUnit.MICROS));
        changed.fire(new Changed(procedure, by));
    }
}
