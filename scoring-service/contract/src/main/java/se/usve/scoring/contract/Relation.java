package se.usve.scoring.contract;

/** What the later rule set did with a level of the earlier one. */
public enum Relation {
    /** Requires the same, perhaps in other words: figures can be compared. */
    SAME,
    /** Requires something else, which is neither more nor less: figures can be compared with care. */
    CHANGED,
    /** Requires more than the earlier one: the series of figures breaks here. */
    STRICTER,
    /** Stands in the later set alone. */
    NEW,
    /** Stands in the earlier set alone. */
    DROPPED
}
