package se.usve.scoring.unit;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import se.usve.chassis.access.Caller;
import se.usve.chassis.access.Role;
import se.usve.chassis.input.Fields;
import se.usve.chassis.problem.ProblemException;
import se.usve.chassis.problem.ProblemType;
import se.usve.chassis.problem.Text;

/** Declares the caller's conflicts of interest, and takes them back. */
@ApplicationScoped
@Transactional
public class DeclareConflict {

    private static final int LONGEST_REASON = 500;

    private final Caller caller;
    private final UnitAccess access;
    private final Conflicts conflicts;
    private final Event<ConflictOfInterest> declared;

    DeclareConflict(Caller caller, UnitAccess access, Conflicts conflicts, Event<ConflictOfInterest> declared) {
        this.caller = caller;
        this.access = access;
        this.conflicts = conflicts;
        this.declared = declared;
    }

    /** {@return the caller's own active conflicts; everybody's for ADMIN} */
    public List<ConflictOfInterest> inSight() {
        return conflicts.active(caller.is(Role.ADMIN) ? Optional.empty() : Optional.of(caller.name()));
    }

    /**
     * {@return the conflict as it stands}
     *
     * @param unit id of the unit
     * @param body a JSON object with {@code reason}
     * @throws ProblemException 404 if the unit takes part in no round that the caller sees, 422 without a reason
     */
    public ConflictOfInterest declare(String unit, JsonNode body) {
        var known = access.unitOfAnyRound(unit);
        var fields = Fields.of(body);
        var reason = fields.words("reason", 1, LONGEST_REASON);
        fields.mustBeValid();
        conflicts.declare(caller.name(), known, reason);
        var conflict = conflicts.find(caller.name(), known).orElseThrow();
        declared.fire(conflict);
        return conflict;
    }

    /**
     * Takes the caller's conflict with the unit back.
     *
     * @throws ProblemException 404 if there is none
     */
    public void end(String unit) {
        if (!conflicts.end(caller.name(), unit)) {
            throw new ProblemException(ProblemType.NOT_FOUND, new Text(
                    "Du har inte anmält jäv mot någon enhet %s", "You have declared no conflict with a unit %s").with(unit));
        }
    }
}
