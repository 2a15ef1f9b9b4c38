package se.usve.scoring.contract;

/** Why a unit was scored anew. */
public enum Cause {
    /** Its answers came. */
    SUBMISSION,
    /** An assessor ruled on an example. */
    RULING,
    /** A ruling was withdrawn, and the case asks again. */
    RULING_WITHDRAWN,
    /** A level's outcome was overridden. */
    OVERRIDE,
    /** An override was withdrawn. */
    OVERRIDE_WITHDRAWN,
    /** The round was scored anew under another version of its rule set. */
    RESCORING,
    /** A published round was corrected: {@link RoundSealed} tells of the revision. */
    CORRECTION,
    /** Its answers were withdrawn; no {@link UnitScored} tells of it. */
    WITHDRAWAL
}
