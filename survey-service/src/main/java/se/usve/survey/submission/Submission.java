package se.usve.survey.submission;

import java.time.Instant;

/**
 * A submission as stored.
 *
 * @param version       number within the unit
 * @param submittedAt   when, UTC
 * @param submittedBy   name of who sent it
 * @param answers       the answers in canonical form with their hash
 * @param questionnaire what the round asks
 */
record Submission(long version, Instant submittedAt, String submittedBy, Answers.Canonical answers,
        String questionnaire) {
}
