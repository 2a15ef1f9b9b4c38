package se.usve.survey.contract;

import java.time.Instant;
import java.util.Map;

/**
 * A unit's answers were received and are stored.
 *
 * @param round         id of the round
 * @param unit          id of the unit
 * @param version       number of the submission within the unit, 1, 2, …; the highest counts
 * @param region        SCB county code of the unit's region when it answered
 * @param questionnaire id of the questionnaire answered
 * @param ruleSet       id of the rule set the round is judged by
 * @param submittedAt   when it was received, UTC
 * @param sha256        hash of the answers in canonical JSON (RFC 8785), lower-case hexadecimal
 * @param answers       question id to answer; the form of an answer follows the question's type; a question that was
 *                      not answered is missing
 */
public record SubmissionReceived(String round, String unit, long version, String region, String questionnaire,
        String ruleSet, Instant submittedAt, String sha256, Map<String, Object> answers) implements SurveyEvent {

    /** CloudEvents type. */
    public static final String TYPE = "se.usve.survey.submission-received.v1";

    @Override
    public String key() {
        return round + "/" + unit;
    }
}
