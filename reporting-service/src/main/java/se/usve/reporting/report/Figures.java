package se.usve.reporting.report;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import se.usve.reporting.figures.Grouping;
import se.usve.reporting.figures.LevelCounts;
import se.usve.reporting.figures.SelfReportedCounts;
import se.usve.reporting.figures.UnitCounts;

/** The stored counts. What a read costs follows the number of groups and levels, not of units. */
@ApplicationScoped
class Figures {

    @FunctionalInterface
    private interface Row {
        void take(ResultSet row) throws SQLException;
    }

    RoundFigures of(Connection connection, String round, Grouping grouping) throws SQLException {
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
        var unitsByLevelsMet = new TreeMap<String, Map<Integer, Long>>();
        each(connection, "select code, levels_met, units from levels_met_count", round, grouping,
                row -> unitsByLevelsMet.computeIfAbsent(row.getString(1), _ -> new TreeMap<>())
                        .put(row.getInt(2), row.getLong(3)));
        return new RoundFigures(grouping, units, levels, selfReported, unitsByLevelsMet);
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
