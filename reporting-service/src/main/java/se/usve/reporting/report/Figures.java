package se.usve.reporting.report;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
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

    @FunctionalInterface
    private interface Row {
        void take(ResultSet row) throws SQLException;
    }

    private final StatesOf states;

    Figures(StatesOf states) {
        this.states = states;
    }

    /** {@return the counts asked for, of all groups, in the caller's sight or not} */
    RoundFigures of(Connection connection, Visibility.Seen seen, TableQuery query) throws SQLException {
        return seen.past().isEmpty() && query.filter().isAll() && query.set().isAll()
                ? kept(connection, query.round(), query.grouping())
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

    private static RoundFigures kept(Connection connection, String round, Grouping grouping) throws SQLException {
        var units = new TreeMap<String, UnitCounts>();
        each(connection, "select code, units, responding, scored, meeting_all from group_count", round, grouping,
                row -> units.put(row.getString(1),
                        new UnitCounts(row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5))));
        var levels = new TreeMap<String, Map<Integer, LevelCounts>>();
        each(connection, "select code, level, met, exempt, not_met, awaiting from level_count", round, grouping,
                row -> levels.computeIfAbsent(row.getString(1), _ -> new TreeMap<>()).put(row.getInt(2),
                        new LevelCounts(row.getLong(3), row.getLong(4), row.getLong(5), row.getLong(6))));
        var selfReported = new TreeMap<String, Map<Integer, SelfReportedCounts>>();
        each(connection, "select code, level, met, exempt, lowered, awaiting, raised from self_reported_count", round,
                grouping, row -> selfReported.computeIfAbsent(row.getString(1), _ -> new TreeMap<>()).put(row.getInt(2),
                        new SelfReportedCounts(row.getLong(3), row.getLong(4), row.getLong(5), row.getLong(6),
                                row.getLong(7))));
        var areas = new TreeMap<String, Map<String, Long>>();
        each(connection, "select code, area, meeting_all from area_count", round, grouping,
                row -> areas.computeIfAbsent(row.getString(1), _ -> new TreeMap<>())
                        .put(row.getString(2), row.getLong(3)));
        return new RoundFigures(grouping, UnitFilter.ALL, units, levels, selfReported,
                numbers(connection, "select code, levels_met, units from levels_met_count", round, grouping),
                numbers(connection, "select code, level, units from only_missed_count", round, grouping), areas,
                numbers(connection, "select code, year, responding from designated_count", round, grouping));
    }

    private static Map<String, Map<Integer, Long>> numbers(Connection connection, String query, String round,
            Grouping grouping) throws SQLException {
        var numbers = new TreeMap<String, Map<Integer, Long>>();
        each(connection, query, round, grouping, row -> numbers.computeIfAbsent(row.getString(1), _ -> new TreeMap<>())
                .put(row.getInt(2), row.getLong(3)));
        return numbers;
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
