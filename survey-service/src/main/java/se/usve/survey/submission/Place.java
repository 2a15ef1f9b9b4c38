package se.usve.survey.submission;

import java.time.Instant;
import java.util.Optional;
import se.usve.survey.round.RoundState;

/**
 * Where a submission goes.
 *
 * @param state         the round's state, which holds to the end of the transaction
 * @param questionnaire what the round asks
 * @param ruleSet       what it is judged by
 * @param turn          the unit's turn; empty if its answers are not received or it is none the caller may submit for
 */
public record Place(RoundState state, String questionnaire, String ruleSet, Optional<Turn> turn) {

    /**
     * The unit locked for this submission.
     *
     * @param version number the submission gets
     * @param region  the unit's region
     * @param before  hash of the answers it has, or null if it has none
     * @param at      the time the submission gets, taken under the lock, so that times follow versions
     * @param late    whether that is after the last day of the collection
     */
    public record Turn(long version, String region, String before, Instant at, boolean late) {
    }
}
