package se.usve.survey.draft;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a unit has answered so far.
 *
 * @param round       id of the round
 * @param unit        id of the unit
 * @param revision    names this state of the draft and no other, ever: the next is higher
 * @param answers     question id to answer, as it was sent: also what is wrong
 * @param carriedOver the questions whose answers come from an earlier submission and are not confirmed yet
 * @param basedOn     the submission that answers were carried over from last
 * @param restsOn     version of the unit's newest submission or withdrawal when the draft was begun or last saved knowing
 *                    of it; 0 if there was none
 * @param savedAt     when it was saved last, UTC
 * @param savedBy     by whom
 */
public record Draft(String round, String unit, long revision, Map<String, Object> answers, Set<String> carriedOver,
        Optional<Origin> basedOn, long restsOn, Instant savedAt, String savedBy) {

    /**
     * The submission that answers were carried over from.
     *
     * @param round   id of its round
     * @param unit    the unit, or the one it comes from
     * @param version number of the submission within the unit
     */
    public record Origin(String round, String unit, long version) {
    }
}
