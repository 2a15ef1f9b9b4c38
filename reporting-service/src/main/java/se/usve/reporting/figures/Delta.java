package se.usve.reporting.figures;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * What changes of units add up to: for each group, what to add to its counts. Collected over a batch, so that the
 * database sees each count once however many units moved it. Of units counted one by one it is what they count for in
 * all. The maps it gives are in the groups' order.
 */
public final class Delta {

    /** What is to be added to the counts of a group, by level, number, area or year; also what adds up to nothing. */
    private static final class Sums {
        private UnitCounts units = UnitCounts.NONE;
        private final Map<Integer, LevelCounts> levels = new HashMap<>();
        private final Map<Integer, SelfReportedCounts> selfReported = new HashMap<>();
        private final Map<Integer, Long> unitsByLevelsMet = new HashMap<>();
        private final Map<Integer, Long> unitsByOnlyMissed = new HashMap<>();
        private final Map<String, Long> meetingAreas = new HashMap<>();
        private final Map<Integer, Long> respondingByYear = new HashMap<>();

        void add(Sums other) {
            units = units.plus(other.units);
            other.levels.forEach((level, counts) -> levels.merge(level, counts, LevelCounts::plus));
            other.selfReported.forEach((level, counts) -> selfReported.merge(level, counts, SelfReportedCounts::plus));
            add(unitsByLevelsMet, other.unitsByLevelsMet);
            add(unitsByOnlyMissed, other.unitsByOnlyMissed);
            add(meetingAreas, other.meetingAreas);
            add(respondingByYear, other.respondingByYear);
        }

        private static <K> void add(Map<K, Long> to, Map<K, Long> more) {
            more.forEach((key, units) -> to.merge(key, units, Long::sum));
        }
    }

    private final Map<Group, Sums> groups = new HashMap<>();

    /**
     * Adds the difference a unit's change makes.
     *
     * @param before the unit as it counts now
     * @param after  the unit as it shall count
     */
    public void change(UnitState before, UnitState after) {
        var old = Contribution.of(before);
        before.groups().forEach(group -> add(group, old, -1));
        var now = Contribution.of(after);
        after.groups().forEach(group -> add(group, now, 1));
    }

    /** Adds what a unit counts for in its group of one grouping. */
    public void count(UnitState state, Grouping grouping) {
        if (state.takesPart()) {
            add(new Group(state.round(), grouping, state.code(grouping)), Contribution.of(state), 1);
        }
    }

    /** Adds what other changes add up to. */
    public void add(Delta more) {
        more.groups.forEach((group, sums) -> groups.computeIfAbsent(group, _ -> new Sums()).add(sums));
    }

    /** {@return what to add to the counts of units, nothing that is zero} */
    public SortedMap<Group, UnitCounts> units() {
        var units = new TreeMap<Group, UnitCounts>();
        groups.forEach((group, sums) -> {
            if (!sums.units.equals(UnitCounts.NONE)) {
                units.put(group, sums.units);
            }
        });
        return Collections.unmodifiableSortedMap(units);
    }

    /** {@return what to add to the counts of each level, nothing that is zero} */
    public SortedMap<Group.Level, LevelCounts> levels() {
        return sorted(sums -> sums.levels, Group.Level::new, LevelCounts.NONE);
    }

    /** {@return what to add to the counts of each level by the units' own answers, nothing that is zero} */
    public SortedMap<Group.Level, SelfReportedCounts> selfReported() {
        return sorted(sums -> sums.selfReported, Group.Level::new, SelfReportedCounts.NONE);
    }

    /** {@return what to add to the numbers of units by how many levels they meet, nothing that is zero} */
    public SortedMap<Group.Level, Long> unitsByLevelsMet() {
        return sorted(sums -> sums.unitsByLevelsMet, Group.Level::new, 0L);
    }

    /** {@return what to add to the numbers of units that miss exactly one level, by that level, nothing that is zero} */
    public SortedMap<Group.Level, Long> unitsByOnlyMissed() {
        return sorted(sums -> sums.unitsByOnlyMissed, Group.Level::new, 0L);
    }

    /** {@return what to add to the numbers of units that meet every level of an area, nothing that is zero} */
    public SortedMap<Group.Area, Long> meetingAreas() {
        return sorted(sums -> sums.meetingAreas, Group.Area::new, 0L);
    }

    /**
     * {@return what to add to the numbers of units that have answered, by the year they were designated (0 where that is
     * not known), which stands in the place of the level; nothing that is zero}
     */
    public SortedMap<Group.Level, Long> respondingByYear() {
        return sorted(sums -> sums.respondingByYear, Group.Level::new, 0L);
    }

    private <N, K, V> SortedMap<K, V> sorted(Function<Sums, Map<N, V>> part, BiFunction<Group, N, K> key, V zero) {
        var sorted = new TreeMap<K, V>();
        groups.forEach((group, sums) -> part.apply(sums).forEach((name, value) -> {
            if (!value.equals(zero)) {
                sorted.put(key.apply(group, name), value);
            }
        }));
        return Collections.unmodifiableSortedMap(sorted);
    }

    private void add(Group group, Contribution contribution, int sign) {
        var sums = groups.computeIfAbsent(group, _ -> new Sums());
        var counts = contribution.units();
        sums.units = sums.units.plus(sign > 0 ? counts : counts.negated());
        contribution.levels().forEach((level, outcome) ->
                sums.levels.merge(level, sign > 0 ? outcome : outcome.negated(), LevelCounts::plus));
        contribution.selfReported().forEach((level, own) ->
                sums.selfReported.merge(level, sign > 0 ? own : own.negated(), SelfReportedCounts::plus));
        contribution.levelsMet().ifPresent(met -> sums.unitsByLevelsMet.merge(met, (long) sign, Long::sum));
        contribution.onlyMissed().ifPresent(level -> sums.unitsByOnlyMissed.merge(level, (long) sign, Long::sum));
        contribution.areasMet().forEach(area -> sums.meetingAreas.merge(area, (long) sign, Long::sum));
        contribution.designated().ifPresent(year -> sums.respondingByYear.merge(year, (long) sign, Long::sum));
    }
}
