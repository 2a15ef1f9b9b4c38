package se.usve.reporting.report;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import se.usve.reporting.figures.Group;
import se.usve.reporting.figures.Grouping;
import se.usve.reporting.figures.UnitCounts;
import se.usve.reporting.figures.UnitState;

/** The groups of a table whose figures another package counts unit by unit: which there are, in what order, in whose sight. */
public final class CountedGroups {

    /**
     * A group.
     *
     * @param code       its code
     * @param name       its name in Swedish
     * @param units      units that take part
     * @param responding of those, the ones that have answered
     */
    public record Heading(String code, String name, long units, long responding) {
    }

    private final Grouping grouping;
    private final UnitFilter filter;
    private final Map<String, UnitCounts> units = new TreeMap<>();

    /** Begins with no units, grouped so; only units of the filter are to be added. */
    public CountedGroups(Grouping grouping, UnitFilter filter) {
        this.grouping = grouping;
        this.filter = filter;
    }

    /** Adds a unit that takes part. {@return the codes of the groups it counts in, all units among them} */
    public List<String> add(UnitState state) {
        var code = state.code(grouping);
        units.merge(code, new UnitCounts(1, state.answered().isPresent() ? 1 : 0, 0, 0), UnitCounts::plus);
        return List.of(code, Group.NATION);
    }

    /** {@return the groups in sight, in the tables' order, all units counted last, in sight or not} */
    public List<Heading> inSight(Sight sight) {
        return new RoundFigures(grouping, filter, units, Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of())
                .columns(sight).stream().map(column -> new Heading(column.code(), column.name(), column.units().units(),
                        column.units().responding())).toList();
    }
}
