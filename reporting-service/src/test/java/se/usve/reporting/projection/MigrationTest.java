package se.usve.reporting.projection;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import se.usve.reporting.figures.SelfReportedCounts;
import se.usve.reporting.testing.RealStack;
import se.usve.scoring.contract.Outcome;

/** What had been scored before something was counted is counted when the service is upgraded. */
@QuarkusTest
@RealStack
class MigrationTest {

    private static final int UNITS = 2000;
    private static final int LEVELS = 26;

    private final String schema = "m_" + UUID.randomUUID().toString().replace("-", "");

    @Inject
    DataSource database;

    private void migrate(String to) {
        Flyway.configure().dataSource(database).schemas(schema).defaultSchema(schema).locations("db/migration")
                .target(to).load().migrate();
    }

    @Test
    void unitsScoredEarlierAreCounted() throws SQLException {
        migrate("2");
        var random = new Random(20261122);
        var expected = new TreeMap<String, SelfReportedCounts>();
        try (var connection = database.getConnection(); var insert = connection.prepareStatement("""
                insert into %s.unit (round, unit, registration_version, name, region, specialty, submission_version, result_version,
                    result_submission_version, outcomes, self_reported, takes_part, withdrawn_version)
                values ('r', ?, 1, 'Namn', ?, ?, 1, 1, 1, ?::jsonb, ?::jsonb, ?, ?)""".formatted(schema))) {
            for (int unit = 0; unit < UNITS; unit++) {
                var region = random.nextBoolean() ? "01" : "12";
                var specialty = random.nextBoolean() ? "Neurologi" : null;
                var own = random.ints(LEVELS, 0, 3).mapToObj(i -> Outcome.values()[i])
                        .map(outcome -> outcome == Outcome.AWAITING_ASSESSMENT ? Outcome.NOT_MET : outcome).toList();
                var assessed = random.ints(LEVELS, 0, 4).mapToObj(i -> Outcome.values()[i]).toList();
                var takesPart = random.nextInt(10) > 0;
                var withdrawn = random.nextInt(10) == 0;
                insert.setString(1, "u" + unit);
                insert.setString(2, region);
                insert.setString(3, specialty);
                insert.setString(4, json(assessed));
                insert.setString(5, json(own));
                insert.setBoolean(6, takesPart);
                insert.setLong(7, withdrawn ? 2 : 0);
                insert.addBatch();
                if (takesPart && !withdrawn) {
                    for (int level = 1; level <= LEVELS; level++) {
                        var counts = SelfReportedCounts.of(own.get(level - 1), assessed.get(level - 1));
                        expected.merge("REGION " + region + " " + level, counts, SelfReportedCounts::plus);
                        expected.merge("SPECIALTY " + (specialty == null ? "UNSPECIFIED" : specialty) + " " + level, counts,
                                SelfReportedCounts::plus);
                    }
                }
            }
            insert.executeBatch();
        }
        migrate("3");
        assertEquals(expected, stored());
        migrate("4");
        // Every unit that takes part is in one group of each grouping, also in those that came with version 4.
        var bySums = new TreeMap<String, TreeSet<String>>();
        each("""
                select grouping, level, sum(met), sum(exempt), sum(lowered), sum(awaiting), sum(raised)
                from %s.self_reported_count group by grouping, level""", row -> bySums.computeIfAbsent(row.getString(1),
                _ -> new TreeSet<>()).add(row.getInt(2) + ": " + row.getLong(3) + " " + row.getLong(4) + " " + row.getLong(5)
                + " " + row.getLong(6) + " " + row.getLong(7)));
        assertEquals(Set.of("REGION", "SPECIALTY", "DESIGNATED_YEAR", "SIZE_CLASS", "PATIENT_CONTACT"), bySums.keySet());
        assertEquals(1, Set.copyOf(bySums.values()).size(), "the groups of each grouping sum up to the same");
        each("""
                select (select count(*) from %1$s.unit where takes_part), sum(units) from %1$s.group_count
                where grouping = 'SIZE_CLASS' and code = 'UNKNOWN'""",
                row -> assertEquals(row.getLong(1), row.getLong(2), "how large they are is not known"));
        each("select count(*) from %s.registration_history", row -> assertEquals(UNITS, row.getInt(1)));
    }

    @FunctionalInterface
    private interface Row {
        void take(ResultSet row) throws SQLException;
    }

    private void each(String query, Row take) throws SQLException {
        try (var connection = database.getConnection(); var select = connection.createStatement();
                var rows = select.executeQuery(query.formatted(schema))) {
            while (rows.next()) {
                take.take(rows);
            }
        }
    }

    private TreeMap<String, SelfReportedCounts> stored() throws SQLException {
        try (var connection = database.getConnection(); var select = connection.createStatement();
                var rows = select.executeQuery("select * from " + schema + ".self_reported_count")) {
            var found = new TreeMap<String, SelfReportedCounts>();
            while (rows.next()) {
                found.put(rows.getString("grouping") + " " + rows.getString("code") + " " + rows.getInt("level"),
                        new SelfReportedCounts(rows.getLong("met"), rows.getLong("exempt"), rows.getLong("lowered"),
                                rows.getLong("awaiting"), rows.getLong("raised")));
            }
            return found;
        }
    }

    private static String json(List<Outcome> outcomes) {
        return IntStream.rangeClosed(1, LEVELS).mapToObj(level -> "\"%d\": \"%s\"".formatted(level, outcomes.get(level - 1)))
                .collect(Collectors.joining(", ", "{", "}"));
    }
}
