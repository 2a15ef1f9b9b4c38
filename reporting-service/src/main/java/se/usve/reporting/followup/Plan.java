package se.usve.reporting.followup;

import java.time.Instant;
import java.time.LocalDate;
import se.usve.survey.contract.FollowUpReported.Status;

/**
 * The newest that a region told of how a level that a unit misses is mended; fields as in
 * {@link se.usve.survey.contract.FollowUpReported}.
 */
record Plan(String unit, int level, long version, String measure, String responsible, LocalDate due, Status status,
        LocalDate mendedOn, String evidence, Instant reportedAt) {

    /** {@return whether it was done by the day, false if there is no such day} */
    boolean isMendedBy(LocalDate deadline) {
        return status == Status.MENDED && deadline != null && !mendedOn.isAfter(deadline);
    }

    /** {@return whether its day has passed, and it is not done} */
    boolean isOverdue(LocalDate today) {
        return status != Status.MENDED && due.isBefore(today);
    }
}
