package se.usve.reporting.followup;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import se.usve.scoring.contract.Outcome;
import se.usve.survey.contract.FollowUpReported.Status;

/**
 * A level of a unit, and the plan for mending it. What is not there, or not for the caller to see, is absent.
 *
 * @param unit        id of the unit
 * @param name        its name
 * @param region      SCB county code of its region
 * @param level       number of the level
 * @param outcome     the unit's outcome of it; absent if it has none
 * @param counted     whether it counts in the figures: whether the unit misses the level
 * @param version     counts what was told of the unit's levels; absent with all that follows where nothing was told
 * @param measure     what is done
 * @param responsible who sees to it: for the unit's region, ADMIN, ASSESSOR and STEERING alone
 * @param due         the day by which it is to be done
 * @param status      how far it has come
 * @param mendedOn    when it was done
 * @param evidence    what shows that: for the same alone
 * @param inTime      whether it was done by the round's day; absent unless it is done and there is such a day
 * @param overdue     whether its day has passed and it is not done
 * @param reportedAt  when that was told, UTC
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PlanRow(String unit, String name, String region, int level, Outcome outcome, boolean counted, Long version,
        String measure, String responsible, LocalDate due, Status status, LocalDate mendedOn, String evidence,
        Boolean inTime, Boolean overdue, Instant reportedAt) {
}
