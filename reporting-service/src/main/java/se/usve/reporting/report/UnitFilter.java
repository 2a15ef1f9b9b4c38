package se.usve.reporting.report;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import se.usve.reporting.figures.Grouping;
import se.usve.reporting.figures.UnitState;

/**
 * Which units are counted: those that are, for each grouping named, in one of the groups.
 *
 * @param groups the codes wanted of a grouping; a grouping that is not there is no condition
 */
public record UnitFilter(Map<Grouping, Set<String>> groups) {

    /** Every unit. */
    public static final UnitFilter ALL = new UnitFilter(Map.of());

    /** Keeps a copy. */
    public UnitFilter {
        var copy = new EnumMap<Grouping, Set<String>>(Grouping.class);
        groups.forEach((grouping, codes) -> copy.put(grouping, Collections.unmodifiableSet(new TreeSet<>(codes))));
        groups = Collections.unmodifiableMap(copy);
    }

    /** {@return the units of this filter that are in one of the groups too} */
    public UnitFilter with(Grouping grouping, Set<String> codes) {
        var more = new EnumMap<Grouping, Set<String>>(Grouping.class);
        more.putAll(groups);
        more.put(grouping, codes);
        return new UnitFilter(more);
    }

    /** {@return whether it is every unit} */
    public boolean isAll() {
        return groups.isEmpty();
    }

    /** {@return the codes wanted of a grouping, empty for no condition} */
    public Set<String> codes(Grouping grouping) {
        return groups.getOrDefault(grouping, Set.of());
    }

    /** {@return whether every unit it lets through is of this region} */
    public boolean isWithin(String region) {
        return codes(Grouping.REGION).equals(Set.of(region));
    }

    /** {@return whether a unit that takes part is one of them} */
    public boolean matches(UnitState state) {
        return groups.entrySet().stream().allMatch(wanted -> wanted.getValue().contains(state.code(wanted.getKey())));
    }
}
