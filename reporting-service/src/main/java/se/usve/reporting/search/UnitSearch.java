package se.usve.reporting.search;

import se.usve.scoring.contract.Outcome;

/**
 * Which units of a round are wanted; null is no condition.
 *
 * @param text       part of the unit's name or id, in upper or lower case
 * @param region     SCB county code of its region
 * @param specialty  its specialty
 * @param level      a level it has an outcome of
 * @param outcome    that outcome, or an outcome of any level if none is named
 * @param unanswered whether it is one that has no outcomes
 */
public record UnitSearch(String text, String region, String specialty, Integer level, Outcome outcome, boolean unanswered) {

    /** {@return the same within a region} */
    UnitSearch within(String own) {
        return new UnitSearch(text, own, specialty, level, outcome, unanswered);
    }
}
