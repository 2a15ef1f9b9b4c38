package se.usve.scoring.sight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import se.usve.scoring.ComponentTest;
import se.usve.stack.testing.TestStack;

/** The database itself shows a region its own rows alone, whatever the service forgets to ask. */
@QuarkusTest
class RowsOfRegionsTest extends ComponentTest {

    /** Tables without a policy, and why. One that is made later must stand here or have one. */
    private static final Map<String, String> OPEN = Map.ofEntries(
            Map.entry("flyway_schema_history", "tells of no unit; the service only reads it"),
            Map.entry("rule_set", "rules are of all regions"),
            Map.entry("round_rule_set", "rules are of all regions"),
            Map.entry("round", "is for all regions, or filtered by its owner; nothing in it is of a unit"),
            Map.entry("procedure", "of a round"),
            Map.entry("unit", "the register as it was told; the policies themselves look a unit's region up in it"),
            Map.entry("conflict_of_interest", "an assessor's own, and assessors are of all regions"),
            Map.entry("site_visit_selection", "a draw among all regions, for those who read all"),
            Map.entry("rescoring", "sums of all regions, for administrators; its single units hide"),
            Map.entry("round_seal", "a published round is open to all"),
            Map.entry("republication", "tells of no unit; for administrators and operators"),
            Map.entry("erasure", "whose names are gone is not in it; for administrators and operators"));

    /** A row of each table that hides some, in the order that one needs another. */
    private static final List<String> ROWS = List.of("""
            insert into submission (round, unit, version, rule_set, submitted_at, answers)
            values ('$round', '$unit', 1, '2018-2021', now(), '{}')""", """
            insert into result (round, unit, revision, submission_version, rule_set, rule_set_version, cause, scored_at, levels)
            values ('$round', '$unit', 1, 1, '2018-2021', 1, 'SUBMISSION', now(), '[]')""", """
            insert into assessment (id, round, unit, level, question, text, text_hash, status, requested_at, live)
            values (md5('$round$unit')::uuid, '$round', '$unit', 18, '30a', 'Ett', 'a', 'PENDING', now(), true)""", """
            insert into assessment_ruling (id, assessment, seat, independent, decision, rationale, ruled_by, ruled_at)
            values (md5('$round$unit')::uuid, md5('$round$unit')::uuid, 1, true, 'APPROVED', 'x', 'x', now())""", """
            insert into assessment_claim (assessment, assessor, claimed_at, expires_at)
            values (md5('$round$unit')::uuid, 'x', now(), now())""", """
            insert into assessment_event (assessment, at, action) values (md5('$round$unit')::uuid, now(), 'REQUESTED')""", """
            insert into level_override (id, round, unit, level, outcome, rationale, made_by, made_at, takes_effect_at)
            values (md5('$round$unit')::uuid, '$round', '$unit', 18, 'MET', 'x', 'x', now(), now())""", """
            insert into override_reply (id, override_id, text, replied_by, replied_at)
            values (md5('$round$unit')::uuid, md5('$round$unit')::uuid, 'x', 'x', now())""", """
            insert into rescoring_change (rescoring, number, unit, region)
            values (md5('$round')::uuid, $region, '$unit', '$region')""");

    /** Rows of the round, where they do not name it. */
    private static final String CASES = "assessment in (md5('$roundu1')::uuid, md5('$roundu3')::uuid)";
    private static final Map<String, String> OF_ROUND = Map.of("assessment_ruling", CASES, "assessment_claim", CASES,
            "assessment_event", CASES, "override_reply", CASES.replace("assessment", "override_id"),
            "rescoring_change", "rescoring = md5('$round')::uuid");

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String url;

    @ConfigProperty(name = "quarkus.datasource.username")
    String role;

    @ConfigProperty(name = "quarkus.datasource.password")
    String password;

    private Connection asTheService() throws SQLException {
        return DriverManager.getConnection(url, role, password);
    }

    private static Connection seeing(Connection connection, String whose) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("set usve.region = '" + whose + "'");
        }
        return connection;
    }

    @Test
    void theServiceWorksAsARoleThatOwnsNothingAndPassesNoPolicyBy() throws SQLException {
        try (var connection = asTheService()) {
            assertEquals("f f f f 0", text(connection, """
                    select concat_ws(' ', rolsuper, rolbypassrls, rolcreaterole, pg_has_role(rolname, 'scoring_owner', 'member'),
                        (select count(*) from pg_class where relowner = r.oid)) from pg_roles r where rolname = current_user"""));
        }
    }

    @Test
    void everyTableHasAPolicyOrAReasonToHaveNone() throws SQLException {
        var hiding = new TreeSet<String>(ROWS.stream().map(RowsOfRegionsTest::table).toList());
        hiding.add("outbox");
        try (var connection = asTheService()) {
            assertThat(tables(connection, "not relrowsecurity")).isEqualTo(new TreeSet<>(OPEN.keySet()));
            assertThat(tables(connection, "relrowsecurity and row_security_active(oid)")).isEqualTo(hiding);
        }
    }

    private static TreeSet<String> tables(Connection connection, String which) throws SQLException {
        var names = new TreeSet<String>();
        try (var statement = connection.createStatement(); var found = statement.executeQuery("""
                select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'm')
                    and not relispartition and (%s)""".formatted(which))) {
            while (found.next()) {
                names.add(found.getString(1));
            }
        }
        return names;
    }

    @Test
    void aRegionSeesAndWritesItsOwnRowsAlone() throws SQLException {
        try (var owner = TestStack.asOwner("scoring"); var connection = asTheService()) {
            run(owner, filled("insert into unit (round, unit, region, registration_version) values ('$round', 'u1', '01', 1)", "", ""));
            run(owner, filled("insert into unit (round, unit, region, registration_version) values ('$round', 'u3', '03', 1)", "", ""));
            run(owner, filled("""
                    insert into rescoring (id, round, rule_set, from_version, to_version, reason, planned_by, planned_at, ground, planned,
                        flips) values (md5('$round')::uuid, '$round', '2018-2021', 1, 2, 'x', 'x', now(), 'x', 'x', '{}')""", "", ""));
            for (var row : ROWS) {
                var table = table(row);
                seeing(connection, "03");
                var refused = assertThrows(SQLException.class, () -> run(connection, filled(row, "u1", "01")), table);
                assertEquals("42501", refused.getSQLState(), refused.getMessage());
                run(connection, filled(row, "u3", "03"));
                run(owner, filled(row, "u1", "01"));
            }
            for (var row : ROWS) {
                var table = table(row);
                assertEquals("1", count(seeing(connection, "03"), table), table);
                assertEquals("0", count(seeing(connection, "05"), table), table);
                assertEquals("0", count(seeing(connection, ""), table), table);
                assertEquals("2", count(seeing(connection, "ALL"), table), table);
                try (var untold = asTheService()) {
                    assertEquals("0", count(untold, table), table + " with nothing said");
                }
            }
        }
        assertEquals(List.of("u3"), forgotten("REGION", "03"));
        assertEquals(List.of(), forgotten("REGION", "05"));
        assertEquals(List.of("u1", "u3"), forgotten(ADMIN, null));
        assertEquals(List.of("u1"), forgotten("REGION", "01"));
        assertEquals(List.of("u1", "u3"), forgotten("ASSESSOR", "03"));
    }

    private List<String> forgotten(String who, String region) {
        return as(who, region).get("/scoring/v1/forgetful/" + round).jsonPath().getList("", String.class);
    }

    private static String table(String insert) {
        return insert.strip().split(" ")[2];
    }

    private String filled(String sql, String unit, String region) {
        return sql.replace("$round", round).replace("$unit", unit).replace("$region", region);
    }

    private String count(Connection connection, String table) throws SQLException {
        return text(connection, "select count(*) from " + table + " where "
                + filled(OF_ROUND.getOrDefault(table, "round = '$round'"), "", ""));
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String text(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement(); var found = statement.executeQuery(query)) {
            found.next();
            return found.getString(1);
        }
    }
}
