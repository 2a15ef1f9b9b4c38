package se.usve.scoring.unit;

import se.usve.chassis.input.Fields;

/** The reason that every decision about a unit needs. */
public final class Rationale {

    /** How good a reason is cannot be counted in characters. */
    private static final int SHORTEST = 1;
    /** Characters at most. */
    public static final int LONGEST = 4000;

    private Rationale() {
    }

    /** {@return the field {@code rationale}, 1 to 4000 characters} */
    public static String of(Fields fields) {
        return fields.words("rationale", SHORTEST, LONGEST);
    }
}
