package se.usve.scoring.assessment;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import se.usve.scoring.criteria.Decision;

/**
 * What an assessor decided about an example.
 *
 * @param id          its id
 * @param seat        1 and how many rulings stood when it was given
 * @param independent whether it was given without a chance to have seen any ruling that stood
 * @param decision    what
 * @param rationale   why
 * @param by          who
 * @param at          when, UTC
 * @param withdrawal  its withdrawal, empty while it stands
 */
public record Ruling(UUID id, int seat, boolean independent, Decision decision, String rationale, String by, Instant at,
        Optional<Withdrawal> withdrawal) {

    /**
     * The end of a ruling.
     *
     * @param rationale why
     * @param by        who
     * @param at        when, UTC
     */
    public record Withdrawal(String rationale, String by, Instant at) {
    }

    /** {@return whether it counts} */
    public boolean stands() {
        return withdrawal.isEmpty();
    }

    Ruling withdrawn(Withdrawal end) {
        return new Ruling(id, seat, independent, decision, rationale, by, at, Optional.of(end));
    }
}
