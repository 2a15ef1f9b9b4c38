package se.usve.reporting.report;

import se.usve.reporting.figures.Grouping;
import se.usve.reporting.figures.LevelSet;

/**
 * What a table is to hold.
 *
 * @param round       id of the round
 * @param grouping    what units are grouped by
 * @param denominator which units shares are of
 * @param filter      which units are counted
 * @param moment      of which time
 * @param set         which levels
 */
public record TableQuery(String round, Grouping grouping, Denominator denominator, UnitFilter filter, Moment moment,
        LevelSet set) {

    /** {@return the round's table as it is now: of all units by region, shares of those responding, all levels} */
    public static TableQuery of(String round) {
        return new TableQuery(round, Grouping.REGION, Denominator.RESPONDING, UnitFilter.ALL, Moment.NOW, LevelSet.ALL);
    }

    /** {@return the same, grouped so} */
    public TableQuery with(Grouping other) {
        return new TableQuery(round, other, denominator, filter, moment, set);
    }

    /** {@return the same, with shares of these units} */
    public TableQuery with(Denominator other) {
        return new TableQuery(round, grouping, other, filter, moment, set);
    }

    /** {@return the same, of these units} */
    public TableQuery with(UnitFilter other) {
        return new TableQuery(round, grouping, denominator, other, moment, set);
    }

    /** {@return the same, of that time} */
    public TableQuery with(Moment other) {
        return new TableQuery(round, grouping, denominator, filter, other, set);
    }

    /** {@return the same, of these levels} */
    public TableQuery with(LevelSet other) {
        return new TableQuery(round, grouping, denominator, filter, moment, other);
    }
}
