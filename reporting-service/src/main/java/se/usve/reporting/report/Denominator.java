package se.usve.reporting.report;

import se.usve.reporting.figures.UnitCounts;

/** Which units a share is a share of. */
public enum Denominator {
    /** The units that have answered and are scored, as in the report's table 3. */
    RESPONDING,
    /** All registered units: one that has not answered counts as not meeting. */
    ALL;

    /** {@return how many of the units that is} */
    public long of(UnitCounts units) {
        return switch (this) {
            case RESPONDING -> units.scored();
            case ALL -> units.units();
        };
    }
}
