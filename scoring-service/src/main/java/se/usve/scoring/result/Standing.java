package se.usve.scoring.result;

import java.util.List;
import se.usve.scoring.contract.UnitScored.LevelOutcome;

/**
 * What became of a unit, by its newest result.
 *
 * @param unit              id of the unit
 * @param submissionVersion the submission its outcomes rest on
 * @param levels            the outcome of every level, in order of number
 */
public record Standing(String unit, long submissionVersion, List<LevelOutcome> levels) {
}
