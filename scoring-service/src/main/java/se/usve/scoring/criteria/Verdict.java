package se.usve.scoring.criteria;

/** What is found about one criterion. */
public enum Verdict {
    /** It holds. */
    TRUE,
    /** It does not apply to the unit, and so does not stand in the way of what it is part of. */
    EXEMPT,
    /** It does not hold. */
    FALSE,
    /** The answer that decides is not there. */
    UNANSWERED,
    /** An example is there, and nobody has ruled on it yet. */
    AWAITING
}
