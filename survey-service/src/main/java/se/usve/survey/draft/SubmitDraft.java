package se.usve.survey.draft;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import se.usve.chassis.problem.Pointer;
import se.usve.chassis.problem.ProblemException;
import se.usve.chassis.problem.ProblemType;
import se.usve.chassis.problem.Text;
import se.usve.chassis.problem.Violation;
import se.usve.survey.audit.Actor;
import se.usve.survey.submission.Answers;
import se.usve.survey.submission.Submission;
import se.usve.survey.submission.Submissions;
import se.usve.survey.submission.Submit;
import se.usve.survey.submission.UnitInSight;

/** Submits a draft exactly as it stands; then there is no draft any more. */
@ApplicationScoped
public class SubmitDraft {

    /** Code: an answer that is carried over and neither confirmed nor changed. */
    public static final String NOT_CONFIRMED = "NOT_CONFIRMED";

    /** Code: somebody submitted or withdrew answers after the draft was saved. */
    public static final String ANSWERS_MOVED = "ANSWERS_MOVED";

    private final Drafts drafts;
    private final Participations participations;
    private final Submit submit;
    private final Submissions submissions;

    SubmitDraft(Drafts drafts, Participations participations, Submit submit, Submissions submissions) {
        this.drafts = drafts;
        this.participations = participations;
        this.submit = submit;
        this.submissions = submissions;
    }

    /** Submits without a key. */
    public Submit.Received submit(UnitInSight unit, String reason, Precondition precondition, Actor actor) {
        return submit(unit, reason, precondition, actor, null);
    }

    /**
     * Submits the draft and removes it, in a transaction of its own.
     *
     * @param reason         why the answers were changed, or null
     * @param idempotencyKey the client's name for this request, by which it can repeat it, or null
     * @throws ProblemException 404 for an unknown unit or if there is no draft, 409 if the unit's answers are not received
     *                          now or others were submitted since the draft was saved, 412 and 428 as the precondition says, 422 with every error
     */
    public Submit.Received submit(UnitInSight unit, String reason, Precondition precondition, Actor actor,
            String idempotencyKey) {
        return Submit.inTransaction(() -> repeated(unit, reason, idempotencyKey)
                .orElseGet(() -> attempt(unit, reason, precondition, actor, idempotencyKey)));
    }

    /** Of many who submit the draft at once, the first holds it and the others find it gone. */
    private Submit.Received attempt(UnitInSight unit, String reason, Precondition precondition, Actor actor,
            String idempotencyKey) {
        participations.get(unit);
        var current = drafts.hold(unit);
        var repeated = current.isPresent() ? Optional.<Submit.Received>empty() : repeated(unit, reason, idempotencyKey);
        if (repeated.isPresent()) {
            return repeated.get();
        }
        precondition.mustAllow(current);
        var draft = current.orElseThrow(DiscardDraft::none);
        var place = submit.take(unit);
        mustRestOnNewest(unit, draft, place.turn().orElseThrow().version() - 1);
        var received = submit.store(place,
                new Submit.Request(unit, new Answers(draft.answers()), reason, actor, idempotencyKey), notConfirmed(draft));
        drafts.remove(unit);
        return received;
    }

    /** Under the unit's lock: nobody submits in between. */
    private void mustRestOnNewest(UnitInSight unit, Draft draft, long newest) {
        if (draft.restsOn() == newest) {
            return;
        }
        // By number: the turn that was taken is the newest already.
        var since = since(submissions.version(unit, newest).filter(submission -> submission.answers() != null));
        throw new ProblemException(ProblemType.CONFLICT, since, List.of(new Violation("", ANSWERS_MOVED, new Text(
                "spara utkastet igen för att skicka in det ändå, eller kasta det",
                "save the draft again to submit it all the same, or discard it"))));
    }

    /**
     * {@return what happened since a draft was saved that rests on another version, in words}
     *
     * @param newest the unit's answers now; empty if they were withdrawn
     */
    public static Text since(Optional<Submission> newest) {
        return newest.map(submission -> new Text(
                "Version %d skickades in %s av %s efter att utkastet började fyllas i. Utkastet är inte inskickat: det "
                        + "skulle ersätta de svaren.",
                "Version %d was submitted on %s by %s after this draft was begun. The draft was not submitted: it would "
                        + "replace those answers.")
                .with(submission.version(), submission.submittedAt(), submission.submittedBy()))
                .orElseGet(() -> new Text(
                        "Enhetens svar återkallades efter att utkastet började fyllas i. Utkastet är inte inskickat.",
                        "The unit's answers were withdrawn after this draft was begun. The draft was not submitted."));
    }

    /** What was answered before to the same request. That one removed its draft: another draft is another request. */
    private Optional<Submit.Received> repeated(UnitInSight unit, String reason, String idempotencyKey) {
        return Optional.ofNullable(idempotencyKey).flatMap(key -> submissions.underKey(unit, key)).map(earlier -> {
            var other = drafts.find(unit).filter(draft -> !draft.answers().equals(earlier.values()));
            if (other.isPresent() || !Objects.equals(reason, earlier.reason())) {
                throw Submit.keyReused(earlier);
            }
            return submit.again(earlier);
        });
    }

    private static List<Violation> notConfirmed(Draft draft) {
        return draft.carriedOver().stream().map(question -> new Violation(
                Pointer.WHOLE.to("answers").to(question).toString(), NOT_CONFIRMED, new Text(
                        "Fråga %s: svaret är hämtat från tidigare svar och inte bekräftat",
                        "Question %s: the answer is carried over from earlier answers and not confirmed")
                        .with(question))).toList();
    }
}
