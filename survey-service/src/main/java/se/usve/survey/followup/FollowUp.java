package se.usve.survey.followup;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import se.usve.survey.audit.Hash;

/**
 * What was told of how a level is mended, as stored.
 *
 * @param round      id of the round
 * @param version    counts what was told of the unit's levels, from 1; the highest of a level counts
 * @param region     SCB county code of the unit's region when it was told
 * @param plan       what was told
 * @param reportedAt when, UTC
 * @param reportedBy name of who told it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record FollowUp(String round, long version, String region, @JsonUnwrapped Plan plan, Instant reportedAt,
        String reportedBy) {

    /**
     * Proof that it is stored.
     *
     * @param round      id of the round
     * @param unit       id of the unit
     * @param level      number of the level
     * @param version    what it counts as among all that was told of the unit
     * @param reportedAt when, UTC
     * @param sha256     hash of the plan in canonical JSON (RFC 8785), lower-case hexadecimal
     */
    record Receipt(String round, String unit, int level, long version, Instant reportedAt, String sha256) {
    }

    Receipt receipt() {
        return new Receipt(round, plan.unit(), plan.level(), version, reportedAt, Hash.of(plan));
    }
}
