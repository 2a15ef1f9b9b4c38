package se.usve.scoring.contract;

/** What became of one minimum level (miniminivå) for one unit: utfall. */
public enum Outcome {
    /** The answers meet the level. */
    MET,
    /** They do not. */
    NOT_MET,
    /** The level does not apply to the unit, which counts as meeting it (note *** under table 3 of the report). */
    EXEMPT,
    /** All is there but an assessor's ruling on the example; counts as not met until it comes. */
    AWAITING_ASSESSMENT
}
