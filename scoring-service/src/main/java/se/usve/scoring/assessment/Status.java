package se.usve.scoring.assessment;

/** Where a case stands. */
public enum Status {
    /** An assessor is asked. */
    PENDING,
    /** The example will do. */
    APPROVED,
    /** The example will not do. */
    REJECTED,
    /** Nobody is asked any more: the text was changed before a ruling, or the level no longer depends on it. */
    SUPERSEDED
}
