package se.usve.reporting.projection;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map.Entry;
import java.util.SortedMap;
import java.util.function.Function;
import se.usve.reporting.figures.Delta;
import se.usve.reporting.figures.Group;
import se.usve.reporting.figures.LevelCounts;
import se.usve.reporting.figures.SelfReportedCounts;
import se.usve.reporting.figures.UnitCounts;

/**
 * The tables {@code group_count}, {@code level_count}, {@code self_reported_count}, {@code levels_met_count},
 * {@code only_missed_count}, {@code area_count}, {@code designated_count} and {@code round_moved}. Every batch takes them in
 * this order and their rows in the groups' order, so two instances never wait for each other in a circle.
 */
@ApplicationScoped
class Counts {

    private static final String ADD_UNITS = """
            insert into group_count as t (round, grouping, code, units, responding, scored, meeting_all)
            select * from unnest(?, ?, ?, ?, ?, ?, ?)
            on conflict (round, grouping, code) do update set
                units = t.units + excluded.units, responding = t.responding + excluded.responding,
                scored = t.scored + excluded.scored, meeting_all = t.meeting_all + excluded.meeting_all""";

    private static final String ADD_LEVELS = """
            insert into level_count as t (round, grouping, code, level, met, exempt, not_met, awaiting)
            select * from unnest(?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (round, grouping, code, level) do update set
                met = t.met + excluded.met, exempt = t.exempt + excluded.exempt,
                not_met = t.not_met + excluded.not_met, awaiting = t.awaiting + excluded.awaiting""";

    private static final String ADD_SELF_REPORTED = """
            insert into self_reported_count as t (round, grouping, code, level, met, exempt, lowered, awaiting, raised)
            select * from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (round, grouping, code, level) do update set
                met = t.met + excluded.met, exempt = t.exempt + excluded.exempt,
                lowered = t.lowered + excluded.lowered, awaiting = t.awaiting + excluded.awaiting,
                raised = t.raised + excluded.raised""";

    private static final String ADD_UNITS_BY_LEVELS_MET = """
            insert into levels_met_count as t (round, grouping, code, levels_met, units)
            select * from unnest(?, ?, ?, ?, ?)
            on conflict (round, grouping, code, levels_met) do update set units = t.units + excluded.units""";

    private static final String ADD_UNITS_BY_ONLY_MISSED = """
            insert into only_missed_count as t (round, grouping, code, level, units)
            select * from unnest(?, ?, ?, ?, ?)
            on conflict (round, grouping, code, level) do update set units = t.units + excluded.units""";

    private static final String ADD_MEETING_AREAS = """
            insert into area_count as t (round, grouping, code, area, meeting_all)
            select * from unnest(?, ?, ?, ?, ?)
            on conflict (round, grouping, code, area) do update set meeting_all = t.meeting_all + excluded.meeting_all""";

    private static final String ADD_RESPONDING_BY_YEAR = """
            insert into designated_count as t (round, grouping, code, year, responding)
            select * from unnest(?, ?, ?, ?, ?)
            on conflict (round, grouping, code, year) do update set responding = t.responding + excluded.responding""";

    private static final String MOVED = """
            insert into round_moved as t (round, moved_at) select * from unnest(?, ?)
            on conflict (round) do update set moved_at = excluded.moved_at where t.moved_at < excluded.moved_at""";

    void add(Connection connection, Delta delta) throws SQLException {
        addUnits(connection, delta);
        addLevels(connection, delta);
        addSelfReported(connection, delta);
        addNumbers(connection, ADD_UNITS_BY_LEVELS_MET, delta.unitsByLevelsMet());
        addNumbers(connection, ADD_UNITS_BY_ONLY_MISSED, delta.unitsByOnlyMissed());
        addAreas(connection, delta);
        addNumbers(connection, ADD_RESPONDING_BY_YEAR, delta.respondingByYear());
    }

    /** Stores when something last happened to a unit of each round. */
    void moved(Connection connection, SortedMap<String, Instant> rounds) throws SQLException {
        try (var upsert = connection.prepareStatement(MOVED)) {
            new Columns<>(upsert, rounds.entrySet()).execute(Columns.text(Entry::getKey), Columns.time(Entry::getValue));
        }
    }

    private static void addUnits(Connection connection, Delta delta) throws SQLException {
        if (delta.units().isEmpty()) {
            return;
        }
        try (var upsert = connection.prepareStatement(ADD_UNITS)) {
            new Columns<>(upsert, delta.units().entrySet()).execute(
                    round(Entry::getKey), grouping(Entry::getKey), code(Entry::getKey),
                    count(UnitCounts::units), count(UnitCounts::responding), count(UnitCounts::scored),
                    count(UnitCounts::meetingAll));
        }
    }

    private static void addLevels(Connection connection, Delta delta) throws SQLException {
        if (delta.levels().isEmpty()) {
            return;
        }
        try (var upsert = connection.prepareStatement(ADD_LEVELS)) {
            new Columns<>(upsert, delta.levels().entrySet()).execute(
                    round(e -> e.getKey().group()), grouping(e -> e.getKey().group()), code(e -> e.getKey().group()),
                    Columns.number(e -> e.getKey().level()),
                    count(LevelCounts::met), count(LevelCounts::exempt), count(LevelCounts::notMet),
                    count(LevelCounts::awaiting));
        }
    }

    private static void addSelfReported(Connection connection, Delta delta) throws SQLException {
        if (delta.selfReported().isEmpty()) {
            return;
        }
        try (var upsert = connection.prepareStatement(ADD_SELF_REPORTED)) {
            new Columns<>(upsert, delta.selfReported().entrySet()).execute(
                    round(e -> e.getKey().group()), grouping(e -> e.getKey().group()), code(e -> e.getKey().group()),
                    Columns.number(e -> e.getKey().level()),
                    count(SelfReportedCounts::met), count(SelfReportedCounts::exempt), count(SelfReportedCounts::lowered),
                    count(SelfReportedCounts::awaiting), count(SelfReportedCounts::raised));
        }
    }

    /** A number for each level, number of levels or year of a group. */
    private static void addNumbers(Connection connection, String statement, SortedMap<Group.Level, Long> numbers)
            throws SQLException {
        if (numbers.isEmpty()) {
            return;
        }
        try (var upsert = connection.prepareStatement(statement)) {
            new Columns<>(upsert, numbers.entrySet()).execute(
                    round(e -> e.getKey().group()), grouping(e -> e.getKey().group()), code(e -> e.getKey().group()),
                    Columns.number(e -> e.getKey().level()), count(units -> units));
        }
    }

    private static void addAreas(Connection connection, Delta delta) throws SQLException {
        if (delta.meetingAreas().isEmpty()) {
            return;
        }
        try (var upsert = connection.prepareStatement(ADD_MEETING_AREAS)) {
            new Columns<>(upsert, delta.meetingAreas().entrySet()).execute(
                    round(e -> e.getKey().group()), grouping(e -> e.getKey().group()), code(e -> e.getKey().group()),
                    Columns.text(e -> e.getKey().area()), count(units -> units));
        }
    }

    private static <R> Columns.Column<R> round(Function<R, Group> group) {
        return Columns.text(row -> group.apply(row).round());
    }

    private static <R> Columns.Column<R> grouping(Function<R, Group> group) {
        return Columns.text(row -> group.apply(row).grouping().name());
    }

    private static <R> Columns.Column<R> code(Function<R, Group> group) {
        return Columns.text(row -> group.apply(row).code());
    }

    private static <K, V> Columns.Column<Entry<K, V>> count(Function<V, Long> count) {
        return Columns.number(row -> count.apply(row.getValue()));
    }
}
