package se.usve.reporting.report;

import java.util.ArrayList;
import java.util.List;
import se.usve.reporting.export.Table;

/**
 * How many units have answered, by group: table 2 of the report.
 *
 * @param round  id of the round
 * @param groups the groups, the nation last
 */
public record ResponseRates(String round, List<GroupRow> groups) {

    /**
     * A group. Figures that are withheld from the caller are null.
     *
     * @param code       SCB county code, specialty, or {@code SE} for all
     * @param name       name in Swedish
     * @param units      units registered
     * @param responding units with a submission
     * @param share      responding of units, not rounded; null where there are no units
     */
    public record GroupRow(String code, String name, Long units, Long responding, Double share) {

        static GroupRow of(RoundFigures.Column column) {
            if (column.withheld()) {
                return new GroupRow(column.code(), column.name(), null, null, null);
            }
            var units = column.units();
            return new GroupRow(column.code(), column.name(), units.units(), units.responding(),
                    Share.of(units.responding(), units.units()));
        }
    }

    static ResponseRates of(Round round, List<RoundFigures.Column> columns) {
        return new ResponseRates(round.id(), columns.stream().map(GroupRow::of).toList());
    }

    Table table() {
        var rows = new ArrayList<List<Object>>();
        groups.forEach(g -> rows.add(Table.row(round, g.code(), g.name(), g.units(), g.responding(), g.share())));
        return new Table("response-rates",
                List.of("round", "group", "groupName", "units", "responding", "share"), rows);
    }
}
