package se.usve.reporting.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import se.usve.chassis.problem.Text;
import se.usve.reporting.export.Column;
import se.usve.reporting.export.Table;
import se.usve.reporting.figures.Grouping;
import se.usve.survey.contract.RoundChanged;

/**
 * How many units meet how many levels, by group, and which level it is that units miss by only one.
 *
 * @param round   id of the round
 * @param groupBy what units are grouped by
 * @param asOf    the time the figures are of, UTC
 * @param status  where the round stands
 * @param revision number of the sealed revision the figures are of; absent where they are of none
 * @param groups  the groups, the nation last
 */
public record Distribution(String round, Grouping groupBy, Instant asOf, RoundChanged.State status,
        @JsonInclude(JsonInclude.Include.NON_NULL) Long revision, List<GroupRow> groups) {

    /** What it shows of a group besides its units. */
    static final Set<Figures.Part> PARTS = Set.of(Figures.Part.LEVELS_MET, Figures.Part.ONLY_MISSED);

    /**
     * A group.
     *
     * @param code       code of the group, or {@code SE} for all
     * @param name       name in Swedish
     * @param units      numbers of units in order of levels met, those that no unit has left out
     * @param onlyMissed numbers of units that miss exactly one level, in order of that level, those of no unit left out
     */
    public record GroupRow(String code, String name, List<Units> units, List<Missed> onlyMissed) {
    }

    /**
     * Units that meet the same number of levels.
     *
     * @param levelsMet how many levels they meet, exempt ones included
     * @param count     how many units
     */
    public record Units(int levelsMet, long count) {
    }

    /**
     * Units that miss the same level and no other.
     *
     * @param level number of the level; one that awaits an assessor is missed until it is approved
     * @param count how many units
     */
    public record Missed(int level, long count) {
    }

    static Distribution of(Visibility.Seen seen, TableQuery query, List<RoundFigures.Column> columns) {
        return new Distribution(seen.round().id(), query.grouping(), seen.asOf(), seen.round().state(),
                seen.revision(), columns.stream().map(column -> new GroupRow(column.code(), column.name(),
                        units(column.unitsByLevelsMet()), missed(column.unitsByOnlyMissed()))).toList());
    }

    private static List<Units> units(Map<Integer, Long> byLevelsMet) {
        return byLevelsMet.entrySet().stream().filter(e -> e.getValue() != 0).sorted(Map.Entry.comparingByKey())
                .map(e -> new Units(e.getKey(), e.getValue())).toList();
    }

    private static List<Missed> missed(Map<Integer, Long> byLevel) {
        return byLevel.entrySet().stream().filter(e -> e.getValue() != 0).sorted(Map.Entry.comparingByKey())
                .map(e -> new Missed(e.getKey(), e.getValue())).toList();
    }

    /** {@return units by how many levels they meet} */
    public Table table() {
        var rows = new ArrayList<List<Object>>();
        groups.forEach(g -> g.units().forEach(u -> rows.add(Table.row(round, g.code(),
                GroupColumns.name(groupBy, g.code(), g.name()), u.levelsMet(), u.count()))));
        return Table.of("distribution", new Text("Enheter efter hur många miniminivåer de når",
                "Units by how many minimum levels they meet"), round,
                List.of(Column.ROUND, GroupColumns.code(groupBy), GroupColumns.NAME,
                        Column.dimension("levelsMet", "Antal nivåer", "Levels met"),
                        Column.count("units", "Enheter", "Units")), rows)
                .noting(Notes.EXEMPT, Notes.NATION).readAt(asOf, status.name(), revision);
    }

    /** {@return units that miss one level alone, by that level} */
    public Table onlyMissedTable() {
        var rows = new ArrayList<List<Object>>();
        groups.forEach(g -> g.onlyMissed().forEach(m -> rows.add(Table.row(round, g.code(),
                GroupColumns.name(groupBy, g.code(), g.name()), m.level(), m.count()))));
        return Table.of("only-missed", new Text("Enheter som bara missar en miniminivå, efter vilken",
                "Units that miss one minimum level alone, by which"), round,
                List.of(Column.ROUND, GroupColumns.code(groupBy), GroupColumns.NAME,
                        Column.dimension("level", "Miniminivå", "Minimum level"),
                        Column.count("units", "Enheter", "Units")), rows)
                .noting(Notes.EXEMPT, Notes.AWAITING, Notes.NATION).readAt(asOf, status.name(), revision);
    }
}
