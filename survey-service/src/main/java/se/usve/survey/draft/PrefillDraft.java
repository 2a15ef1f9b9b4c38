package se.usve.survey.draft;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import se.usve.chassis.problem.ProblemException;
import se.usve.chassis.problem.ProblemType;
import se.usve.chassis.problem.Text;
import se.usve.survey.audit.Actor;
import se.usve.survey.submission.UnitInSight;

/** Answers what is unanswered in a draft as it was answered before, to be confirmed. */
@ApplicationScoped
public class PrefillDraft {

    private final ChangeDraft change;
    private final EarlierAnswers earlier;
    private final Participations participations;

    PrefillDraft(ChangeDraft change, EarlierAnswers earlier, Participations participations) {
        this.change = change;
        this.earlier = earlier;
        this.participations = participations;
    }

    /**
     * Fills in earlier answers; what the draft answers already stays as it is.
     *
     * @throws ProblemException 404 for an unknown unit, 409 if its answers are not received now or there is nothing to
     *                          carry over, 412 and 428 as the precondition says
     */
    @Transactional
    public Draft prefill(UnitInSight unit, Precondition precondition, Actor actor) {
        var questionnaire = participations.get(unit).questionnaire();
        return change.apply(new ChangeDraft.Request(unit, precondition, actor, "draft.prefilled", false), before -> {
            var found = earlier.of(unit, questionnaire).orElseThrow(() -> new ProblemException(ProblemType.CONFLICT, new Text(
                    "Det finns inga tidigare svar att hämta: enheten har inte svarat i den här omgången eller en tidigare",
                    "There are no earlier answers to carry over: the unit has not answered in this round or one before")));
            var after = before.filledFrom(found, questionnaire);
            if (after == before) {
                throw new ProblemException(ProblemType.CONFLICT, new Text(
                        "Det finns inget att hämta: allt som kan fyllas i från omgång %s version %d är redan besvarat",
                        "There is nothing to carry over: all that round %s version %d could fill in is answered already")
                        .with(found.origin().round(), found.origin().version()));
            }
            return after;
        });
    }
}
