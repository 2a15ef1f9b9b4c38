package se.usve.survey.submission;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import se.usve.chassis.outbox.Outbox;
import se.usve.chassis.problem.ProblemException;
import se.usve.chassis.problem.ProblemType;
import se.usve.chassis.problem.Text;
import se.usve.chassis.problem.Violation;
import se.usve.survey.audit.Actor;
import se.usve.survey.audit.AuditTrail;
import se.usve.survey.catalogue.Questionnaires;
import se.usve.survey.contract.SubmissionReceived;
import se.usve.survey.questionnaire.CheckedAnswers;
import se.usve.survey.round.RoundState;

/**
 * Stores a unit's answers and tells of them, or says everything that keeps them from being stored.
 *
 * <p>Four round trips to the database: take the unit's turn (with the transaction's begin), insert the submission,
 * insert the event, commit. An Idempotency-Key costs a fifth, to look for it first.
 */
@ApplicationScoped
class Submit {

    /**
     * Who submits what.
     *
     * @param unit           the unit
     * @param answers        the answers
     * @param actor          who sends them
     * @param idempotencyKey the client's name for this request, by which it can repeat it, or null
     */
    record Request(UnitInSight unit, Answers answers, Actor actor, String idempotencyKey) {
    }

    /** What was stored, now or at an earlier request under the same key, with its warnings. */
    record Received(Submission submission, List<Violation> warnings) {
    }

    private final Submissions submissions;
    private final Questionnaires questionnaires;
    private final Outbox outbox;

    Submit(Submissions submissions, Questionnaires questionnaires, Outbox outbox) {
        this.submissions = submissions;
        this.questionnaires = questionnaires;
        this.outbox = outbox;
    }

    /**
     * Stores the answers.
     *
     * @throws ProblemException 404 for an unknown round or unit, 409 if the round is not open, 422 with every error in
     *                          the answers, or if the key was used for other answers
     */
    Received submit(Request request) {
        try {
            return QuarkusTransaction.requiringNew().call(() -> attempt(request));
        } catch (Submissions.KeyTaken e) {
            // The same request came twice at once and the other one is stored by now.
            return QuarkusTransaction.requiringNew().call(() -> attempt(request));
        }
    }

    private Received attempt(Request request) {
        var unit = request.unit();
        var earlier = Optional.ofNullable(request.idempotencyKey()).flatMap(key -> submissions.underKey(unit, key));
        if (earlier.isPresent()) {
            return again(earlier.get(), request);
        }
        var place = submissions.takeTurn(unit)
                .orElseThrow(() -> notFound(new Text("Omgången finns inte", "There is no such round")));
        var turn = place.turn().orElseThrow(() -> noTurn(place, unit));
        var checked = check(place.questionnaire(), request.answers());
        if (!checked.violations().isEmpty()) {
            throw Answers.invalid(checked.violations());
        }
        var submission = new Submission(turn.version(), turn.at(), request.actor().name(), request.answers().canonical(),
                place.questionnaire());
        submissions.add(unit, submission, request.idempotencyKey(), request.actor(), new AuditTrail.Entry(
                "submission.received", unit.round(), unit.unit(), turn.region(), turn.before(),
                submission.answers().sha256(), null));
        var event = new SubmissionReceived(unit.round(), unit.unit(), turn.version(), turn.region(),
                place.questionnaire(), place.ruleSet(), turn.at(), submission.answers().sha256(),
                request.answers().values());
        outbox.append(event.type(), event.key(), event.version(), event);
        return new Received(submission, checked.warnings());
    }

    /** The request was answered before: the same answer again, if it is the same request. */
    private Received again(Submission earlier, Request request) {
        var answers = Answers.stored(earlier.answers().json());
        if (!answers.equals(request.answers())) {
            throw new ProblemException(ProblemType.INVALID_CONTENT, new Text(
                    "Nyckeln i Idempotency-Key är redan använd för andra svar från enheten, version %d",
                    "The Idempotency-Key was used already for other answers from the unit, version %d")
                    .with(earlier.version()),
                    List.of(new Violation("", "IDEMPOTENCY_KEY_REUSED", new Text(
                            "Använd en ny nyckel för nya svar", "Use a new key for new answers"))));
        }
        return new Received(earlier, check(earlier.questionnaire(), answers).warnings());
    }

    private ProblemException noTurn(Place place, UnitInSight unit) {
        if (place.state() == RoundState.OPEN || submissions.count(unit).isEmpty()) {
            return notFound(new Text("Enheten finns inte", "There is no such unit"));
        }
        return new ProblemException(ProblemType.CONFLICT, new Text(
                "Omgången tar inte emot svar: den är %s", "The round receives no answers: it is %s")
                .with(place.state()));
    }

    private static ProblemException notFound(Text what) {
        return new ProblemException(ProblemType.NOT_FOUND, what);
    }

    private CheckedAnswers check(String questionnaire, Answers answers) {
        return CheckedAnswers.of(questionnaires.find(questionnaire).orElseThrow(() ->
                new IllegalStateException("The questionnaire " + questionnaire + " is not here")), answers.values());
    }
}
