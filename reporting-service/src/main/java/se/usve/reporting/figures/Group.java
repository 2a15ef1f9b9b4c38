package se.usve.reporting.figures;

import java.util.Comparator;

/**
 * A group of units within a round, which is a column of a table.
 *
 * <p>Groups have an order, the same everywhere: instances that change counts at the same time take the rows in it.
 *
 * @param round    id of the round
 * @param grouping what the units are grouped by
 * @param code     SCB county code of a region, name of a specialty, a year, or a word of the grouping
 */
public record Group(String round, Grouping grouping, String code) implements Comparable<Group> {

    /** Code of the group in a table that is all units: SCB's of the country, also where some units were selected. */
    public static final String NATION = "SE";

    /** Code of the units that no specialty or year is stated for. */
    public static final String UNSPECIFIED = "UNSPECIFIED";

    private static final Comparator<Group> ORDER =
            Comparator.comparing(Group::round).thenComparing(Group::grouping).thenComparing(Group::code);

    @Override
    public int compareTo(Group other) {
        return ORDER.compare(this, other);
    }

    /**
     * A minimum level of a group.
     *
     * @param group the group
     * @param level number of the level
     */
    public record Level(Group group, int level) implements Comparable<Level> {
        @Override
        public int compareTo(Level other) {
            var byGroup = group.compareTo(other.group);
            return byGroup != 0 ? byGroup : Integer.compare(level, other.level);
        }
    }

    /**
     * An area of levels of a group.
     *
     * @param group the group
     * @param area  code of the area
     */
    public record Area(Group group, String area) implements Comparable<Area> {
        @Override
        public int compareTo(Area other) {
            var byGroup = group.compareTo(other.group);
            return byGroup != 0 ? byGroup : area.compareTo(other.area);
        }
    }
}
