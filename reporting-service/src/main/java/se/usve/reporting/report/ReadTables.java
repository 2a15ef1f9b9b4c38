package se.usve.reporting.report;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/**
 * Reads the tables of a round as the caller may see them. Errors are those of {@link Visibility}: 401, 403, 404; 403 too for
 * groups or units of which not all is in sight ({@link Sight#mustAllow}).
 */
@ApplicationScoped
public class ReadTables {

    /** Makes a table of what was read. */
    @FunctionalInterface
    private interface Table<T> {
        T of(Connection connection, Visibility.Seen seen, List<RoundFigures.Column> columns) throws SQLException;
    }

    private final Snapshot snapshot;
    private final Visibility visibility;
    private final Figures figures;
    private final Levels levels;

    ReadTables(Snapshot snapshot, Visibility visibility, Figures figures, Levels levels) {
        this.snapshot = snapshot;
        this.visibility = visibility;
        this.figures = figures;
        this.levels = levels;
    }

    /** {@return the rounds that are not published yet and of which the caller sees something, the newest period first} */
    public List<Round> roundsUnderWay() {
        return visibility.underWay();
    }

    /** {@return table 3 of the report} */
    public LevelTable levels(TableQuery query) {
        return read(query, LevelTable.PARTS, (connection, seen, columns) ->
                LevelTable.of(seen, levels(connection, seen, query), query, columns));
    }

    /** {@return table 3 by the units' own answers, beside what counts} */
    public SelfReportedTable selfReported(TableQuery query) {
        return read(query, SelfReportedTable.PARTS, (connection, seen, columns) ->
                SelfReportedTable.of(seen, levels(connection, seen, query), query, columns));
    }

    /** {@return table 2 of the report} */
    public ResponseRates responseRates(TableQuery query) {
        return read(query, Set.of(), (_, seen, columns) -> ResponseRates.of(seen, query, columns));
    }

    /** {@return how many units meet how many levels, and by which level they miss if it is only one} */
    public Distribution distribution(TableQuery query) {
        return read(query, Distribution.PARTS, (_, seen, columns) -> Distribution.of(seen, query, columns));
    }

    /** {@return table 4 of the report} */
    public DesignationYears designationYears(TableQuery query) {
        return read(query, DesignationYears.PARTS, (_, seen, columns) -> DesignationYears.of(seen, query, columns));
    }

    private List<Levels.Level> levels(Connection connection, Visibility.Seen seen, TableQuery query)
            throws SQLException {
        return levels.of(connection, seen).stream().filter(level -> query.set().has(level.number())).toList();
    }

    private <T> T read(TableQuery query, Set<Figures.Part> parts, Table<T> table) {
        return snapshot.read(connection -> {
            var seen = visibility.see(connection, query.round(), query.moment());
            seen.sight().mustAllow(query.grouping(), query.filter());
            return table.of(connection, seen, figures.of(connection, seen, query, parts).columns(seen.sight()));
        });
    }
}
