package se.usve.reporting.report;

import se.usve.chassis.problem.Text;
import se.usve.reporting.figures.UnitCounts;

/** Which units a share is a share of. */
public enum Denominator {
    /** The units that have answered and are scored, as in the report's table 3. */
    RESPONDING,
    /** All registered units: one that has not answered counts as not meeting. */
    ALL;

    /** {@return what it is called for people} */
    public Text label() {
        return switch (this) {
            case RESPONDING -> new Text("Svarande enheter", "Responding units");
            case ALL -> new Text("Alla registrerade enheter", "All registered units");
        };
    }

    /** {@return what a reader of a table must know of it} */
    Text note() {
        return switch (this) {
            case RESPONDING -> new Text("Andelen är av de enheter som har svarat och vars svar har räknats.",
                    "Shares are of the units that have answered and whose answers are scored.");
            case ALL -> new Text("Andelen är av alla registrerade enheter: en som inte har svarat räknas som att den inte "
                    + "når nivån.", "Shares are of all registered units: one that has not answered counts as not meeting "
                    + "the level.");
        };
    }

    /** {@return how many of the units that is} */
    public long of(UnitCounts units) {
        return switch (this) {
            case RESPONDING -> units.scored();
            case ALL -> units.units();
        };
    }
}
