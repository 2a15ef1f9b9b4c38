package se.usve.survey.round;

import io.quarkus.security.ForbiddenException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import se.usve.chassis.access.Caller;
import se.usve.chassis.access.Role;
import se.usve.chassis.outbox.Outbox;
import se.usve.chassis.problem.ProblemException;
import se.usve.chassis.problem.ProblemType;
import se.usve.chassis.problem.Text;
import se.usve.survey.audit.Actor;
import se.usve.survey.audit.AuditTrail;
import se.usve.survey.audit.Hash;
import se.usve.survey.catalogue.Questionnaires;

/** Creates a round, changes it or moves it on, and tells of it. A region does so with its own rounds. */
@ApplicationScoped
class ChangeRound {

    /** What a request to define a round came to. */
    record Defined(RoundView round, boolean created) {
    }

    private final Rounds rounds;
    private final RoundLock lock;
    private final LateWindows windows;
    private final SentInRound sent;
    private final Questionnaires questionnaires;
    private final AuditTrail audit;
    private final RoundHistory history;
    private final Outbox outbox;

    ChangeRound(Rounds rounds, RoundLock lock, LateWindows windows, SentInRound sent, Questionnaires questionnaires,
            AuditTrail audit, RoundHistory history, Outbox outbox) {
        this.rounds = rounds;
        this.lock = lock;
        this.windows = windows;
        this.sent = sent;
        this.questionnaires = questionnaires;
        this.audit = audit;
        this.history = history;
        this.outbox = outbox;
    }

    /**
     * Creates the round in DRAFT, or changes it; does nothing when it is as wanted already. A request that names no
     * owner leaves the owner as it is.
     *
     * @throws ForbiddenException if the round is not the caller's to run
     * @throws ProblemException   409 if the round is past such a change or has another owner
     */
    @Transactional
    Defined define(String id, RoundDefinition.Wanted wanted, Caller caller, Actor actor) {
        lock.exclusively(id);
        var found = rounds.findByIdOptional(id);
        mustRun(found.map(round -> round.owner).orElse(wanted.owner().orElse(null)), caller);
        if (found.isEmpty()) {
            var round = new Round(id, wanted.definition(), wanted.owner().orElse(null), actor.name());
            rounds.persist(round);
            tell(round, "round.created", null, null, actor);
            return new Defined(RoundView.of(round), true);
        }
        var round = found.get();
        wanted.owner().filter(owner -> !owner.equals(round.owner)).ifPresent(_ -> {
            throw new ProblemException(ProblemType.CONFLICT, new Text(
                    "En omgång byter inte ägare", "A round does not change owner"));
        });
        var before = RoundView.of(round);
        if (round.define(wanted.definition(), actor.name())) {
            tell(round, "round.changed", before, null, actor);
        }
        return new Defined(RoundView.of(round), false);
    }

    /**
     * Moves the round to another state.
     *
     * @param reason why, or null if that is not told
     * @throws ForbiddenException if the round is not the caller's to run
     * @throws ProblemException   404 for a round the caller may not know of, 409 if it cannot go there now
     */
    @Transactional
    RoundView move(String id, RoundState wanted, String reason, Caller caller, Actor actor) {
        lock.exclusively(id);
        var round = rounds.visible(id, caller);
        mustRun(round.owner, caller);
        var before = RoundView.of(round);
        round.moveTo(wanted, actor.name());
        guard(round);
        tell(round, "round.moved", before, reason, actor);
        return RoundView.of(round);
    }

    private void guard(Round round) {
        switch (round.state) {
            case OPEN -> {
                if (questionnaires.find(round.definition.questionnaire()).isEmpty()) {
                    throw new ProblemException(ProblemType.CONFLICT, new Text(
                            "Omgången frågar efter enkäten %s, som inte finns",
                            "The round asks the questionnaire %s, which is not here")
                            .with(round.definition.questionnaire()));
                }
            }
            case PUBLISHED -> {
                var open = windows.inForce(round.id);
                if (open > 0) {
                    throw new ProblemException(ProblemType.CONFLICT, new Text(
                            "Omgången kan inte publiceras medan förlängda svarstider gäller: de är %d",
                            "The round cannot be published while late answers are received: %d late windows are in force")
                            .with(open));
                }
            }
            case DRAFT, CLOSED -> {
                // Nothing more to ask for.
            }
        }
    }

    /** A round of all regions is the ADMIN's to run, a region's own its own too. */
    static void mustRun(String owner, Caller caller) {
        if (!caller.is(Role.ADMIN) && (owner == null || !caller.reportsFor(owner))) {
            throw new ForbiddenException();
        }
    }

    private void tell(Round round, String action, RoundView before, String reason, Actor actor) {
        rounds.flush();
        audit.record(actor, new AuditTrail.Entry(action, round.id, null, round.owner, Hash.of(before),
                Hash.of(RoundView.of(round)), reason));
        var event = round.event(round.state == RoundState.PUBLISHED ? sent.inAll(round.id) : null);
        history.keep(event);
        outbox.append(event.type(), event.key(), event.version(), event);
    }
}
