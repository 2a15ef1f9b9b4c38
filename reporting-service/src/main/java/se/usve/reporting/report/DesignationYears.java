package se.usve.reporting.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import se.usve.chassis.problem.Text;
import se.usve.reporting.export.Column;
import se.usve.reporting.export.Table;
import se.usve.reporting.figures.Group;
import se.usve.reporting.figures.Grouping;
import se.usve.survey.contract.RoundChanged;

/**
 * In which year the units that have answered were designated as university health care, by group: table 4 of the report.
 *
 * @param round   id of the round
 * @param groupBy what units are grouped by
 * @param asOf    the time the figures are of, UTC
 * @param status  where the round stands
 * @param revision number of the sealed revision the figures are of; absent where they are of none
 * @param years   every year a unit of the groups was designated in, in order; null last if that of a unit is not known
 * @param groups  the groups, the nation last
 */
public record DesignationYears(String round, Grouping groupBy, Instant asOf, RoundChanged.State status,
        @JsonInclude(JsonInclude.Include.NON_NULL) Long revision, List<Integer> years, List<GroupRow> groups) {

    /** What it shows of a group besides its units. */
    static final Set<Figures.Part> PARTS = Set.of(Figures.Part.DESIGNATED_YEARS);

    /**
     * A group.
     *
     * @param code       code of the group, or {@code SE} for all
     * @param name       name in Swedish
     * @param responding units that have answered
     * @param units      of those, the number designated in each year, in the order of {@code years}
     */
    public record GroupRow(String code, String name, long responding, List<Year> units) {
    }

    /**
     * Units designated in a year.
     *
     * @param year  the year; null where it is not known
     * @param count how many units
     */
    public record Year(Integer year, long count) {
    }

    static DesignationYears of(Visibility.Seen seen, TableQuery query, List<RoundFigures.Column> columns) {
        // Stored as 0 where it is not known.
        var known = columns.stream().flatMap(column -> column.respondingByYear().entrySet().stream())
                .filter(e -> e.getValue() != 0 && e.getKey() != 0).map(e -> e.getKey()).distinct().sorted();
        var unknown = columns.stream().anyMatch(column -> column.respondingByYear().getOrDefault(0, 0L) != 0);
        var years = Stream.concat(known, unknown ? Stream.of(0) : Stream.<Integer>empty()).toList();
        return new DesignationYears(seen.round().id(), query.grouping(), seen.asOf(), seen.round().state(),
                seen.revision(), years.stream().map(DesignationYears::told).toList(),
                columns.stream().map(column -> new GroupRow(column.code(), column.name(), column.units().responding(),
                        years.stream().map(year -> new Year(told(year), column.respondingByYear().getOrDefault(year, 0L)))
                                .toList())).toList());
    }

    private static Integer told(int year) {
        return year == 0 ? null : year;
    }

    /** {@return the table in long form; a year that is not known is {@code UNSPECIFIED}} */
    public Table table() {
        var rows = new ArrayList<List<Object>>();
        groups.forEach(g -> g.units().forEach(u -> rows.add(Table.row(round, g.code(),
                GroupColumns.name(groupBy, g.code(), g.name()),
                u.year() == null ? Group.UNSPECIFIED : u.year().toString(), u.count()))));
        return Table.of("designation-years", new Text("Svarande enheter efter när de utsågs till universitetssjukvård",
                "Responding units by when they were designated as university health care"), round,
                List.of(Column.ROUND, GroupColumns.code(groupBy), GroupColumns.NAME,
                        Column.dimension("designatedYear", "Utsedd", "Designated"),
                        Column.count("units", "Enheter", "Units")), rows)
                .noting(Notes.NATION).readAt(asOf, status.name(), revision);
    }
}
