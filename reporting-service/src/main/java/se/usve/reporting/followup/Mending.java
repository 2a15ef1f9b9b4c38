package se.usve.reporting.followup;

import java.time.LocalDate;
import java.util.Optional;

/**
 * How far what units miss is mended, over some units and levels. Every level that a unit misses is in one of withoutPlan,
 * planned, inProgress and mended.
 *
 * @param missed       levels that units do not meet, one for each unit and level
 * @param withoutPlan  of those, the ones of which nothing was told
 * @param planned      of those, the ones decided and not begun
 * @param inProgress   of those, the ones begun
 * @param mended       of those, the ones done by the region's word
 * @param mendedInTime of those done, the ones done by the round's day
 * @param overdue      of those planned or begun, the ones whose own day has passed
 */
public record Mending(long missed, long withoutPlan, long planned, long inProgress, long mended, long mendedInTime,
        long overdue) {

    static final Mending NONE = new Mending(0, 0, 0, 0, 0, 0, 0);

    /**
     * {@return what one missed level counts for}
     *
     * @param plan     the plan for it, if there is one
     * @param deadline the round's day, or null
     * @param today    the day by which plans are overdue or not
     */
    static Mending of(Optional<Plan> plan, LocalDate deadline, LocalDate today) {
        if (plan.isEmpty()) {
            return new Mending(1, 1, 0, 0, 0, 0, 0);
        }
        var overdue = plan.get().isOverdue(today) ? 1 : 0;
        return switch (plan.get().status()) {
            case PLANNED -> new Mending(1, 0, 1, 0, 0, 0, overdue);
            case IN_PROGRESS -> new Mending(1, 0, 0, 1, 0, 0, overdue);
            case MENDED -> new Mending(1, 0, 0, 0, 1, plan.get().isMendedBy(deadline) ? 1 : 0, 0);
        };
    }

    Mending plus(Mending other) {
        return new Mending(missed + other.missed, withoutPlan + other.withoutPlan, planned + other.planned,
                inProgress + other.inProgress, mended + other.mended, mendedInTime + other.mendedInTime,
                overdue + other.overdue);
    }
}
