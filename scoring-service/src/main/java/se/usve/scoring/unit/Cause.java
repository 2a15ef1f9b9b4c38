package se.usve.scoring.unit;

/** Why a unit was scored anew. */
public enum Cause {
    /** Its answers came. */
    SUBMISSION,
    /** An assessor ruled on an example. */
    RULING,
    /** A level's outcome was overridden. */
    OVERRIDE,
    /** An override was withdrawn. */
    OVERRIDE_WITHDRAWN,
    /** Its answers were withdrawn. */
    WITHDRAWAL
}
