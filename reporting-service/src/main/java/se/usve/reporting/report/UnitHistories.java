package se.usve.reporting.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import se.usve.reporting.figures.LevelCounts;
import se.usve.reporting.figures.UnitState.Result;
import se.usve.reporting.report.UnitHistory.Entry;
import se.usve.reporting.report.UnitHistory.Kind;
import se.usve.reporting.report.UnitHistory.Moved;
import se.usve.reporting.states.UnitRows;
import se.usve.scoring.contract.UnitScored;

/** The histories of single units. */
@ApplicationScoped
class UnitHistories {

    private static final TypeReference<List<UnitScored.Ground>> GROUNDS = new TypeReference<>() {
    };

    @FunctionalInterface
    private interface Reading<T> {
        T of(ResultSet row) throws SQLException;
    }

    private final UnitRows rows;
    private final ObjectMapper json;

    UnitHistories(UnitRows rows, ObjectMapper json) {
        this.rows = rows;
        this.json = json;
    }

    /** {@return why each level came out so in a version of the unit's results, none where that was not told} */
    List<UnitScored.Ground> grounds(Connection connection, String round, String unit, long version) throws SQLException {
        try (var select = connection.prepareStatement("""
                select grounds from result_history where round = ? and unit = ? and version = ?""")) {
            select.setString(1, round);
            select.setString(2, unit);
            select.setLong(3, version);
            try (var found = select.executeQuery()) {
                var grounds = found.next() ? found.getString(1) : null;
                return grounds == null ? List.of() : json.readValue(grounds, GROUNDS);
            }
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The stored grounds cannot be read", e);
        }
    }

    /** {@return all that happened to the unit until a time, in order} */
    List<Entry> entries(Connection connection, String round, String unit, Instant until) throws SQLException {
        var entries = new ArrayList<Entry>();
        entries.addAll(list(connection, "registration_history", round, unit, row -> new Entry(Kind.REGISTRATION,
                row.getLong("version"), UnitRows.time(row, "changed_at"), row.getString("name"), row.getString("region"),
                row.getBoolean("takes_part"), null, null, null, null)));
        entries.addAll(list(connection, "submission_history", round, unit, row -> new Entry(Kind.SUBMISSION,
                row.getLong("version"), UnitRows.time(row, "submitted_at"), null, null, null, null, null, null, null)));
        entries.addAll(list(connection, "withdrawal_history", round, unit, row -> new Entry(Kind.WITHDRAWAL,
                row.getLong("version"), UnitRows.time(row, "withdrawn_at"), null, null, null, null, null, null, null)));
        Result before = null;
        for (var result : list(connection, "result_history", round, unit, rows::result)) {
            entries.add(new Entry(Kind.RESULT, result.version(), result.scoredAt(), null, null, null, result.cause(),
                    result.submissionVersion(), (int) result.levels().values().stream()
                            .filter(level -> LevelCounts.of(level.outcome()).met() > 0).count(), moved(before, result)));
            before = result;
        }
        return entries.stream().filter(entry -> !entry.at().isAfter(until)).sorted(Comparator.comparing(Entry::at)
                .thenComparing(Entry::kind).thenComparing(Entry::version)).toList();
    }

    private static List<Moved> moved(Result before, Result after) {
        var levels = new TreeSet<>(after.levels().keySet());
        var moved = new ArrayList<Moved>();
        for (var level : levels) {
            var was = before == null || !before.levels().containsKey(level) ? null : before.levels().get(level).outcome();
            var is = after.levels().get(level).outcome();
            if (was != is) {
                moved.add(new Moved(level, was, is));
            }
        }
        return moved;
    }

    private static <T> List<T> list(Connection connection, String table, String round, String unit, Reading<T> reading)
            throws SQLException {
        try (var select = connection.prepareStatement(
                "select * from " + table + " where round = ? and unit = ? order by version")) {
            select.setString(1, round);
            select.setString(2, unit);
            var found = new ArrayList<T>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(reading.of(rows));
                }
            }
            return found;
        }
    }
}
