package se.usve.reporting.rebuild;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import se.usve.reporting.report.Snapshot;
import se.usve.reporting.testing.Events;
import se.usve.reporting.testing.RealStack;
import se.usve.reporting.testing.Topics;
import se.usve.scoring.contract.Outcome;
import se.usve.stack.testing.TestTokens;
import se.usve.survey.contract.RoundChanged.State;

/** The read model is built anew while it is read and while events come, and nobody who reads notices. */
@QuarkusTest
@RealStack
class RebuildTest {

    private static final String REBUILDS = "/reporting/v1/rebuilds";
    private static final int UNITS = 40;
    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    Topics topics;
    @Inject
    DataSource database;
    @Inject
    Snapshot snapshot;

    private static RequestSpecification as(String token) {
        return RestAssured.given().header("Authorization", "Bearer " + token).contentType("application/json");
    }

    private static RequestSpecification operator() {
        return as(TestTokens.bearer("OPERATOR"));
    }

    private static JsonPath rebuild(boolean evenIfDifferent) {
        var where = operator().body(Map.of("evenIfDifferent", evenIfDifferent)).post(REBUILDS).then().statusCode(202)
                .body("state", equalTo("READING")).extract().header("Location");
        return Awaitility.await("the rebuild to end").atMost(Duration.ofMinutes(3)).until(
                () -> operator().get(where).jsonPath(), answer -> answer.get("finishedAt") != null);
    }

    private void publish(Events events) {
        topics.publish(events.round(1, State.PUBLISHED), events.ruleSet(1, "Ett", "Två"));
        topics.publish(IntStream.range(0, UNITS).boxed().flatMap(u -> events.answering("u" + u, u % 2 == 0 ? "01" : "12",
                "S" + u % 3, Outcome.MET, u % 4 == 0 ? Outcome.MET : Outcome.NOT_MET).stream()).toList());
        topics.awaitApplied();
    }

    /**
     * Every unit has an outcome of each level, and each event moves one from region to region. So whatever the moment, the
     * country has so many units, and no group has a unit without an outcome: unless counts of two models were mixed.
     */
    @Test
    void figuresAreReadAndKeptUpThroughout() throws Exception {
        var events = new Events("rebuilt", "rebuilt-rules");
        publish(events);
        assertEquals("SWITCHED", rebuild(true).getString("state"));
        var goOn = new AtomicBoolean(true);
        var reads = new AtomicInteger();
        var wrong = new ConcurrentLinkedQueue<String>();
        var random = new Random(7);
        long version = 1;
        try (var readers = Executors.newFixedThreadPool(2)) {
            for (int reader = 0; reader < 2; reader++) {
                readers.submit(() -> {
                    while (goOn.get()) {
                        look(wrong);
                        reads.incrementAndGet();
                    }
                });
            }
            try {
                for (int turn = 0; turn < 2; turn++) {
                    var rebuilding = Executors.newSingleThreadExecutor();
                    var result = rebuilding.submit(() -> rebuild(false));
                    while (!result.isDone()) {
                        version++;
                        topics.publish(events.unit("u" + random.nextInt(UNITS), version, random.nextBoolean() ? "01" : "24", "S0"));
                        look(wrong);
                    }
                    rebuilding.close();
                    assertEquals("SWITCHED", result.get().getString("state"), result.get().prettify());
                }
            } finally {
                goOn.set(false);
            }
        }
        assertEquals(List.of(), List.copyOf(wrong));
        assertTrue(reads.get() > 50, "figures were read: " + reads);
        topics.awaitApplied();
        topics.publish(events.answering("after", "03", null, Outcome.MET, Outcome.MET));
        topics.awaitApplied();
        RestAssured.get("/reporting/v1/rounds/rebuilt/levels").then().statusCode(200)
                .body("groups.find { it.code == 'SE' }.units", equalTo(UNITS + 1),
                        "groups.find { it.code == '03' }.meetingAll", equalTo(1));
        assertEquals(1, count("select count(*) from read_model_before.round where round = 'rebuilt'"));
    }

    /** What the reader above meets too seldom: its first query before the switch and its second after it. */
    @Test
    void aReaderInTheMiddleOfItsReadingIsWaitedForWithoutMakingOthersWait() throws Exception {
        publish(new Events("rebuilt-slowly", "rebuilt-rules"));
        try (var rebuilding = Executors.newSingleThreadExecutor()) {
            var ended = snapshot.read(connection -> {
                try (var select = connection.createStatement()) {
                    var units = number(select, "select sum(units) from group_count where round = 'rebuilt-slowly' and grouping = 'REGION'");
                    var result = rebuilding.submit(() -> rebuild(true));
                    Awaitility.await("the switch, or that it waits").atMost(Duration.ofSeconds(30)).until(() ->
                            result.isDone() || count("""
                            select count(*) from pg_locks where not granted and mode = 'AccessExclusiveLock'
                                and relation = 'operation.gate'::regclass""") > 0);
                    RestAssured.get("/reporting/v1/rounds/rebuilt-slowly/levels").then().statusCode(200)
                            .body("groups.find { it.code == 'SE' }.units", equalTo(UNITS));
                    assertEquals(units, number(select, """
                            select sum(met + not_met + awaiting) from level_count where round = 'rebuilt-slowly' and level = 1
                                and grouping = 'REGION'"""));
                    assertEquals(UNITS, units);
                    return result;
                }
            });
            assertEquals("SWITCHED", ended.get().getString("state"));
        }
    }

    private static long number(Statement select, String query) throws SQLException {
        try (var row = select.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static void look(Queue<String> wrong) {
        var answer = RestAssured.get("/reporting/v1/rounds/rebuilt/levels");
        if (answer.statusCode() != 200) {
            wrong.add(answer.asString());
            return;
        }
        JsonNode table;
        try {
            table = JSON.readTree(answer.asByteArray());
        } catch (IOException e) {
            wrong.add(e.toString());
            return;
        }
        var nation = table.path("groups").path(7).path("units").asInt();
        int unanswered = 0;
        for (var cell : table.path("levels").findParents("unanswered")) {
            unanswered += Math.abs(cell.path("unanswered").asInt());
        }
        if (nation != UNITS || unanswered != 0) {
            wrong.add(nation + " units, " + unanswered + " without an outcome");
        }
    }

    @Test
    void modelsThatDifferAreToldAndNotExchangedUnlessAskedFor() throws SQLException {
        var events = new Events("differing", "differing-rules");
        publish(events);
        assertEquals("SWITCHED", rebuild(true).getString("state"));
        run("update level_count set met = met + 1 where round = 'differing' and grouping = 'REGION' and code = '01' and level = 1");
        run("delete from unit where round = 'differing' and unit = 'u7'");

        var told = rebuild(false);

        assertEquals("DIFFERENT", told.getString("state"));
        assertEquals(List.of("level_count", "unit"), told.getList("comparison.findAll { !it.alike && it.round == 'differing' }.table"));
        assertEquals(List.of(UNITS - 1, UNITS), List.of(told.getInt("comparison.find { it.table == 'unit' && it.round == 'differing' }.rows"),
                told.getInt("comparison.find { it.table == 'unit' && it.round == 'differing' }.rowsRebuilt")));
        assertEquals(List.of("(differing,u7) only in the new one"),
                told.getList("comparison.find { it.table == 'unit' && it.round == 'differing' }.examples"));
        assertEquals(0, told.getInt("comparison.findAll { !it.alike && it.round != 'differing' }.size()"));
        assertEquals(UNITS / 2 + 1, metInStockholm());

        assertEquals("SWITCHED", rebuild(true).getString("state"));
        assertEquals(UNITS / 2, metInStockholm());
    }

    private static int metInStockholm() {
        return RestAssured.get("/reporting/v1/rounds/differing/levels").jsonPath()
                .getInt("levels[0].cells.find { it.group == '01' }.met");
    }

    @Test
    void whatCannotBeAppliedIsCountedAndTold() {
        topics.publishRaw("usve.survey.v1", "nothing/to-read", "se.usve.survey.unit-registered.v1",
                "no JSON".getBytes(StandardCharsets.UTF_8));
        topics.publish(new Events("refusing", "refusing-rules").unit("no-region", 1, null, null));
        topics.publish(new Events("refusing", "refusing-rules").unit("nul", 1, "01", "S\u0000"));
        topics.awaitApplied();
        var ended = rebuild(true);
        assertEquals("SWITCHED", ended.getString("state"));
        assertTrue(ended.getList("refusals.key").containsAll(List.of("nothing/to-read", "refusing/no-region", "refusing/nul")),
                ended.prettify());
        assertTrue(ended.getInt("refused") >= 3);
        assertEquals(ended.getInt("eventsRead"), ended.getInt("applied") + ended.getInt("passedOver") + ended.getInt("refused"));
        assertEquals(ended.getInt("events"), ended.getInt("eventsRead"));
        assertTrue(ended.getString("refusals.find { it.key == 'refusing/no-region' }.reason").contains("region"));
    }

    @Test
    void oneThatWasInterruptedIsToldAndClearedAway() throws SQLException {
        run("drop schema if exists read_model_next cascade");
        run("create schema read_model_next");
        run("create table read_model_next.unit (half text)");
        run("""
                insert into operation.rebuild (id, state, even_if_different, requested_by, started_at)
                values ('00000000-0000-4000-8000-00000000dead', 'READING', false, 'somebody', now())""");
        operator().get(REBUILDS + "/00000000-0000-4000-8000-00000000dead").then().statusCode(200)
                .body("state", equalTo("INTERRUPTED"));
        assertEquals("SWITCHED", rebuild(true).getString("state"));
        operator().get(REBUILDS + "?limit=1000").then().statusCode(200)
                .body("items[0].state", equalTo("SWITCHED"), "items.find { it.requestedBy == 'somebody' }.state",
                        equalTo("INTERRUPTED"));
        assertEquals(0, count("select count(*) from pg_namespace where nspname = 'read_model_next'"));
    }

    @Test
    void oneRunsAtATimeOnWhateverInstance() throws SQLException {
        try (var elsewhere = database.getConnection(); var lock = elsewhere.createStatement()) {
            lock.execute("select pg_advisory_lock(" + 0x7265_6275_696C_6401L + ")");
            operator().post(REBUILDS).then().statusCode(409).contentType("application/problem+json");
            lock.execute("select pg_advisory_unlock_all()");
        }
        assertFalse(rebuild(true).getString("id").isEmpty());
    }

    @Test
    void onlyThoseWhoRunTheSystemMayRebuild() {
        for (var path : List.of("", "/00000000-0000-4000-8000-000000000000")) {
            RestAssured.get(REBUILDS + path).then().statusCode(401);
            for (var role : List.of("STEERING", "REGION", "ASSESSOR")) {
                var token = TestTokens.bearer(role, role.equals("STEERING") ? null : "01");
                as(token).get(REBUILDS + path).then().statusCode(403).contentType("application/problem+json");
                as(token).post(REBUILDS).then().statusCode(403);
            }
        }
        RestAssured.given().post(REBUILDS).then().statusCode(401);
        as(TestTokens.bearer("ADMIN")).get(REBUILDS).then().statusCode(200);
        operator().get(REBUILDS + "/no-number").then().statusCode(404);
        operator().body("{\"evenIfDifferent\": \"yes\", \"other\": 1}").post(REBUILDS).then().statusCode(422)
                .body("errors.pointer", equalTo(List.of("/evenIfDifferent", "/other")))
                .body("errors[0].message", containsString("true"));
    }

    private void run(String statement) throws SQLException {
        try (var connection = database.getConnection(); var change = connection.createStatement()) {
            change.execute(statement);
        }
    }

    private long count(String query) throws SQLException {
        try (var connection = database.getConnection(); var select = connection.createStatement();
                var row = select.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }
}
