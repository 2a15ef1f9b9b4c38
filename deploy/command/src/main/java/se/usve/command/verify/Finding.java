package se.usve.command.verify;

import java.util.List;

/**
 * What came of checking one invariant.
 *
 * @param id         its number, such as {@code I5}
 * @param statement  what must hold
 * @param checked    how many things it was checked for
 * @param deviations each thing it does not hold for, in words; empty if it holds
 */
public record Finding(String id, String statement, long checked, List<String> deviations) {

    public Finding {
        deviations = List.copyOf(deviations);
    }

    /** {@return whether the invariant holds} */
    public boolean holds() {
        return deviations.isEmpty();
    }
}
