package se.usve.survey.draft;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.function.UnaryOperator;
import se.usve.survey.audit.Actor;
import se.usve.survey.audit.AuditTrail;
import se.usve.survey.submission.UnitInSight;

/** Begins or changes a draft as far as its precondition allows, and keeps who did it. */
@ApplicationScoped
class ChangeDraft {

    private final Drafts drafts;
    private final Participations participations;
    private final AuditTrail audit;

    ChangeDraft(Drafts drafts, Participations participations, AuditTrail audit) {
        this.drafts = drafts;
        this.participations = participations;
        this.audit = audit;
    }

    /**
     * What is done to a draft.
     *
     * @param unit         whose
     * @param precondition what must hold of it
     * @param actor        who does it
     * @param action       how the audit names it
     * @param onNewest     whether the draft is to stand in spite of what was submitted since it was saved
     */
    record Request(UnitInSight unit, Precondition precondition, Actor actor, String action, boolean onNewest) {
    }

    /**
     * Changes the draft there is, or begins one, in the transaction there is.
     *
     * @param change makes of what it says what it is to say; of nothing when there is none
     * @throws se.usve.chassis.problem.ProblemException 404 for an unknown unit, 409 if its answers are not received now,
     *                                                  412 and 428 as the precondition says
     */
    Draft apply(Request request, UnaryOperator<Content> change) {
        var participation = participations.get(request.unit());
        participation.mustReceiveAnswers();
        Optional<Draft> changed = Optional.empty();
        while (changed.isEmpty()) {
            // Empty again only when somebody else begins one at once; that one is then looked at.
            changed = attempt(request, participation.region(), change);
        }
        return changed.get();
    }

    private Optional<Draft> attempt(Request request, String region, UnaryOperator<Content> change) {
        var unit = request.unit();
        var current = drafts.hold(unit);
        request.precondition().mustAllow(current);
        var before = current.map(Content::of);
        var after = change.apply(before.orElse(Content.NOTHING));
        var who = request.actor().name();
        var changed = current.isPresent()
                ? Optional.of(changed(request, after))
                : drafts.begin(unit, after, who);
        changed.ifPresent(_ -> audit.record(request.actor(), new AuditTrail.Entry(request.action(), unit.round(),
                unit.unit(), region, before.map(Content::hash).orElse(null), after.hash(), null)));
        return changed;
    }

    private Draft changed(Request request, Content after) {
        var changed = drafts.change(request.unit(), after, request.actor().name());
        return request.onNewest() ? drafts.restOnNewest(request.unit()) : changed;
    }
}
