package se.usve.reporting.figures;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BinaryOperator;

/**
 * What changes of units add up to: for each group, what to add to its counts. Collected over a batch, so that the
 * database sees each count once however many units moved it. Of units counted one by one it is what they count for in
 * all. The maps are in the groups' order.
 */
public final class Delta {

    private final TreeMap<Group, UnitCounts> units = new TreeMap<>();
    private final TreeMap<Group.Level, LevelCounts> levels = new TreeMap<>();
    private final TreeMap<Group.Level, SelfReportedCounts> selfReported = new TreeMap<>();
    private final TreeMap<Group.Level, Long> unitsByLevelsMet = new TreeMap<>();
    private final TreeMap<Group.Level, Long> unitsByOnlyMissed = new TreeMap<>();
    private final TreeMap<Group.Area, Long> meetingAreas = new TreeMap<>();
    private final TreeMap<Group.Level, Long> respondingByYear = new TreeMap<>();

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

    /** {@return what to add to the counts of units, nothing that is zero} */
    public SortedMap<Group, UnitCounts> units() {
        return Collections.unmodifiableSortedMap(units);
    }

    /** {@return what to add to the counts of each level, nothing that is zero} */
    public SortedMap<Group.Level, LevelCounts> levels() {
        return Collections.unmodifiableSortedMap(levels);
    }

    /** {@return what to add to the counts of each level by the units' own answers, nothing that is zero} */
    public SortedMap<Group.Level, SelfReportedCounts> selfReported() {
        return Collections.unmodifiableSortedMap(selfReported);
    }

    /** {@return what to add to the numbers of units by how many levels they meet, nothing that is zero} */
    public SortedMap<Group.Level, Long> unitsByLevelsMet() {
        return Collections.unmodifiableSortedMap(unitsByLevelsMet);
    }

    /** {@return what to add to the numbers of units that miss exactly one level, by that level, nothing that is zero} */
    public SortedMap<Group.Level, Long> unitsByOnlyMissed() {
        return Collections.unmodifiableSortedMap(unitsByOnlyMissed);
    }

    /** {@return what to add to the numbers of units that meet every level of an area, nothing that is zero} */
    public SortedMap<Group.Area, Long> meetingAreas() {
        return Collections.unmodifiableSortedMap(meetingAreas);
    }

    /**
     * {@return what to add to the numbers of units that have answered, by the year they were designated (0 where that is
     * not known), which stands in the place of the level; nothing that is zero}
     */
    public SortedMap<Group.Level, Long> respondingByYear() {
        return Collections.unmodifiableSortedMap(respondingByYear);
    }

    private void add(Group group, Contribution contribution, int sign) {
        var counts = contribution.units();
        add(units, group, sign > 0 ? counts : counts.negated(), UnitCounts::plus, UnitCounts.NONE);
        contribution.levels().forEach((level, outcome) -> add(levels, new Group.Level(group, level),
                sign > 0 ? outcome : outcome.negated(), LevelCounts::plus, LevelCounts.NONE));
        contribution.selfReported().forEach((level, own) -> add(selfReported, new Group.Level(group, level),
                sign > 0 ? own : own.negated(), SelfReportedCounts::plus, SelfReportedCounts.NONE));
        contribution.levelsMet().ifPresent(met -> add(unitsByLevelsMet, new Group.Level(group, met), sign));
        contribution.onlyMissed().ifPresent(level -> add(unitsByOnlyMissed, new Group.Level(group, level), sign));
        contribution.areasMet().forEach(area -> add(meetingAreas, new Group.Area(group, area), sign));
        contribution.designated().ifPresent(year -> add(respondingByYear, new Group.Level(group, year), sign));
    }

    private static <K> void add(Map<K, Long> to, K key, int units) {
        add(to, key, (long) units, Long::sum, 0L);
    }

    private static <K, V> void add(Map<K, V> to, K key, V value, BinaryOperator<V> sum, V zero) {
        if (value.equals(zero)) {
            return;
        }
        to.merge(key, value, (a, b) -> {
            var added = sum.apply(a, b);
            return added.equals(zero) ? null : added;
        });
    }
}
