package se.usve.scoring.rescoring;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import se.usve.scoring.whatif.Flips;

/**
 * A rescoring of a round, planned and perhaps carried out.
 *
 * @param id          its id
 * @param round       id of the round
 * @param ruleSet     id of its rule set
 * @param fromVersion version the round was judged by when it was planned
 * @param toVersion   version it is to be judged by
 * @param reason      why
 * @param by          who planned it
 * @param at          when, UTC
 * @param ground      hash of the results it rests on, see {@link Ground}
 * @param planned     hash of what was to become of every unit, see {@link Outcomes}
 * @param flips       what it changes, in numbers
 * @param execution   that it was carried out, empty while it is only planned
 */
record Plan(UUID id, String round, String ruleSet, long fromVersion, long toVersion, String reason, String by,
        Instant at, String ground, String planned, Flips flips, Optional<Execution> execution) {

    /**
     * It was carried out.
     *
     * @param by who did
     * @param at when, UTC
     */
    record Execution(String by, Instant at) {
    }

    /** Where a rescoring stands. */
    enum State {
        /** It can be carried out. */
        PLANNED,
        /** It was. */
        EXECUTED,
        /** What it rests on has changed, so it never can be: a new plan is needed. */
        STALE
    }

    /** {@return where it stands when the round is as given} */
    State state(Ground now) {
        return execution.isPresent() ? State.EXECUTED
                : now.published() || now.version() != fromVersion || !now.hash().equals(ground) ? State.STALE
                : State.PLANNED;
    }
}
