package se.usve.scoring.result;

import java.util.List;
import se.usve.scoring.contract.UnitScored;
import se.usve.scoring.criteria.Answers;
import se.usve.scoring.unit.Unit;

/**
 * A unit's outcomes by the rules it was scored by, and by others.
 *
 * @param unit    the unit as it was scored
 * @param answers its answers that count
 * @param before  its newest outcomes, in order of level
 * @param after   its outcomes by the other rules, in order of their levels
 */
public record Rejudged(Unit unit, Answers answers, List<UnitScored.LevelOutcome> before,
        List<UnitScored.LevelOutcome> after) {
}
