package se.usve.reporting.figures;

/** What units are grouped by in the tables. */
public enum Grouping {
    /** The region the unit is registered in. */
    REGION,
    /** The unit's medical specialty; {@link Group#UNSPECIFIED} where it has none. */
    SPECIALTY
}
