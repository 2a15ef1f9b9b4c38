package se.usve.survey.round;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Leave to answer although the round has closed, as the API shows it. The hashes of the audit are of exactly this.
 *
 * @param id        its number
 * @param region    the region whose units it is for; absent if it is for one unit or for all
 * @param unit      the unit it is for; absent if it is for several
 * @param until     last day, by the clock in Sweden
 * @param reason    why
 * @param grantedAt when it was granted, UTC
 * @param grantedBy name of who did
 * @param endedAt   when it was ended before its time; absent if it was not
 * @param endedBy   name of who did
 * @param endReason why
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record LateWindow(long id, String region, String unit, LocalDate until, String reason, Instant grantedAt,
        String grantedBy, Instant endedAt, String endedBy, String endReason) {
}
