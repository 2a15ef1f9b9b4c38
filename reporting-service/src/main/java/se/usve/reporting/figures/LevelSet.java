package se.usve.reporting.figures;

import java.util.Collections;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The minimum levels a table is about.
 *
 * @param numbers their numbers; none stands for all levels
 */
public record LevelSet(SortedSet<Integer> numbers) {

    /** All levels. */
    public static final LevelSet ALL = new LevelSet(Collections.emptySortedSet());

    /** Keeps a copy. */
    public LevelSet {
        numbers = Collections.unmodifiableSortedSet(new TreeSet<>(numbers));
    }

    /** {@return those levels; all of them if there is no number} */
    public static LevelSet of(Set<Integer> numbers) {
        return numbers.isEmpty() ? ALL : new LevelSet(new TreeSet<>(numbers));
    }

    /** {@return whether it is all levels} */
    public boolean isAll() {
        return numbers.isEmpty();
    }

    /** {@return whether the level is one of them} */
    public boolean has(int level) {
        return isAll() || numbers.contains(level);
    }
}
