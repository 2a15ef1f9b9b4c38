package se.usve.reporting.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import se.usve.chassis.problem.Text;
import se.usve.reporting.export.Column;
import se.usve.reporting.export.Table;
import se.usve.reporting.figures.Grouping;
import se.usve.survey.contract.RoundChanged;

/**
 * How many units have answered, by group: table 2 of the report.
 *
 * @param round   id of the round
 * @param groupBy what units are grouped by
 * @param asOf    the time the figures are of, UTC
 * @param status  where the round stands
 * @param revision number of the sealed revision the figures are of; absent where they are of none
 * @param groups  the groups, the nation last
 */
public record ResponseRates(String round, Grouping groupBy, Instant asOf, RoundChanged.State status,
        @JsonInclude(JsonInclude.Include.NON_NULL) Long revision, List<GroupRow> groups) {

    /**
     * A group.
     *
     * @param code       SCB county code, specialty, or {@code SE} for all
     * @param name       name in Swedish
     * @param units      units registered
     * @param responding units with a submission
     * @param share      responding of units, not rounded; null where there are no units
     */
    public record GroupRow(String code, String name, long units, long responding, Double share) {

        static GroupRow of(RoundFigures.Column column) {
            var units = column.units();
            return new GroupRow(column.code(), column.name(), units.units(), units.responding(),
                    Share.of(units.responding(), units.units()));
        }
    }

    static ResponseRates of(Visibility.Seen seen, TableQuery query, List<RoundFigures.Column> columns) {
        return new ResponseRates(seen.round().id(), query.grouping(), seen.asOf(), seen.round().state(),
                seen.revision(), columns.stream().map(GroupRow::of).toList());
    }

    /** {@return the table in long form} */
    public Table table() {
        var rows = new ArrayList<List<Object>>();
        groups.forEach(g -> rows.add(Table.row(round, g.code(), GroupColumns.name(groupBy, g.code(), g.name()),
                g.units(), g.responding(), g.share())));
        return Table.of("response-rates", new Text("Svarsfrekvens", "Response rates"), round,
                List.of(Column.ROUND, GroupColumns.code(groupBy), GroupColumns.NAME,
                        Column.count("units", "Registrerade enheter", "Registered units"),
                        Column.count("responding", "Svarande enheter", "Responding units"),
                        Column.share("share", "Svarsandel", "Response rate")), rows)
                .noting(Notes.NATION, Notes.NO_SHARE).readAt(asOf, status.name(), revision);
    }
}
