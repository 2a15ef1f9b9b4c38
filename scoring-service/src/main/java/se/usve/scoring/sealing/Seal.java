package se.usve.scoring.sealing;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import se.usve.scoring.contract.Outcome;
import se.usve.scoring.contract.RoundSealed;

/**
 * A revision of a published round: fields as in {@link RoundSealed}.
 *
 * @param revision its number, from 1
 * @param by       who corrected the round; null in the first revision
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Seal(String round, long revision, String ruleSet, long ruleSetVersion, long units, long met, long exempt,
        long notMet, long awaiting, String sha256, String reason, String by, List<RoundSealed.Moved> moved,
        Instant sealedAt) {

    /**
     * Why there is another revision.
     *
     * @param reason why the round is corrected
     * @param by     who corrects it
     * @param moved  what that moved
     */
    record Correction(String reason, String by, List<RoundSealed.Moved> moved) {

        private static final Correction NONE = new Correction(null, null, List.of());
    }

    /** {@return the first revision, of the results in the manifest} */
    static Seal first(String round, String ruleSet, long ruleSetVersion, Manifest results, Instant at) {
        return of(round, 1, ruleSet, ruleSetVersion, results, Correction.NONE, at);
    }

    /** {@return the revision after this one, of the results in the manifest} */
    Seal corrected(Manifest results, Correction correction, Instant at) {
        return of(round, revision + 1, ruleSet, ruleSetVersion, results, correction, at);
    }

    private static Seal of(String round, long revision, String ruleSet, long ruleSetVersion, Manifest results,
            Correction correction, Instant at) {
        var exempt = results.count(Outcome.EXEMPT);
        return new Seal(round, revision, ruleSet, ruleSetVersion, results.units(), results.count(Outcome.MET) + exempt,
                exempt, results.count(Outcome.NOT_MET), results.count(Outcome.AWAITING_ASSESSMENT), results.sha256(),
                correction.reason, correction.by, correction.moved, at);
    }

    /** {@return the fact to tell} Who corrected the round is not told. */
    RoundSealed told() {
        return new RoundSealed(round, revision, ruleSet, ruleSetVersion, units, met, exempt, notMet, awaiting, sha256,
                reason, moved, sealedAt);
    }
}
