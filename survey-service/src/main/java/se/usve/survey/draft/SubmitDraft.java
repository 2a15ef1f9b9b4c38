package se.usve.survey.draft;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import se.usve.chassis.problem.Pointer;
import se.usve.chassis.problem.ProblemException;
import se.usve.chassis.problem.Text;
import se.usve.chassis.problem.Violation;
import se.usve.survey.audit.Actor;
import se.usve.survey.submission.Answers;
import se.usve.survey.submission.Submissions;
import se.usve.survey.submission.Submit;
import se.usve.survey.submission.UnitInSight;

/** Submits a draft exactly as it stands; then there is no draft any more. */
@ApplicationScoped
public class SubmitDraft {

    /** Code: an answer that is carried over and neither confirmed nor changed. */
    public static final String NOT_CONFIRMED = "NOT_CONFIRMED";

    private final Drafts drafts;
    private final Submit submit;
    private final Submissions submissions;

    SubmitDraft(Drafts drafts, Submit submit, Submissions submissions) {
        this.drafts = drafts;
        this.submit = submit;
        this.submissions = submissions;
    }

    /** Submits without a key. */
    @Transactional
    public Submit.Received submit(UnitInSight unit, String reason, Precondition precondition, Actor actor) {
        return submit(unit, reason, precondition, actor, null);
    }

    /**
     * Submits the draft and removes it.
     *
     * @param reason         why the answers were changed, or null
     * @param idempotencyKey the client's name for this request, by which it can repeat it, or null
     * @throws ProblemException 404 for an unknown unit or if there is no draft, 409 if the unit's answers are not received
     *                          now, 412 and 428 as the precondition says, 422 with every error
     */
    @Transactional
    public Submit.Received submit(UnitInSight unit, String reason, Precondition precondition, Actor actor,
            String idempotencyKey) {
        return repeated(unit, reason, idempotencyKey).orElseGet(() -> {
            var place = submit.take(unit);
            // The same request may have had the turn before.
            return repeated(unit, reason, idempotencyKey).orElseGet(() -> {
                var current = drafts.hold(unit);
                precondition.mustAllow(current);
                var draft = current.orElseThrow(DiscardDraft::none);
                var received = submit.store(place, new Submit.Request(unit, new Answers(draft.answers()), reason, actor,
                        idempotencyKey), notConfirmed(draft));
                drafts.remove(unit);
                return received;
            });
        });
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
