package se.usve.scoring.result;

import java.time.Instant;
import java.util.List;
import se.usve.scoring.contract.UnitScored;
import se.usve.scoring.contract.Cause;
import se.usve.scoring.unit.UnitId;

/**
 * What became of every level of a unit, at one time; or that it withdrew its answers, and nothing became of any.
 *
 * @param unit              the unit
 * @param revision          counts the unit's results, from 1
 * @param submissionVersion the submission it rests on
 * @param ruleSet           id of the rules; of the result before it for a withdrawal
 * @param ruleSetVersion    their version
 * @param cause             why it was computed
 * @param by                who caused it, null for a submission or withdrawal
 * @param scoredAt          when, UTC
 * @param levels            every level, in order of number; none for a withdrawal
 * @param reason            why the answers were withdrawn, the round was scored anew or the published result
 *                          corrected; null for anything else
 */
record Result(UnitId unit, long revision, long submissionVersion, String ruleSet, long ruleSetVersion, Cause cause,
        String by, Instant scoredAt, List<UnitScored.LevelOutcome> levels, String reason) {

    /** {@return the fact that the unit withdrew its answers, after this result} */
    Result withdrawnBy(Sent.Withdrawal withdrawal) {
        return new Result(unit, revision + 1, withdrawal.version(), ruleSet, ruleSetVersion, Cause.WITHDRAWAL, null,
                withdrawal.at(), List.of(), withdrawal.reason());
    }

    /** {@return whether it says what became of the levels; that answers were withdrawn the survey service tells} */
    boolean hasOutcomes() {
        return cause != Cause.WITHDRAWAL;
    }

    /**
     * {@return the fact to tell}
     *
     * @param region  SCB county code of the unit's region
     * @param grounds why each level came out so
     */
    UnitScored told(String region, List<UnitScored.Ground> grounds) {
        return new UnitScored(unit.round(), unit.unit(), revision, region, submissionVersion, ruleSet, ruleSetVersion,
                scoredAt, cause, levels, grounds);
    }

    /** {@return whether it tells nothing that the earlier one did not} */
    boolean saysTheSameAs(Result earlier) {
        return submissionVersion == earlier.submissionVersion && ruleSet.equals(earlier.ruleSet)
                && ruleSetVersion == earlier.ruleSetVersion && levels.equals(earlier.levels);
    }
}
