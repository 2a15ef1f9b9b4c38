package se.usve.reporting.projection;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import se.usve.reporting.figures.SelfReportedCounts;
import se.usve.reporting.testing.RealStack;
import se.usve.scoring.contract.Outcome;

/** What had been scored before self-reported figures were counted is counted when the service is upgraded. */
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
                insert into %s.unit (round, unit, registration_version, region, specialty, submission_version, result_version,
                    result_submission_version, outcomes, self_reported, takes_part, withdrawn_version)
                values ('r', ?, 1, ?, ?, 1, 1, 1, ?::jsonb, ?::jsonb, ?, ?)""".formatted(schema))) {
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
