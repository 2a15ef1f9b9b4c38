package se.usve.survey.audit;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.erdtman.jcs.JsonCanonicalizer;
import org.junit.jupiter.api.Test;
import se.usve.stack.testing.TestStack;
import se.usve.survey.GoldenAnswers;
import se.usve.survey.OnTheStack;
import se.usve.survey.Survey;

/** Who did what, when and from where. */
@QuarkusTest
@OnTheStack
class AuditTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Survey skane = Survey.region("12");
    private final String tag = UUID.randomUUID().toString().substring(0, 8);

    @Inject
    DataSource dataSource;

    @Inject
    AuditTrail audit;

    /** What it says is logged, and a row holds names, addresses or answers. */
    @Test
    void whatTheDatabaseRefusesIsToldWithoutTheRow() throws SQLException {
        try (var connection = dataSource.getConnection(); var insert = connection.prepareStatement(
                "insert into audit (actor, client) values ('anna@region.example', 'x')")) {
            var refused = assertThrows(SQLException.class, insert::executeUpdate);
            assertTrue(refused.getMessage().contains("action"), refused.getMessage());
            assertFalse(refused.getMessage().contains("anna@region.example"), refused.getMessage());
        }
    }

    @Test
    void everyWriteLeavesItsEntryAndTheRegionSeesThoseOfItsUnits() {
        var round = Survey.openRound();
        var unit = "/rounds/" + round + "/units/" + tag;
        skane.put(unit, Map.of("name", "A", "region", "12")).then().statusCode(201);
        skane.put(unit, Map.of("name", "A", "region", "12")).then().statusCode(200);
        skane.put(unit, Map.of("name", "B", "region", "12", "reason", "Nytt namn")).then().statusCode(200);
        skane.submit(round, tag, GoldenAnswers.full()).then().statusCode(201);
        Survey.region("01").submit(round, "u1", GoldenAnswers.full()).then().statusCode(201);
        skane.put(unit, Map.of("name", "", "region", "12")).then().statusCode(422);

        skane.get("/audit?unit=" + tag).then().statusCode(200).body("items.action", equalTo(List.of(
                "submission.received", "participation.changed", "unit.changed", "participation.registered",
                "unit.registered")))
                .body("items[1].reason", equalTo("Nytt namn")).body("items[1].region", equalTo("12"))
                .body("items[1].beforeHash", equalTo(hash(4 - 1, "afterHash")))
                .body("items.client", hasItem(matchesPattern(".+ 127\\.0\\.0\\.1")))
                .body("items[0].actor", not(equalTo("")));
        skane.get("/audit?round=" + round).then().body("items.region", not(hasItem("01"))).body("total", equalTo(3));
        Survey.region("01").get("/audit?unit=" + tag).then().body("total", equalTo(0));
        Survey.ADMIN.get("/audit?round=" + round + "&limit=100").then().body("items.action", hasItem("round.moved"))
                .body("items.region", hasItem("01"));
        Survey.ADMIN.get("/audit?round=" + round + "&action=round.created").then().body("total", equalTo(1));
        skane.get("/audit?unit=" + tag + "&limit=2&page=2").then().body("items.size()", equalTo(2))
                .body("total", equalTo(5));
        skane.get("/audit?unit=" + tag + "&from=2020-01-01&to=2020-12-31").then().body("total", equalTo(0));
        skane.get("/audit?unit=" + tag + "&from=2020-01-01T00:00:00Z&to=2999-01-01").then().body("total", equalTo(5));
        skane.get("/audit?from=%2B999999999-12-31T00:00:00Z").then().statusCode(400);
        skane.get("/audit?from=yesterday&to=never").then().statusCode(400)
                .body("errors.pointer", equalTo(List.of("/from", "/to")));
        for (var other : List.of(Survey.ASSESSOR, Survey.STEERING, Survey.OPERATOR)) {
            other.get("/audit").then().statusCode(403);
        }
    }

    private String hash(int item, String field) {
        return skane.get("/audit?unit=" + tag).then().extract().path("items[" + item + "]." + field);
    }

    @Test
    void everyHashCanBeWorkedOutFromWhatTheApiShows() throws Exception {
        var round = Survey.draftRound();
        skane.put("/rounds/" + round + "/units/" + tag, Map.of("name", "Ögon", "region", "12", "designatedYear", 2016,
                "directPatientContact", false)).then().statusCode(201);
        Survey.ADMIN.move(round, "OPEN").then().statusCode(200);
        Survey.ADMIN.post("/rounds/" + round + "/late-windows", Map.of("until", "2999-01-01", "reason", "x")).then()
                .statusCode(201);

        assertEquals(hashOf("/rounds/" + round + "/units/" + tag), after("participation.registered", "unit=" + tag));
        var unit = (ObjectNode) JSON.readTree(skane.get("/units/" + tag).asString());
        unit.remove(List.of("changedAt", "changedBy", "hsaIds", "rounds", "parts", "predecessors", "successors"));
        assertEquals(hash(unit.toString()), after("unit.registered", "unit=" + tag));
        var shown = (ObjectNode) JSON.readTree(Survey.ADMIN.get("/rounds/" + round).asString());
        shown.remove("now");
        assertEquals(hash(shown.toString()), after("round.moved", "round=" + round));
        var window = JSON.readTree(Survey.ADMIN.get("/rounds/" + round + "/late-windows").asString()).at("/items/0");
        assertEquals(hash(window.toString()), after("late-window.granted", "round=" + round));
        for (var change : JSON.readTree(skane.get("/units/" + tag + "/history").asString()).get("items")) {
            assertEquals(hash(change.get("unit").toString()), change.get("sha256").textValue());
        }
    }

    private static String after(String action, String query) {
        return Survey.ADMIN.get("/audit?action=" + action + "&" + query).then().body("total", equalTo(1)).extract()
                .path("items[0].afterHash");
    }

    private String hashOf(String path) throws Exception {
        return hash(skane.get(path).asString());
    }

    private static String hash(String json) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256")
                .digest(new JsonCanonicalizer(json).getEncodedString().getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void notEvenTheTablesOwnerChangesWhatIsWritten() throws SQLException {
        skane.put("/units/" + tag, Map.of("name", "A", "region", "12")).then().statusCode(201);
        try (var connection = TestStack.asOwner("survey"); var statement = connection.createStatement()) {
            try (var owner = statement.executeQuery(
                    "select tableowner = current_user from pg_tables where tablename = 'audit'")) {
                assertTrue(owner.next() && owner.getBoolean(1), "it owns the table");
            }
            for (var change : List.of("update audit set actor = 'nobody'", "delete from audit where unit = '" + tag + "'",
                    "truncate audit", "update audit set actor = 'nobody' where false")) {
                var refused = assertThrows(SQLException.class, () -> statement.execute(change), change);
                assertTrue(refused.getMessage().contains("append-only"), refused.getMessage());
            }
        }
        skane.get("/audit?unit=" + tag).then().body("total", equalTo(1));
    }

    @Test
    void theEntryAndWhatItTellsOfAreStoredTogetherOrNotAtAll() throws SQLException {
        assertThrows(IllegalStateException.class, () -> QuarkusTransaction.requiringNew().run(() -> {
            audit.record(new Actor("x", "y"), new AuditTrail.Entry("unit.registered", null, tag, "12", null, null, null));
            throw new IllegalStateException("and then the write fails");
        }));
        assertEquals(0L, number("select count(*) from audit where unit = '" + tag + "'"));

        // The other way round: while the audit refuses, nothing is stored, and no event is told.
        asOwner("alter table audit add constraint refuses check (unit <> '" + tag + "') not valid");
        try {
            skane.put("/units/" + tag, Map.of("name", "A", "region", "12")).then().statusCode(500);
            var round = Survey.openRound();
            skane.put("/rounds/" + round + "/units/" + tag, Map.of("name", "A", "region", "12")).then().statusCode(500);
            assertEquals(0L, number("select count(*) from outbox where key = '" + round + "/" + tag + "'"));
        } finally {
            asOwner("alter table audit drop constraint refuses");
        }
        skane.get("/units/" + tag).then().statusCode(404);
        assertEquals(1L, number("select count(*) from (select distinct xmin from audit where unit = '" + tagAfterwards()
                + "' union select xmin from unit where id = '" + tag + "') x"), "one transaction wrote both");
    }

    private String tagAfterwards() {
        skane.put("/units/" + tag, Map.of("name", "A", "region", "12")).then().statusCode(201);
        return tag;
    }

    private static void asOwner(String sql) throws SQLException {
        try (var connection = TestStack.asOwner("survey"); var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void execute(String sql) throws SQLException {
        try (var connection = dataSource.getConnection(); var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private long number(String sql) throws SQLException {
        try (var connection = dataSource.getConnection(); var statement = connection.createStatement();
                var found = statement.executeQuery(sql)) {
            found.next();
            return found.getLong(1);
        }
    }
}
