package se.usve.survey.imports;

/** What a row of a file does to its unit. */
enum Action {
    /** The unit has no answers now and gets these. */
    CREATED,
    /** The unit has other answers now and gets these instead. */
    CHANGED,
    /** The unit has these answers already. */
    UNCHANGED,
    /** Nothing: the row has errors. */
    REJECTED,
    /** Nothing: the row has no answers. */
    SKIPPED;

    /** {@return whether the row gives its unit a new version} */
    boolean stores() {
        return this == CREATED || this == CHANGED;
    }
}
