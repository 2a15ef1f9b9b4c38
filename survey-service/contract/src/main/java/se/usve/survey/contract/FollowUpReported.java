package se.usve.survey.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;

/**
 * A region told how a minimum level that a unit misses is to be mended, or that it is.
 *
 * @param round       id of the round
 * @param unit        id of the unit
 * @param level       number of the level within the round's rule set
 * @param version     counts what was told of the unit's levels, from 1; the highest of a level counts
 * @param region      SCB county code of the unit's region
 * @param measure     what is done
 * @param responsible the function or person that sees to it
 * @param due         the day by which it is to be done
 * @param status      how far it has come
 * @param mendedOn    the day on which it was done; null unless it is
 * @param evidence    what shows that it was done; null unless it is
 * @param reportedAt  when, UTC
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FollowUpReported(String round, String unit, int level, long version, String region, String measure,
        String responsible, LocalDate due, Status status, LocalDate mendedOn, String evidence, Instant reportedAt)
        implements SurveyEvent {

    /** CloudEvents type. */
    public static final String TYPE = "se.usve.survey.follow-up-reported.v1";

    /** How far a measure has come. */
    public enum Status {
        /** Decided, not begun. */
        PLANNED,
        /** Begun. */
        IN_PROGRESS,
        /** Done: by the region's word the unit meets the level now. */
        MENDED
    }

    @Override
    public String key() {
        return round + "/" + unit;
    }
}
