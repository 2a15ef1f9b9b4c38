package se.usve.scoring.unit;

import se.usve.scoring.contract.Cause;

/** Scores a unit anew after something else than its answers or the rules changed. */
public interface ScoreAnew {

    /**
     * Scores the unit by its newest submission and all rulings and overrides as they are stored now, in the caller's
     * transaction. A new result is kept, and told, if an outcome changed. A unit that has withdrawn its answers has no
     * outcomes: nothing happens until it submits again.
     *
     * @param unit  locked
     * @param cause what changed
     * @param by    who changed it
     */
    void score(Unit unit, Cause cause, String by);
}
