package se.usve.scoring.contract;

import java.time.Instant;
import java.util.List;

/**
 * The outcomes of a unit in a round were computed: after a submission, a ruling, an override or its withdrawal.
 *
 * @param round             id of the round
 * @param unit              id of the unit
 * @param version           counts the results of the unit in the round, from 1; a number is left out for each time its
 *                          answers were withdrawn, of which {@code SubmissionWithdrawn} tells
 * @param region            SCB county code of the unit's region
 * @param submissionVersion number of the submission the result rests on
 * @param ruleSet           id of the rule set
 * @param ruleSetVersion    version of the rule set
 * @param scoredAt          when, UTC
 * @param levels            one entry for every level of the rule set, in order of number
 */
public record UnitScored(String round, String unit, long version, String region, long submissionVersion,
        String ruleSet, long ruleSetVersion, Instant scoredAt, List<LevelOutcome> levels) implements ScoringEvent {

    /** CloudEvents type. */
    public static final String TYPE = "se.usve.scoring.unit-scored.v1";

    /**
     * The outcome of one level.
     *
     * @param level        number of the level
     * @param outcome      the outcome that counts, rulings and overrides taken into account
     * @param selfReported the outcome by the unit's own answers alone: a text given for an example is taken as good,
     *                     and no override is applied; never {@code AWAITING_ASSESSMENT}
     * @param overridden   whether an override decides {@code outcome}
     */
    public record LevelOutcome(int level, Outcome outcome, Outcome selfReported, boolean overridden) {
    }

    @Override
    public String key() {
        return round + "/" + unit;
    }
}
