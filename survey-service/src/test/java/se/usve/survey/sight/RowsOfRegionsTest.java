package se.usve.survey.sight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.usve.stack.testing.TestStack;
import se.usve.survey.GoldenAnswers;
import se.usve.survey.OnTheStack;
import se.usve.survey.Survey;

/** The database itself shows a region its own rows alone, whatever the service forgets to ask. */
@QuarkusTest
@OnTheStack
class RowsOfRegionsTest {

    /** Tables without a policy, and why. One that is made later must stand here or have one. */
    private static final Map<String, String> OPEN = Map.ofEntries(
            Map.entry("flyway_schema_history", "tells of no unit; the service only reads it"),
            Map.entry("round", "is for all regions, or filtered by its owner; nothing in it is of a unit"),
            Map.entry("round_change", "the same, as it was told"),
            Map.entry("unit", "the register: which units there are is known to all, and a unit that moves is looked up by both regions"),
            Map.entry("unit_hsa_id", "the register"),
            Map.entry("succession", "the register: units of two regions can merge"),
            Map.entry("succession_unit", "the register"),
            Map.entry("registration_change", "the register, as it was"),
            Map.entry("participation", "the register in a round; the policies themselves look a unit's region up in it"),
            Map.entry("late_window", "leave to answer, which an administrator grants; some of it is for all regions"),
            Map.entry("reminder_schedule", "days of a round"),
            Map.entry("republication", "tells of no unit; for administrators and operators"),
            Map.entry("erasure", "whose names are gone is not in it; for administrators and operators"));

    /** A row of each table that hides some. */
    private static final Map<String, String> ROWS = new TreeMap<>(Map.ofEntries(
            Map.entry("submission", """
                    insert into submission (round, unit, version, submitted_at, submitted_by, reason)
                    values ('$round', '$unit', 900, now(), 'x', 'y')"""),
            Map.entry("draft", """
                    insert into draft (round, unit, revision, answers, carried_over, rests_on, saved_at, saved_by)
                    values ('$round', '$unit', 1, '{}', '{}', 0, now(), 'x')"""),
            Map.entry("unit_contact", """
                    insert into unit_contact (round, unit, addresses, changed_at, changed_by)
                    values ('$round', '$unit', '{a@b.example}', now(), 'x')"""),
            Map.entry("region_contact", """
                    insert into region_contact (round, region, addresses, changed_at, changed_by)
                    values ('$round', '$region', '{a@b.example}', now(), 'x')"""),
            Map.entry("reminder", """
                    insert into reminder (round, day, recipient, address, units, regions, state, changed_at)
                    values ('$round', '2022-05-01', '$unit', '$unit', '[]', '{$region}', 'SENT', now())"""),
            Map.entry("import", """
                    insert into import (id, round, region, sent_by, expires_at, dry_run, atomic, status, phase, file, file_sha256,
                        questionnaire, rule_set)
                    values (md5('$round$unit')::uuid, '$round', '$region', 'x', now() + interval '1 day', true, false, 'PLANNED', 'DONE',
                        '', '', '2018-2021', '2018-2021')"""),
            Map.entry("import_row", """
                    insert into import_row (import, row, unit, action, reason, told)
                    values (md5('$round$unit')::uuid, 1, '$unit', 'REJECTED', '$round', '{}')"""),
            Map.entry("follow_up_report", """
                    insert into follow_up_report (round, sender, sha256, reported_at, reported_by)
                    values ('$round', '$region', '', now(), 'x')"""),
            Map.entry("follow_up", """
                    insert into follow_up (round, unit, version, level, region, measure, responsible, due, status, reported_at,
                        reported_by, report, place)
                    values ('$round', '$unit', 1, 1, '$region', 'x', 'x', '2023-01-01', 'PLANNED', now(), 'x',
                        (select id from follow_up_report where round = '$round' and sender = '$region'), 0)"""),
            Map.entry("outbox", "insert into outbox (type, key, version, payload) values ('$round', '$round/$unit', 1, '{}')"),
            Map.entry("audit", "insert into audit (actor, client, action, region) values ('x', 'y', '$round', '$region')")));

    /** An import before its rows, a report before its follow-ups. */
    private static final List<String> ORDER = List.of("import", "import_row", "follow_up_report", "follow_up", "submission", "draft",
            "unit_contact", "region_contact", "reminder", "outbox", "audit");

    /** The column of the table that names the round. */
    private static final Map<String, String> ROUND = Map.of("import_row", "reason", "outbox", "type", "audit", "action");

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String url;

    @ConfigProperty(name = "quarkus.datasource.username")
    String role;

    @ConfigProperty(name = "quarkus.datasource.password")
    String password;

    private String round;

    @BeforeEach
    void twoUnitsOfTwoRegions() {
        round = Survey.openRound();
        Survey.ADMIN.put("/rounds/" + round + "/units/u3", Map.of("name", "Öron", "region", "03")).then().statusCode(201);
    }

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
                    select concat_ws(' ', rolsuper, rolbypassrls, rolcreaterole, pg_has_role(rolname, 'survey_owner', 'member'),
                        (select count(*) from pg_class where relowner = r.oid)) from pg_roles r where rolname = current_user"""));
        }
    }

    @Test
    void everyTableHasAPolicyOrAReasonToHaveNone() throws SQLException {
        try (var connection = asTheService()) {
            assertThat(tables(connection, "not relrowsecurity")).isEqualTo(new TreeSet<>(OPEN.keySet()));
            assertThat(tables(connection, "relrowsecurity and row_security_active(oid)")).isEqualTo(new TreeSet<>(ORDER));
            assertThat(ROWS.keySet()).isEqualTo(new TreeSet<>(ORDER));
        }
    }

    private static TreeSet<String> tables(Connection connection, String which) throws SQLException {
        var names = new TreeSet<String>();
        try (var statement = connection.createStatement(); var found = statement.executeQuery("""
                select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'm')
                    and not relispartition and relname <> 'experiment' and (%s)""".formatted(which))) {
            while (found.next()) {
                names.add(found.getString(1));
            }
        }
        return names;
    }

    @Test
    void aRegionSeesAndChangesItsOwnRowsAlone() throws SQLException {
        for (var table : ORDER) {
            make(table, "u1", "01");
            make(table, "u3", "03");
        }
        try (var connection = asTheService()) {
            for (var table : ORDER) {
                assertEquals(0, count(connection, table), table + " with nothing said");
            }
            connection.setAutoCommit(false);
            for (var table : ORDER) {
                // What waits to be told is of all regions, and for none of them to read.
                int own = table.equals("outbox") ? 0 : 1;
                assertEquals(own, count(seeing(connection, "03"), table), table);
                assertEquals(0, count(seeing(connection, "05"), table), table);
                assertEquals(0, count(seeing(connection, ""), table), table);
                assertEquals(2, count(seeing(connection, "ALL"), table), table);
                if (!table.equals("audit")) {
                    seeing(connection, "03");
                    assertEquals(own, update(connection, "update $table set $round = $round where $round = '" + round + "'", table), table);
                    if (!table.equals("follow_up_report")) {
                        assertEquals(own, update(connection, "delete from $table where $round = '" + round + "'", table), table);
                    }
                    connection.rollback();
                }
            }
        }
    }

    @Test
    void aRegionWritesNoRowOfAnothers() throws SQLException {
        make("import", "u1", "01");
        make("follow_up_report", "u1", "01");
        for (var table : ORDER) {
            // What is told and written of a change is of whatever the change was let to be about.
            if (!List.of("outbox", "audit").contains(table)) {
                try (var connection = seeing(asTheService(), "03"); var statement = connection.createStatement()) {
                    var refused = assertThrows(SQLException.class, () -> statement.execute(row(table, "u1", "01")), table);
                    assertEquals("42501", refused.getSQLState(), refused.getMessage());
                }
            }
        }
    }

    private void make(String table, String unit, String region) throws SQLException {
        try (var connection = TestStack.asOwner("survey"); var statement = connection.createStatement()) {
            statement.execute(row(table, unit, region));
        }
    }

    private String row(String table, String unit, String region) {
        return ROWS.get(table).replace("$round", round).replace("$unit", unit).replace("$region", region);
    }

    private long count(Connection connection, String table) throws SQLException {
        return Long.parseLong(text(connection, "select count(*) from %s where %s = '%s'".formatted(table,
                ROUND.getOrDefault(table, "round"), round)));
    }

    private static int update(Connection connection, String sql, String table) throws SQLException {
        try (var statement = connection.createStatement()) {
            return statement.executeUpdate(sql.replace("$table", table).replace("$round", ROUND.getOrDefault(table, "round")));
        }
    }

    private static String text(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement(); var found = statement.executeQuery(query)) {
            found.next();
            return found.getString(1);
        }
    }

    @Test
    void aForgottenConditionShowsARequestNothingOfAnotherRegion() throws Exception {
        Survey.ADMIN.submit(round, "u1", GoldenAnswers.minimal()).then().statusCode(201);
        Survey.region("03").submit(round, "u3", GoldenAnswers.minimal()).then().statusCode(201);
        var sees = Map.of(Survey.region("01"), List.of("u1"), Survey.region("03"), List.of("u3"), Survey.region("05"), List.<String>of(),
                Survey.ADMIN, List.of("u1", "u3"), Survey.OPERATOR, List.<String>of(), Survey.ASSESSOR, List.of("u1", "u3"));
        // Many at once, over the same connections, in transactions and without, some of which roll back.
        try (var threads = Executors.newFixedThreadPool(8)) {
            var asked = new ArrayList<Callable<Void>>();
            for (int i = 0; i < 20; i++) {
                sees.forEach((caller, units) -> List.of("", "/rolled-back", "/in-transaction").forEach(way -> asked.add(() -> {
                    var answer = caller.get("/forgetful/" + round + way);
                    if (way.equals("/rolled-back")) {
                        assertEquals(409, answer.statusCode());
                        assertEquals(units.toString(), answer.jsonPath().getString("detail"));
                    } else {
                        assertEquals(units, answer.jsonPath().getList("", String.class), way);
                    }
                    return null;
                })));
            }
            for (var done : threads.invokeAll(asked)) {
                done.get();
            }
        }
        assertEquals("0", Survey.region("03").get("/forgetful/" + round + "/waiting").asString());
    }

    @Test
    void aForgottenConditionChangesNothingOfAnotherRegion() {
        Survey.ADMIN.submit(round, "u1", GoldenAnswers.minimal()).then().statusCode(201);
        assertEquals("0", Survey.region("03").post("/forgetful/" + round + "/u1/answers", Map.of()).asString());
        // The statement that stores all at once says itself for whom it is.
        assertEquals(500, Survey.region("03").post("/forgetful/" + round + "/u1", GoldenAnswers.minimal()).statusCode());
        Survey.ADMIN.get("/rounds/" + round + "/units/u1/submissions").then().body("total", equalTo(1));
        assertEquals(204, Survey.region("01").post("/forgetful/" + round + "/u1", GoldenAnswers.minimal()).statusCode());
    }

    @Test
    void theCountsOfTheCountryAreToldToARegionAllTheSame() {
        Survey.ADMIN.submit(round, "u1", GoldenAnswers.minimal()).then().statusCode(201);
        var groups = Survey.region("03").get("/rounds/" + round + "/completeness").jsonPath();
        assertEquals(List.of(0, 1), groups.getList("groups.answered"));
        assertEquals(List.of("03", "SE"), groups.getList("groups.code"));
    }

    @Test
    void anOperatorSeesNoRowAndIsWrittenOfAllTheSame() throws SQLException {
        Survey.ADMIN.submit(round, "u1", GoldenAnswers.minimal()).then().statusCode(201);
        Survey.OPERATOR.post("/republications", Map.of("round", round, "dryRun", true)).then().statusCode(202);
        assertEquals("[]", Survey.OPERATOR.get("/forgetful/" + round).asString());
        try (var connection = TestStack.asOwner("survey")) {
            assertEquals("1", text(connection, "select count(*) from audit where action = 'republication.counted' and round = '" + round + "'"));
        }
    }
}
