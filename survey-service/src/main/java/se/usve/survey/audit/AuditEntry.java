package se.usve.survey.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;

/**
 * An entry of the audit as the API shows it.
 *
 * @param seq        its number; a later one is higher
 * @param at         when, UTC
 * @param actor      name of who did it
 * @param client     the program they did it with, and its address
 * @param action     what was done, such as {@code submission.received}
 * @param round      the round it was done in; absent if in none
 * @param unit       the unit it was done to; absent if to none
 * @param region     region of the unit, or whose round it is; absent for what is no region's
 * @param beforeHash SHA-256 of what there was, in canonical JSON (RFC 8785); absent if there was nothing
 * @param afterHash  the same of what there is; absent if there is nothing
 * @param reason     why; absent if that was not told
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record AuditEntry(long seq, Instant at, String actor, String client, String action, String round, String unit,
        String region, String beforeHash, String afterHash, String reason) {
}
