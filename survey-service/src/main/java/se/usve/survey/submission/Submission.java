package se.usve.survey.submission;

import java.time.Instant;
import java.util.Map;

/**
 * A version of a unit's answers as stored: a submission, or the withdrawal of the one before.
 *
 * @param version       number within the unit
 * @param submittedAt   when, UTC
 * @param submittedBy   name of who sent it
 * @param answers       the answers in canonical form with their hash; null for a withdrawal
 * @param reason        why the answers were changed, if told, or withdrawn; else null
 * @param questionnaire what the round asks
 * @param late          whether it came after the last day of the collection, by the clock in Sweden
 */
public record Submission(long version, Instant submittedAt, String submittedBy, Answers.Canonical answers, String reason,
        String questionnaire, boolean late) {

    /** What a version is. */
    public enum Kind {
        /** Answers. */
        SUBMISSION,
        /** The answers before it were withdrawn: it has none. */
        WITHDRAWAL
    }

    /** {@return whether it is answers or takes them back} */
    public Kind kind() {
        return answers == null ? Kind.WITHDRAWAL : Kind.SUBMISSION;
    }

    /** {@return question id to answer; none of a withdrawal} */
    public Map<String, Object> values() {
        return answers == null ? Map.of() : Answers.stored(answers.json()).values();
    }

    /** {@return hash of the answers, null for a withdrawal} */
    public String sha256() {
        return answers == null ? null : answers.sha256();
    }
}
