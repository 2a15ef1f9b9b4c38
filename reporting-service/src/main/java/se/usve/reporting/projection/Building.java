package se.usve.reporting.projection;

import java.util.HashSet;
import java.util.Set;
import se.usve.reporting.figures.Delta;

/**
 * A read model that is being built, which nobody reads and nobody else writes. What its units add up to is kept here, and not
 * added to its counts with every batch: {@link Projection#count} does that.
 */
public final class Building {

    private Delta delta = new Delta();
    private Set<String> rounds = new HashSet<>();

    void add(Delta more, Sorted applied) {
        delta.add(more);
        rounds.addAll(applied.roundsSealed());
        rounds.addAll(applied.roundsOfUnits());
    }

    /** {@return what is not counted yet} From then on it is. */
    Delta takeDelta() {
        var taken = delta;
        delta = new Delta();
        return taken;
    }

    /** {@return the rounds whose seals may have become whole since this was asked} */
    Set<String> takeRounds() {
        var taken = rounds;
        rounds = new HashSet<>();
        return taken;
    }
}
