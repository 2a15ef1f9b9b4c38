package se.usve.scoring.assessment;

import jakarta.enterprise.context.ApplicationScoped;
import se.usve.chassis.input.Uuids;
import se.usve.chassis.problem.ProblemException;
import se.usve.chassis.problem.ProblemType;
import se.usve.chassis.problem.Text;
import se.usve.scoring.unit.Unit;
import se.usve.scoring.unit.UnitAccess;

/** Finds a case for a caller, or says that it is not theirs. */
@ApplicationScoped
class CasesInSight {

    private final Queue queue;
    private final UnitAccess access;

    CasesInSight(Queue queue, UnitAccess access) {
        this.queue = queue;
        this.access = access;
    }

    /**
     * {@return the case, for one who may read it}
     *
     * @throws ProblemException 404 if there is none in sight, 403 for a conflict of interest
     */
    Queue.Entry readable(String id) {
        var found = found(id);
        access.mustBeImpartial(unit(found, id));
        return found;
    }

    /**
     * {@return the case, for one who may rule on it}
     *
     * @throws ProblemException 404 if there is none in sight, 403 for a conflict of interest
     */
    Queue.Entry judgeable(String id) {
        var found = found(id);
        access.mustBeAbleToRuleOn(unit(found, id));
        return found;
    }

    /**
     * {@return the case, whatever conflict there may be: one must be able to leave it}
     *
     * @throws ProblemException 404 if there is none in sight
     */
    Queue.Entry leavable(String id) {
        var found = found(id);
        unit(found, id);
        return found;
    }

    static ProblemException unknown(String id) {
        return new ProblemException(ProblemType.NOT_FOUND,
                new Text("Det finns inget ärende %s", "There is no assessment %s").with(id));
    }

    private Queue.Entry found(String id) {
        return Uuids.of(id).flatMap(queue::find).orElseThrow(() -> unknown(id));
    }

    private Unit unit(Queue.Entry found, String id) {
        return access.find(found.assessment().unit()).orElseThrow(() -> unknown(id));
    }
}
