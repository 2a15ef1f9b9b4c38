package se.usve.scoring.assessment;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;
import se.usve.chassis.access.Caller;
import se.usve.chassis.problem.ProblemException;
import se.usve.scoring.criteria.Decision;
import se.usve.scoring.contract.Cause;
import se.usve.scoring.unit.ScoreAnew;

/** An assessor rules on an example, and the unit gets its new result in the same transaction if that decides the case. */
@ApplicationScoped
public class RuleOnExample {

    private final CasesInSight cases;
    private final LockedCases locked;
    private final Assessments assessments;
    private final ScoreAnew scoreAnew;
    private final CallersView view;
    private final Caller caller;
    private final InstantSource clock;

    RuleOnExample(CasesInSight cases, LockedCases locked, Assessments assessments, ScoreAnew scoreAnew, CallersView view,
            Caller caller, InstantSource clock) {
        this.cases = cases;
        this.locked = locked;
        this.assessments = assessments;
        this.scoreAnew = scoreAnew;
        this.view = view;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * Stores the caller's ruling. Who has not claimed the case does so in the same moment.
     *
     * @param rationale why, not blank
     * @return the case as it is then
     * @throws ProblemException 404 if there is none in sight, 403 for a conflict of interest, 409 if it is decided or no
     *                          longer open, if the caller has ruled on it, if others have claimed it, or if the round is
     *                          published
     */
    public AssessmentView rule(String id, Decision decision, String rationale) {
        var found = cases.judgeable(id).assessment();
        var ofUnit = locked.of(found.unit());
        ofUnit.cases().rule(found.id(), decision, rationale, caller.name(), clock.instant()).ifPresent(refusal -> {
            throw Refusals.problem(refusal);
        });
        assessments.save(List.of(ofUnit.cases()));
        if (ofUnit.cases().get(found.id()).ruling().isPresent()) {
            scoreAnew.score(ofUnit.unit(), Cause.RULING, caller.name());
        }
        return view.of(cases.judgeable(id));
    }
}
