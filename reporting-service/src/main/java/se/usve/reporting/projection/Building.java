package se.usve.reporting.projection;

import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import se.usve.reporting.figures.Delta;
import se.usve.reporting.figures.UnitState;

/**
 * A read model that is being built, which nobody reads and nobody else writes. Kept here are its newest units, which later batches
 * change again, and what its units add up to: they are stored by {@link Projection#makeRoom} and {@link Projection#count}, and
 * not with every batch.
 */
public final class Building {

    /** Some 40 MB. */
    private static final int MOST_UNITS = 10_000;

    private SortedMap<UnitStates.Key, UnitState> units = new TreeMap<>();
    private Delta delta = new Delta();
    private Set<String> rounds = new HashSet<>();

    /** Notes what a batch did, which nothing must take back from then on. */
    void add(Collection<UnitState> changed, Delta more, Sorted applied) {
        changed.forEach(unit -> units.put(UnitStates.Key.of(unit), unit));
        delta.add(more);
        rounds.addAll(applied.roundsSealed());
        rounds.addAll(applied.roundsOfUnits());
    }

    /** {@return a unit that is not stored as it is; empty for all others} */
    Optional<UnitState> unit(UnitStates.Key key) {
        return Optional.ofNullable(units.get(key));
    }

    /** {@return whether more units are kept than should be} */
    boolean isFull() {
        return units.size() > MOST_UNITS;
    }

    /** {@return the units that are not stored as they are} From then on they are. */
    Collection<UnitState> takeUnits() {
        var taken = units;
        units = new TreeMap<>();
        return taken.values();
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
