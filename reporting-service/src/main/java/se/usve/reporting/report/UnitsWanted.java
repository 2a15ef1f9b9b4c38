package se.usve.reporting.report;

import java.util.Set;
import se.usve.reporting.figures.Grouping;
import se.usve.scoring.contract.Outcome;

/**
 * Which units are to be listed; null is no condition.
 *
 * @param filter  which units
 * @param level   a level the unit has an outcome of
 * @param outcome that outcome, or an outcome of any level if none is named; MET does not include EXEMPT
 */
public record UnitsWanted(UnitFilter filter, Integer level, Outcome outcome) {

    UnitsWanted within(String ownRegion) {
        return new UnitsWanted(filter.with(Grouping.REGION, Set.of(ownRegion)), level, outcome);
    }
}
