package se.usve.scoring.unit;

import java.util.Optional;
import se.usve.chassis.problem.Text;
import se.usve.chassis.problem.Violation;

/** The reason that every decision about a unit needs. */
public final class Rationale {

    private static final int SHORTEST = 10;
    private static final int LONGEST = 4000;

    private Rationale() {
    }

    /** {@return what is wrong with the rationale in {@code /rationale}, empty if nothing is} */
    public static Optional<Violation> violation(String rationale) {
        if (rationale == null || rationale.isBlank()) {
            return Optional.of(violation("MISSING", new Text("En motivering krävs", "A rationale is required")));
        }
        var length = rationale.strip().length();
        if (length < SHORTEST || length > LONGEST) {
            return Optional.of(violation("INVALID_LENGTH", new Text(
                    "Motiveringen ska ha %d–%d tecken, men har %d", "The rationale must have %d–%d characters, not %d")
                    .with(SHORTEST, LONGEST, length)));
        }
        // PostgreSQL cannot store U+0000, and nobody means to write the others.
        if (rationale.chars().anyMatch(c -> Character.isISOControl(c) && !Character.isWhitespace(c))) {
            return Optional.of(violation("INVALID_CHARACTER", new Text(
                    "Motiveringen innehåller styrtecken", "The rationale contains control characters")));
        }
        return Optional.empty();
    }

    private static Violation violation(String code, Text message) {
        return new Violation("/rationale", code, message);
    }
}
