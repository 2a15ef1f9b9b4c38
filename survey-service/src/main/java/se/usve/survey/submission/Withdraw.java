package se.usve.survey.submission;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import se.usve.chassis.outbox.Outbox;
import se.usve.chassis.problem.ProblemException;
import se.usve.chassis.problem.ProblemType;
import se.usve.chassis.problem.Text;
import se.usve.survey.audit.Actor;
import se.usve.survey.audit.AuditTrail;
import se.usve.survey.contract.SubmissionWithdrawn;

/**
 * Withdraws a unit's newest answers and tells of it: from then on it has not answered. The answers stay in its history;
 * the withdrawal is the version after them.
 */
@ApplicationScoped
class Withdraw {

    private final Submit submit;
    private final Submissions submissions;
    private final Outbox outbox;
    private final SubmissionCount count;

    Withdraw(Submit submit, Submissions submissions, Outbox outbox, SubmissionCount count) {
        this.submit = submit;
        this.submissions = submissions;
        this.outbox = outbox;
        this.count = count;
    }

    /** What was withdrawn, and the version that says so. */
    record Withdrawn(Submission withdrawn, Submission withdrawal) {
    }

    /**
     * Withdraws a version.
     *
     * @param reason     why, 1 to {@link se.usve.survey.round.Reason#LONGEST} characters
     * @param alsoClosed whether it may be done in a round that is closed, which is for an administrator
     * @throws ProblemException 404 for an unknown round, unit or version, 409 if the unit's answers are not received
     *                          now, if the version is not the newest, or if it is a withdrawal itself
     */
    @Transactional
    Withdrawn withdraw(UnitInSight unit, long version, String reason, Actor actor, boolean alsoClosed) {
        var place = submit.take(unit, alsoClosed);
        var turn = place.turn().orElseThrow();
        var withdrawn = submissions.version(unit, version).orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND,
                new Text("Det inskickade svaret finns inte", "There is no such submission")));
        mustBeNewest(withdrawn, turn.version() - 1);
        var withdrawal = new Submission(turn.version(), turn.at(), actor.name(), null, reason, place.questionnaire(),
                turn.late());
        submissions.add(unit, withdrawal, null, actor, new AuditTrail.Entry("submission.withdrawn", unit.round(),
                unit.unit(), turn.region(), turn.before(), null, reason));
        var event = new SubmissionWithdrawn(unit.round(), unit.unit(), turn.version(), turn.region(), turn.at(), reason);
        outbox.append(event.type(), event.key(), event.version(), event);
        count.withdrawn(turn.region());
        return new Withdrawn(withdrawn, withdrawal);
    }

    private static void mustBeNewest(Submission submission, long newest) {
        if (submission.version() != newest) {
            throw new ProblemException(ProblemType.CONFLICT, new Text(
                    "Bara den nyaste versionen kan återkallas; det är version %d",
                    "Only the newest version can be withdrawn; that is version %d").with(newest));
        }
        if (submission.kind() == Submission.Kind.WITHDRAWAL) {
            throw new ProblemException(ProblemType.CONFLICT, new Text(
                    "Den nyaste versionen, %d, är en återkallelse: det finns inga svar att återkalla",
                    "The newest version, %d, is a withdrawal: there are no answers to withdraw").with(newest));
        }
    }
}
