package se.usve.demo;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What a region tells of how a level that a unit misses is mended: first that it is planned, later how far it has come.
 *
 * @param unit        id of the unit
 * @param region      its region
 * @param level       number of the level
 * @param measure     what is done, in Swedish
 * @param responsible the function that sees to it
 * @param due         the day by which it is to be done
 * @param status      how far it comes
 * @param mendedOn    when it is done; empty unless it is
 * @param evidence    what shows that; empty unless it is
 */
public record FollowUpPlan(String unit, Region region, int level, String measure, String responsible, LocalDate due,
                           Status status, Optional<LocalDate> mendedOn, Optional<String> evidence) {
    /** How far a measure comes. */
    public enum Status { PLANNED, IN_PROGRESS, MENDED }

    /** The same when it was told first. */
    FollowUpPlan planned() {
        return new FollowUpPlan(unit, region, level, measure, responsible, due, Status.PLANNED, Optional.empty(),
                Optional.empty());
    }
}
