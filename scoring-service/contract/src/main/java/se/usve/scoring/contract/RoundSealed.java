package se.usve.scoring.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;

/**
 * The results of a published round were sealed: those scored until {@code sealedAt} are what the revision holds, and
 * nothing in it moves any more. A later correction is a revision of its own beside it.
 *
 * @param round          id of the round
 * @param version        number of the revision, from 1
 * @param ruleSet        id of the rule set
 * @param ruleSetVersion version of the rule set
 * @param units          units with outcomes
 * @param met            outcomes over all units and levels that are met, exempt ones included
 * @param exempt         of those, the exempt ones
 * @param notMet         outcomes that are not met
 * @param awaiting       outcomes that were never assessed
 * @param sha256         hash of the results, lower-case hexadecimal: SHA-256 of one line in UTF-8 for each unit with
 *                       outcomes, in order of the unit's id by code point, each ended by a line feed:
 *                       {@code unit;submissionVersion;1=MET;2=NOT_MET;…}, the levels in order of number
 * @param reason         why the round was corrected; null in the first revision
 * @param moved          what the correction moved; empty in the first revision
 * @param sealedAt       when, UTC; no result the revision holds is scored later, and every later one belongs to a later
 *                       revision
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RoundSealed(String round, long version, String ruleSet, long ruleSetVersion, long units, long met,
        long exempt, long notMet, long awaiting, String sha256, String reason, List<Moved> moved, Instant sealedAt)
        implements ScoringEvent {

    /** CloudEvents type. */
    public static final String TYPE = "se.usve.scoring.round-sealed.v1";

    /**
     * An outcome that a correction moved.
     *
     * @param unit  id of the unit
     * @param level number of the level
     * @param from  what it was in the revision before
     * @param to    what it is now
     * @param rationale why
     */
    public record Moved(String unit, int level, Outcome from, Outcome to, String rationale) {
    }

    @Override
    public String key() {
        return round;
    }
}
