package se.usve.survey.submission;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import se.usve.chassis.outbox.Outbox;
import se.usve.chassis.problem.ProblemException;
import se.usve.chassis.problem.ProblemType;
import se.usve.chassis.problem.Text;
import se.usve.chassis.problem.Violation;
import se.usve.survey.audit.Actor;
import se.usve.survey.catalogue.Questionnaires;
import se.usve.survey.questionnaire.CheckedAnswers;
import se.usve.survey.round.RoundState;

/**
 * Stores a unit's answers and tells of them, or says everything that keeps them from being stored.
 *
 * <p>One round trip to the database, where nothing stands against it: {@link SubmitAtOnce}. Else it goes by steps, which find
 * out what does: look for the Idempotency-Key if there is one, take the unit's turn (with the transaction's begin), insert the
 * submission with its entry in the audit, insert the event, commit.
 *
 * <p>Who stores more than that in the same transaction does it by steps too: {@link #take}, {@link #store}.
 */
@ApplicationScoped
public class Submit {

    /**
     * Who submits what.
     *
     * @param unit           the unit
     * @param answers        the answers
     * @param reason         why they were changed, or null
     * @param actor          who sends them
     * @param idempotencyKey the client's name for this request, by which it can repeat it, or null
     */
    public record Request(UnitInSight unit, Answers answers, String reason, Actor actor, String idempotencyKey) {
    }

    /** What was stored, now or at an earlier request under the same key, with its warnings. */
    public record Received(Submission submission, List<Violation> warnings) {
    }

    private final Submissions submissions;
    private final Questionnaires questionnaires;
    private final Outbox outbox;
    private final SubmissionCount count;
    private final SubmitAtOnce atOnce;

    Submit(Submissions submissions, Questionnaires questionnaires, Outbox outbox, SubmissionCount count,
            SubmitAtOnce atOnce) {
        this.submissions = submissions;
        this.questionnaires = questionnaires;
        this.outbox = outbox;
        this.count = count;
        this.atOnce = atOnce;
    }

    /**
     * Stores the answers, in a transaction of its own.
     *
     * @throws ProblemException 404 for an unknown round or unit, 409 if the unit's answers are not received now, 422 with
     *                          every error in the answers, or if the key was used for other answers or another reason
     */
    public Received submit(Request request) {
        return QuarkusTransaction.suspendingExisting().call(() -> atOnce.submit(request))
                .orElseGet(() -> inTransaction(() -> attempt(request)));
    }

    /** Does what stores a submission in a transaction of its own, and again if its key is found taken by then. */
    public static <T> T inTransaction(Callable<T> work) {
        try {
            return QuarkusTransaction.requiringNew().call(work);
        } catch (Submissions.KeyTaken e) {
            // The same request came twice at once and the other one is stored by now.
            return QuarkusTransaction.requiringNew().call(work);
        }
    }

    private Received attempt(Request request) {
        return earlier(request).orElseGet(() -> store(take(request.unit()), request, List.of()));
    }

    /**
     * {@return what was answered before to the same request, empty if it carries no key or a new one}
     *
     * @throws ProblemException 422 if the key was used for another request
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<Received> earlier(Request request) {
        return Optional.ofNullable(request.idempotencyKey())
                .flatMap(key -> submissions.underKey(request.unit(), key))
                .map(earlier -> again(earlier, request));
    }

    /**
     * Locks the unit for a submission, to the end of the transaction, which must store one or roll back: the turn is
     * counted as a version. One round trip.
     *
     * @return where the submission goes; it has a turn
     * @throws ProblemException 404 for an unknown round or unit, 409 if the unit's answers are not received now
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Place take(UnitInSight unit) {
        return take(unit, false);
    }

    Place take(UnitInSight unit, boolean alsoClosed) {
        var place = submissions.takeTurn(unit, alsoClosed)
                .orElseThrow(() -> notFound(new Text("Omgången finns inte", "There is no such round")));
        if (place.turn().isEmpty()) {
            throw noTurn(place, unit);
        }
        return place;
    }

    /**
     * Stores the answers of a unit whose turn was taken. Two round trips.
     *
     * @param more what keeps the answers from being stored beside their own errors
     * @throws ProblemException 422 with every error
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Received store(Place place, Request request, List<Violation> more) {
        var checked = check(place.questionnaire(), request.answers());
        if (!checked.violations().isEmpty() || !more.isEmpty()) {
            var all = new ArrayList<>(checked.violations());
            all.addAll(more);
            count.refused(place.turn().orElseThrow().region());
            throw Answers.invalid(all);
        }
        var unit = request.unit();
        var turn = place.turn().orElseThrow();
        var submission = new Submission(turn.version(), turn.at(), request.actor().name(), request.answers().canonical(),
                request.reason(), place.questionnaire(), turn.late());
        var stored = new Stored(unit.round(), unit.unit(), turn.version(), turn.region(), place.questionnaire(),
                place.ruleSet(), turn.at(), turn.before(), submission.sha256(), request.reason());
        submissions.add(unit, submission, request.idempotencyKey(), request.actor(), stored.entry());
        outbox.append(List.of(stored.event(request.answers())));
        count.stored(turn.region(), turn.late());
        return new Received(submission, checked.warnings());
    }

    /** The request was answered before: the same answer again, if it is the same request. */
    private Received again(Submission earlier, Request request) {
        var answers = Answers.stored(earlier.answers().json());
        if (!answers.equals(request.answers()) || !Objects.equals(earlier.reason(), request.reason())) {
            throw keyReused(earlier);
        }
        return again(earlier);
    }

    /** {@return what was answered when this submission was stored} */
    public Received again(Submission earlier) {
        return new Received(earlier, check(earlier.questionnaire(), new Answers(earlier.values())).warnings());
    }

    /** {@return the problem of a key that was used for another request, 422} */
    public static ProblemException keyReused(Submission earlier) {
        return new ProblemException(ProblemType.INVALID_CONTENT, new Text(
                "Nyckeln i Idempotency-Key är redan använd för andra svar från enheten, version %d",
                "The Idempotency-Key was used already for other answers from the unit, version %d")
                .with(earlier.version()),
                List.of(new Violation("", "IDEMPOTENCY_KEY_REUSED", new Text(
                        "Använd en ny nyckel för nya svar", "Use a new key for new answers"))));
    }

    private ProblemException noTurn(Place place, UnitInSight unit) {
        if (place.state() == RoundState.OPEN || submissions.count(unit).isEmpty()) {
            return notFound(new Text("Enheten finns inte", "There is no such unit"));
        }
        count.refused(unit.region());
        return notReceived(place.state());
    }

    /** {@return the problem of a unit whose answers are not received now, 409} */
    public static ProblemException notReceived(RoundState state) {
        return new ProblemException(ProblemType.CONFLICT, new Text(
                "Omgången tar inte emot svar: den är %s", "The round receives no answers: it is %s").with(state));
    }

    private static ProblemException notFound(Text what) {
        return new ProblemException(ProblemType.NOT_FOUND, what);
    }

    private CheckedAnswers check(String questionnaire, Answers answers) {
        return CheckedAnswers.of(questionnaires.get(questionnaire), answers.values());
    }
}
