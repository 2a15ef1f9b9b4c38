package se.usve.scoring.whatif;

/** How a level of other rules stands to one of those in force. */
public enum Relation {
    /** It requires the same. */
    SAME,
    /** It requires something else. */
    CHANGED,
    /** It requires the same and more. */
    STRICTER,
    /** The rules in force have no such level. */
    NEW,
    /** The other rules have no such level. */
    DROPPED
}
