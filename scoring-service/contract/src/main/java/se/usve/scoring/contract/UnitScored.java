package se.usve.scoring.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
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
 * @param cause             why it was scored; null in events told before it was said
 * @param levels            one entry for every level of the rule set, in order of number
 * @param grounds           why each level came out so, in the same order; null in events told before it was said
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record UnitScored(String round, String unit, long version, String region, long submissionVersion,
        String ruleSet, long ruleSetVersion, Instant scoredAt, Cause cause, List<LevelOutcome> levels,
        List<Ground> grounds) implements ScoringEvent {

    /** CloudEvents type. */
    public static final String TYPE = "se.usve.scoring.unit-scored.v1";

    /**
     * The outcome of one level.
     *
     * @param level        number of the level
     * @param area         its area, as in {@link RuleSetActivated.Level}; null in events told before it was said
     * @param outcome      the outcome that counts, rulings and overrides taken into account
     * @param selfReported the outcome by the unit's own answers alone: a text given for an example is taken as good,
     *                     and no override is applied; never {@code AWAITING_ASSESSMENT}
     * @param overridden   whether an override decides {@code outcome}
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record LevelOutcome(int level, String area, Outcome outcome, Outcome selfReported, boolean overridden) {
    }

    /**
     * Why a level came out so.
     *
     * @param level    number of the level
     * @param sentence why, in one sentence
     * @param ruling   the decision by which its example is decided; null while it is not, and without an example
     * @param override what decides it after in-depth review; null without one
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Ground(int level, Wording sentence, Ruling ruling, Overruling override) {
    }

    /**
     * An assessor's decision on an example. Who made it is not told.
     *
     * @param question  id of the question whose text was judged
     * @param decision  {@code APPROVED} or {@code REJECTED}
     * @param rationale why
     * @param at        when, UTC
     */
    public record Ruling(String question, String decision, String rationale, Instant at) {
    }

    /**
     * An outcome decided after in-depth review. Who decided it is not told.
     *
     * @param outcome   what was decided
     * @param rationale why
     * @param at        when, UTC
     */
    public record Overruling(Outcome outcome, String rationale, Instant at) {
    }

    @Override
    public String key() {
        return round + "/" + unit;
    }
}
