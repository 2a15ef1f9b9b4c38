package se.usve.survey.draft;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import se.usve.chassis.problem.ProblemException;
import se.usve.chassis.problem.ProblemType;
import se.usve.chassis.problem.Text;
import se.usve.survey.audit.Actor;
import se.usve.survey.audit.AuditTrail;
import se.usve.survey.submission.UnitInSight;

/** Throws a draft away, also when answers are not received any more. */
@ApplicationScoped
public class DiscardDraft {

    private final Drafts drafts;
    private final Participations participations;
    private final AuditTrail audit;

    DiscardDraft(Drafts drafts, Participations participations, AuditTrail audit) {
        this.drafts = drafts;
        this.participations = participations;
        this.audit = audit;
    }

    /**
     * Throws it away.
     *
     * @throws ProblemException 404 for an unknown unit or if there is no draft, 412 and 428 as the precondition says
     */
    @Transactional
    public void discard(UnitInSight unit, Precondition precondition, Actor actor) {
        var participation = participations.get(unit);
        var current = drafts.hold(unit);
        precondition.mustAllow(current);
        var draft = current.orElseThrow(DiscardDraft::none);
        drafts.remove(unit);
        audit.record(actor, new AuditTrail.Entry("draft.discarded", unit.round(), unit.unit(), participation.region(),
                Content.of(draft).hash(), null, null));
    }

    /** {@return the problem of a unit that has no draft, 404} */
    static ProblemException none() {
        return new ProblemException(ProblemType.NOT_FOUND, new Text("Det finns inget utkast", "There is no draft"));
    }
}
