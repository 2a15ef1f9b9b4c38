package se.usve.reporting.seal;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import se.usve.scoring.contract.RoundSealed;

/**
 * A revision of a published round: fields as in {@link RoundSealed}.
 *
 * @param revision   its number, from 1
 * @param recomputed the hash of the results this service shows for the revision, worked out when it was asked for
 * @param matches    whether that is the hash sealed: what is shown is what was published. For a moment after a seal it may
 *                   not be, while results are on their way
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Manifest(String round, long revision, String ruleSet, long ruleSetVersion, long units, long met, long exempt,
        long notMet, long awaiting, String sha256, String reason, List<RoundSealed.Moved> moved, Instant sealedAt,
        String recomputed, boolean matches) {
}
