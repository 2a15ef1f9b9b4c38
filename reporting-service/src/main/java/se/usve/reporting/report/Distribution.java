package se.usve.reporting.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import se.usve.chassis.problem.Text;
import se.usve.reporting.export.Column;
import se.usve.reporting.export.Table;
import se.usve.reporting.figures.Grouping;

/**
 * How many units meet how many levels, by group.
 *
 * @param round  id of the round
 * @param groups the groups, the nation last
 */
public record Distribution(String round, List<GroupRow> groups) {

    /**
     * A group.
     *
     * @param code  SCB county code, specialty, or {@code SE} for all
     * @param name  name in Swedish
     * @param units numbers of units in order of levels met, those that no unit has left out
     */
    public record GroupRow(String code, String name, List<Units> units) {
    }

    /**
     * Units that meet the same number of levels.
     *
     * @param levelsMet how many levels they meet, exempt ones included
     * @param count     how many units
     */
    public record Units(int levelsMet, long count) {
    }

    static Distribution of(Round round, List<RoundFigures.Column> columns) {
        return new Distribution(round.id(), columns.stream()
                .map(column -> new GroupRow(column.code(), column.name(), units(column.unitsByLevelsMet()))).toList());
    }

    private static List<Units> units(Map<Integer, Long> byLevelsMet) {
        return byLevelsMet.entrySet().stream().filter(e -> e.getValue() != 0).sorted(Map.Entry.comparingByKey())
                .map(e -> new Units(e.getKey(), e.getValue())).toList();
    }

    Table table(Grouping grouping) {
        var rows = new ArrayList<List<Object>>();
        groups.forEach(g -> g.units().forEach(u ->
                rows.add(Table.row(round, g.code(), GroupColumns.name(g.code(), g.name()), u.levelsMet(), u.count()))));
        return Table.of("distribution", new Text("Enheter efter hur många miniminivåer de når",
                "Units by how many minimum levels they meet"), round,
                List.of(Column.ROUND, GroupColumns.code(grouping), GroupColumns.NAME,
                        Column.dimension("levelsMet", "Antal nivåer", "Levels met"),
                        Column.count("units", "Enheter", "Units")), rows)
                .noting(Notes.EXEMPT, Notes.NATION);
    }
}
