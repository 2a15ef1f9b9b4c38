package se.usve.reporting.report;

import se.usve.scoring.contract.Outcome;

/**
 * Which units are wanted; null is no condition.
 *
 * @param region  SCB county code of the unit's region
 * @param level   a level the unit has an outcome of
 * @param outcome that outcome, or an outcome of any level if none is named; MET does not include EXEMPT
 */
public record UnitFilter(String region, Integer level, Outcome outcome) {

    UnitFilter within(String ownRegion) {
        return new UnitFilter(ownRegion, level, outcome);
    }
}
