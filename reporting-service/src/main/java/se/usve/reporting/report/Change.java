package se.usve.reporting.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import se.usve.scoring.contract.Outcome;

/**
 * Something of a unit that was otherwise at an earlier time. What does not apply is absent.
 *
 * @param unit       id of the unit
 * @param name       its name
 * @param region     SCB county code of its region
 * @param fromRegion the region it belonged to before, if it was another
 * @param level      the level whose outcome changed; absent where the unit joined, left or moved as a whole
 * @param before     the outcome before; absent where it had none
 * @param after      the outcome after; absent where it has none any more
 * @param cause      why
 * @param at         when it became so, UTC
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Change(String unit, String name, String region, String fromRegion, Integer level, Outcome before,
        Outcome after, Why cause, Instant at) {

    /** Why something changed. */
    public enum Why {
        /** Answers came. */
        SUBMISSION,
        /** An assessor ruled on an example. */
        RULING,
        /** A ruling was withdrawn. */
        RULING_WITHDRAWN,
        /** An outcome was overridden after in-depth review. */
        OVERRIDE,
        /** An override was withdrawn. */
        OVERRIDE_WITHDRAWN,
        /** The round was scored anew under another version of its rule set. */
        RESCORING,
        /** A published round was corrected. */
        CORRECTION,
        /** Answers were withdrawn. */
        WITHDRAWAL,
        /** The unit joined the round, left it or moved to another region. */
        REGISTRATION,
        /** It was not told. */
        UNKNOWN
    }
}
