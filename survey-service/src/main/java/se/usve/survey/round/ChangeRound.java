package se.usve.survey.round;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import se.usve.chassis.outbox.Outbox;

/** Creates a round, changes it or moves it on, and tells of it. */
@ApplicationScoped
class ChangeRound {

    /** What a request to define a round came to. */
    record Defined(RoundView round, boolean created) {
    }

    private final Rounds rounds;
    private final RoundLock lock;
    private final Outbox outbox;

    ChangeRound(Rounds rounds, RoundLock lock, Outbox outbox) {
        this.rounds = rounds;
        this.lock = lock;
        this.outbox = outbox;
    }

    /** Creates the round in DRAFT, or changes it; does nothing when it is as wanted already. */
    @Transactional
    Defined define(String id, RoundDefinition wanted, String who) {
        lock.exclusively(id);
        var found = rounds.findByIdOptional(id);
        if (found.isEmpty()) {
            var round = new Round(id, wanted, who);
            rounds.persist(round);
            tell(round);
            return new Defined(RoundView.of(round), true);
        }
        var round = found.get();
        if (round.define(wanted, who)) {
            tell(round);
        }
        return new Defined(RoundView.of(round), false);
    }

    @Transactional
    RoundView move(String id, RoundState wanted, String who) {
        lock.exclusively(id);
        var round = rounds.get(id);
        round.moveTo(wanted, who);
        tell(round);
        return RoundView.of(round);
    }

    private void tell(Round round) {
        rounds.flush();
        var event = round.event();
        outbox.append(event.type(), event.key(), event.version(), event);
    }
}
