package se.usve.reporting.report;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import se.usve.reporting.figures.Delta;
import se.usve.reporting.figures.Grouping;
import se.usve.reporting.figures.LevelCounts;
import se.usve.reporting.figures.SelfReportedCounts;
import se.usve.reporting.figures.UnitCounts;

/**
 * The counts of a round. Those of all units now are kept: what a read of them costs follows the number of groups and levels,
 * not of units. Of an earlier time, of some units or of some levels they are counted when they are asked for, by the same
 * rules, unit for unit (ADR 0019).
 */
@ApplicationScoped
class Figures {

    /** What is counted of a group besides its units. A table names what it shows, as each is a query of its own. */
    enum Part {
        /** Outcomes of each level. */
        LEVELS,
        /** Outcomes of each level by the units' own answers. */
        SELF_REPORTED,
        /** Units that meet every level of an area. */
        AREAS,
        /** Units by how many levels they meet. */
        LEVELS_MET,
        /** Units that miss exactly one level, by that level. */
        ONLY_MISSED,
        /** Units that have answered, by the year they were designated. */
        DESIGNATED_YEARS
    }

    @FunctionalInterface
    private interface Row {
        void take(ResultSet row) throws SQLException;
    }

    @FunctionalInterface
    private interface Value<T> {
        T in(ResultSet row) throws SQLException;
    }

    private final StatesOf states;

    Figures(StatesOf states) {
        this.states = states;
    }

    /**
     * {@return the counts asked for, of all groups, in the caller's sight or not}
     *
     * @param parts what to read besides units; what is not named may be empty
     */
    RoundFigures of(Connection connection, Visibility.Seen seen, TableQuery query, Set<Part> parts) throws SQLException {
        return seen.past().isEmpty() && query.filter().isAll() && query.set().isAll()
                ? kept(connection, query.round(), query.grouping(), parts)
                : counted(connection, seen, query);
    }

    private RoundFigures counted(Connection connection, Visibility.Seen seen, TableQuery query) throws SQLException {
        var counts = new Delta();
        states.each(connection, seen, StatesOf.With.OUTCOMES, state -> {
            if (state.takesPart() && query.filter().matches(state)) {
                counts.count(state.restrictedTo(query.set()), query.grouping());
            }
        });
        return RoundFigures.of(query.grouping(), query.filter(), counts);
    }

    private static RoundFigures kept(Connection connection, String round, Grouping grouping, Set<Part> parts)
            throws SQLException {
        var units = new TreeMap<String, UnitCounts>();
        each(connection, "select code, units, responding, scored, meeting_all from group_count", round, grouping,
                row -> units.put(row.getString(1),
                        new UnitCounts(row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5))));
        var reading = new Reading(connection, round, grouping, parts);
        return new RoundFigures(grouping, UnitFilter.ALL, units,
                reading.of(Part.LEVELS, "select code, level, met, exempt, not_met, awaiting from level_count", Figures::number,
                        row -> new LevelCounts(row.getLong(3), row.getLong(4), row.getLong(5), row.getLong(6))),
                reading.of(Part.SELF_REPORTED,
                        "select code, level, met, exempt, lowered, awaiting, raised from self_reported_count", Figures::number,
                        row -> new SelfReportedCounts(row.getLong(3), row.getLong(4), row.getLong(5), row.getLong(6),
                                row.getLong(7))),
                reading.of(Part.LEVELS_MET, "select code, levels_met, units from levels_met_count", Figures::number,
                        Figures::count),
                reading.of(Part.ONLY_MISSED, "select code, level, units from only_missed_count", Figures::number, Figures::count),
                reading.of(Part.AREAS, "select code, area, meeting_all from area_count", row -> row.getString(2), Figures::count),
                reading.of(Part.DESIGNATED_YEARS, "select code, year, responding from designated_count", Figures::number,
                        Figures::count));
    }

    private static Integer number(ResultSet row) throws SQLException {
        return row.getInt(2);
    }

    private static Long count(ResultSet row) throws SQLException {
        return row.getLong(3);
    }

    /** Of one round in one grouping, the parts that are wanted. */
    private record Reading(Connection connection, String round, Grouping grouping, Set<Part> wanted) {

        <K, V> Map<String, Map<K, V>> of(Part part, String query, Value<K> key, Value<V> value) throws SQLException {
            var byCode = new TreeMap<String, Map<K, V>>();
            if (wanted.contains(part)) {
                each(connection, query, round, grouping, row -> byCode
                        .computeIfAbsent(row.getString(1), _ -> new TreeMap<>()).put(key.in(row), value.in(row)));
            }
            return byCode;
        }
    }

    private static void each(Connection connection, String query, String round, Grouping grouping, Row take)
            throws SQLException {
        try (var select = connection.prepareStatement(query + " where round = ? and grouping = ?")) {
            select.setString(1, round);
            select.setString(2, grouping.name());
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    take.take(rows);
                }
            }
        }
    }
}
