package se.usve.scoring.result;

import java.time.Instant;
import se.usve.scoring.unit.UnitId;

/** What a unit sent: answers, or that it withdraws them. Both are counted in one row, and the highest version counts. */
sealed interface Sent permits Submission, Sent.Withdrawal {

    /** {@return the unit} */
    UnitId unit();

    /** {@return its number in the unit's row, from 1} */
    long version();

    /**
     * The unit has withdrawn its answers.
     *
     * @param unit    the unit
     * @param version its number
     * @param at      when, UTC
     * @param reason  why, in the words of the one who withdrew
     */
    record Withdrawal(UnitId unit, long version, Instant at, String reason) implements Sent {
    }
}
