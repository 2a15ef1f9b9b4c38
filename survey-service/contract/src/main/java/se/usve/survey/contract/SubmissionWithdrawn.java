package se.usve.survey.contract;

import java.time.Instant;

/**
 * A unit's newest answers were withdrawn: from now on it has not answered, until it submits again.
 *
 * @param round       id of the round
 * @param unit        id of the unit
 * @param version     number of the withdrawal in the unit's row of submissions: one more than what it withdraws; the
 *                    highest counts
 * @param region      SCB county code of the unit's region
 * @param withdrawnAt when, UTC
 * @param reason      why, in the words of the one who withdrew
 */
public record SubmissionWithdrawn(String round, String unit, long version, String region, Instant withdrawnAt,
        String reason) implements SurveyEvent {

    /** CloudEvents type. */
    public static final String TYPE = "se.usve.survey.submission-withdrawn.v1";

    @Override
    public String key() {
        return round + "/" + unit;
    }
}
