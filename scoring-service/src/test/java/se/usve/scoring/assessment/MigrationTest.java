package se.usve.scoring.assessment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import se.usve.scoring.ComponentTest;
import se.usve.stack.testing.TestStack;

/** What was ruled before rulings were rows of their own is kept when the service is upgraded. */
@QuarkusTest
class MigrationTest extends ComponentTest {

    private final String schema = "m_" + UUID.randomUUID().toString().replace("-", "");

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String url;

    @ConfigProperty(name = "quarkus.flyway.username")
    String owner;

    @ConfigProperty(name = "quarkus.flyway.password")
    String password;

    private void migrate(String to) {
        Flyway.configure().dataSource(url, owner, password).schemas(schema).defaultSchema(schema).locations("db/migration")
                .target(to).load().migrate();
    }

    private List<String> rows(String query) throws SQLException {
        try (var connection = TestStack.asOwner("scoring"); var statement = connection.createStatement()) {
            var found = new ArrayList<String>();
            try (var rows = statement.executeQuery(query.replace("$", schema + "."))) {
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
            }
            return found;
        }
    }

    private void update(String sql) throws SQLException {
        try (var connection = TestStack.asOwner("scoring"); var statement = connection.createStatement()) {
            statement.execute(sql.replace("$", schema + "."));
        }
    }

    @Test
    void earlierRulingsBecomeRowsWithTheirHistory() throws SQLException {
        migrate("2");
        update("insert into $unit (round, unit, region, registration_version) values ('r', 'u', '12', 1)");
        update("""
                insert into $assessment (id, round, unit, level, question, text, text_hash, status, requested_at, rationale,
                    ruled_by, ruled_at)
                values (gen_random_uuid(), 'r', 'u', 18, '30a', 'Ett', 'a', 'APPROVED', '2022-03-01T10:00:00Z', 'Skäl', 'Eva',
                        '2022-03-02T10:00:00Z'),
                    (gen_random_uuid(), 'r', 'u', 18, '30a', 'Två', 'b', 'SUPERSEDED', '2022-03-01T11:00:00Z', null, null, null),
                    (gen_random_uuid(), 'r', 'u', 18, '30a', 'Tre', 'c', 'PENDING', '2022-03-01T12:00:00Z', null, null, null)
                """);
        migrate("4");
        assertEquals(List.of("Ett 1 true APPROVED Skäl Eva"), rows("""
                select concat_ws(' ', a.text, g.seat, case when g.independent then 'true' end, g.decision, g.rationale,
                    g.ruled_by) from $assessment_ruling g join $assessment a on a.id = g.assessment"""));
        assertEquals(List.of("Ett APPROVED t f", "Tre PENDING t", "Två SUPERSEDED f"), rows("""
                select concat_ws(' ', text, status, live, double_review) from $assessment order by text"""));
        assertEquals(List.of("Ett REQUESTED", "Två REQUESTED", "Tre REQUESTED", "Ett RULED"), rows("""
                select a.text || ' ' || e.action from $assessment_event e join $assessment a on a.id = e.assessment
                order by e.id"""));
        update("drop schema " + schema + " cascade");
    }
}
