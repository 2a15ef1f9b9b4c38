package se.usve.scoring.rescoring;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.usve.scoring.AnswersOfAUnit;
import se.usve.scoring.ComponentTest;
import se.usve.scoring.RulesOfATest;
import se.usve.scoring.SurveyTopic;
import se.usve.scoring.TopicReader;
import se.usve.scoring.contract.ScoringEvent;
import se.usve.survey.contract.RoundChanged;
import se.usve.survey.contract.SubmissionReceived;
import se.usve.survey.contract.SurveyEvent;

/** A round scored anew under another version of its rule set. */
@QuarkusTest
class RescoringTest extends ComponentTest {

    private static final String FEW_ARTICLES = "{\"15\": {\"2018\": 7, \"2019\": 0, \"2020\": 0, \"2021\": 0}}";

    @Inject
    DataSource database;

    private final ObjectMapper json = new ObjectMapper();
    private RulesOfATest rules;

    /** Does what a test has done while it does something else. */
    private final ExecutorService meanwhile = Executors.newCachedThreadPool();

    @AfterEach
    void nothingGoesOn() {
        meanwhile.close();
    }

    @BeforeEach
    void aRoundJudgedByTheFirstVersion() {
        rules = new RulesOfATest(database);
        rules.publish(1, UnaryOperator.identity());
        survey.send(SurveyTopic.judgedBy(rules.id(), SurveyTopic.round(round, 2, RoundChanged.State.OPEN)));
        await(() -> as(ADMIN).get("/scoring/v1/rounds/" + round + "/rule-set").path("ruleSet").equals(rules.id()));
    }

    /** The whole way, in order. */
    @Test
    void whatWasPlannedIsWhatIsDone() throws IOException {
        scored("few", 1, sent("few", 1, "12", FEW_ARTICLES));
        scored("many", 1, sent("many", 1, "01", "{}"));
        rules.publish(2, RulesOfATest::tenArticles);
        assertEquals(1, judgedBy(), "a round keeps its version");

        var planned = plan(2, "Tio artiklar krävs.");
        assertEquals(201, planned.statusCode());
        var id = planned.jsonPath().getString("id");
        assertTrue(planned.header("Location").endsWith("/rescorings/" + id));
        planned.then().body("state", equalTo("PLANNED"), "fromVersion", equalTo(1), "toVersion", equalTo(2),
                "reason", equalTo("Tio artiklar krävs."), "plannedBy", notNullValue(), "plannedAt", notNullValue(),
                "executedBy", nullValue(), "units", equalTo(2), "changedUnits", equalTo(1),
                "levels[7].groups.region", contains("12", "SE"), "changes.items.unit", contains("few"),
                "changes.items.level", contains(8), "changes.items.from", contains("MET"),
                "changes.items.to", contains("NOT_MET"));
        assertEquals(List.of(1, 1), List.of(revision("few"), revision("many")), "nothing has changed");
        assertEquals(1, judgedBy());

        var executed = execute(id);
        assertEquals(200, executed.statusCode(), executed.asString());
        executed.then().body("state", equalTo("EXECUTED"), "executedBy", notNullValue(), "executedAt", notNullValue(),
                "changes.items.unit", contains("few"));
        assertEquals(2, judgedBy());
        assertEquals("NOT_MET", outcome(result("few"), 8));
        assertEquals("MET", outcome(result("many"), 8));
        for (var unit : List.of("few", "many")) {
            as(ADMIN).get(unitPath(unit) + "/history").then().statusCode(200).body("items.revision", contains(2, 1),
                    "items.cause", contains("RESCORING", "SUBMISSION"), "items.version", contains(1, 1),
                    "items.ruleSetVersion", contains(2, 1), "items[0].reason", equalTo("Tio artiklar krävs."),
                    "items[0].by", equalTo(executed.path("executedBy")), "items[1].levels[7].outcome", equalTo("MET"));
            var told = TopicReader.records(ScoringEvent.TOPIC, round + "/" + unit, 2);
            assertEquals(2, told.size());
            var event = json.readTree(told.getLast().value());
            assertEquals(List.of(2L, 1L, 2L), List.of(event.get("version").asLong(),
                    event.get("submissionVersion").asLong(), event.get("ruleSetVersion").asLong()));
        }

        var again = execute(id);
        assertEquals(executed.<Object>path(""), again.<Object>path(""), "the same plan is carried out once");
        assertEquals(2, revision("few"));
        scored("few", 2, sent("few", 2, "12", "{\"15\": {\"2018\": 3, \"2019\": 3, \"2020\": 3, \"2021\": 0}}"));
        assertEquals("NOT_MET", outcome(result("few"), 8), "new answers are judged by the new version");
        assertEquals(2, result("few").getInt("ruleSetVersion"));
        as(STEERING).get(path()).then().statusCode(200).body("items.id", contains(id), "total", equalTo(1),
                "items.state", contains("EXECUTED"), "items[0].changedUnits", equalTo(1));
    }

    @Test
    void aRoundCanGoBack() {
        scored("u", 1, sent("u", 1, "12", FEW_ARTICLES));
        rules.publish(2, rules -> RulesOfATest.oneLevelMore(RulesOfATest.tenArticles(rules)));
        carryOut(2);
        assertEquals(28, result("u").getList("levels").size());
        assertEquals("NOT_MET", outcome(result("u"), 8));
        carryOut(1);
        assertEquals(27, result("u").getList("levels").size());
        assertEquals("MET", outcome(result("u"), 8));
        assertEquals(List.of(1L, 2L, 1L), as(ADMIN).get(unitPath("u") + "/history").jsonPath()
                .getList("items.ruleSetVersion", Long.class));
    }

    @Test
    void casesFollowTheRules() {
        scored("u", 1, sent("u", 1, "12", "{}"));
        assertEquals(201, rule(pendingCase("u", 23), "APPROVED"));
        assertNotNull(pendingCase("u", 18));
        rules.publish(2, RulesOfATest::otherExample);
        carryOut(2);

        var levels = result("u");
        assertEquals(List.of("MET", "AWAITING_ASSESSMENT", "MET"),
                List.of(outcome(levels, 18), outcome(levels, 22), outcome(levels, 23)),
                "what nobody needs to judge is met, a ruling is kept");
        assertEquals(null, pendingCase("u", 18), "nobody is asked any more");
        assertEquals(201, rule(pendingCase("u", 22), "REJECTED"));
        assertEquals("NOT_MET", outcome(result("u"), 22));

        carryOut(1);
        levels = result("u");
        assertEquals(List.of("AWAITING_ASSESSMENT", "MET", "MET"),
                List.of(outcome(levels, 18), outcome(levels, 22), outcome(levels, 23)));
        assertNotNull(pendingCase("u", 18), "the case is asked again");
    }

    @Test
    void aPlanWhoseGroundHasMovedIsRefusedAndNothingChanges() {
        scored("a", 1, sent("a", 1, "12", FEW_ARTICLES));
        scored("b", 1, sent("b", 1, "01", "{}"));
        rules.publish(2, RulesOfATest::tenArticles);
        rules.publish(3, RulesOfATest::oneLevelMore);
        var beforeSubmission = planned(2);
        scored("b", 2, sent("b", 2, "01", "{\"27\": \"NO\"}"));
        stale(beforeSubmission);
        var beforeRuling = planned(2);
        assertEquals(201, rule(pendingCase("a", 18), "APPROVED"));
        stale(beforeRuling);
        var beforeOverride = planned(2);
        as(ADMIN).body(Map.of("level", 6, "outcome", "NOT_MET", "rationale", REASON)).post(unitPath("a") + "/overrides")
                .then().statusCode(201);
        stale(beforeOverride);
        var beforeNewUnit = planned(2);
        scored("c", 1, sent("c", 1, "01", "{}"));
        stale(beforeNewUnit);
        var beforeLeaving = planned(2);
        survey.send(SurveyTopic.unit(round, "c", 1, "01", false));
        await(() -> as(ADMIN).get(path(beforeLeaving)).path("state").equals("STALE"));
        stale(beforeLeaving);
        assertEquals(1, judgedBy());
        assertEquals(List.of(3, 2), List.of(revision("a"), revision("b")), "of what was refused nothing is left");

        var first = planned(2);
        var second = planned(3);
        assertEquals(200, execute(first).statusCode());
        stale(second);
        var third = planned(3);
        assertEquals(200, execute(third).statusCode());
        assertEquals(List.of("EXECUTED", "STALE", "EXECUTED"), as(ADMIN).get(path()).jsonPath().getList("items.state")
                .subList(0, 3));
    }

    /** Of two examples one is enough by the first version, both are needed by the second. */
    @Test
    void aRulingThatDecidesNothingYetIsGroundToo() {
        var oneOfTwo = "        - 34a is given\n";
        var judged = "    assessment: {sv: Exemplen ska vara konkreta., en: They must be concrete.}\n";
        rules = new RulesOfATest(database);
        rules.publish(1, text -> text.replace(oneOfTwo,
                "        - any: [34a is approved, 30a is approved]\n" + judged));
        survey.send(SurveyTopic.judgedBy(rules.id(), SurveyTopic.round(round, 3, RoundChanged.State.OPEN)));
        await(() -> as(ADMIN).get("/scoring/v1/rounds/" + round + "/rule-set").path("ruleSet").equals(rules.id()));
        scored("u", 1, sent("u", 1, "12", "{}"));
        assertEquals(201, rule(pendingCase("u", 22), "APPROVED"));
        assertEquals("MET", outcome(result("u"), 22));
        rules.publish(2, text -> text.replace(oneOfTwo,
                "        - all: [34a is approved, 30a is approved]\n" + judged));
        var plan = planned(2);
        assertEquals(201, rule(pendingCase("u", 22), "REJECTED"));
        assertEquals(2, revision("u"), "the other ruling changes no outcome");

        var refused = execute(plan);
        assertEquals(409, refused.statusCode(), refused.asString());
        refused.then().body("type", equalTo("urn:usve:problem:rescoring-stale"));
        carryOut(2);
        assertEquals("NOT_MET", outcome(result("u"), 22));
    }

    @Test
    void aPublishedRoundDoesNotMove() {
        scored("u", 1, sent("u", 1, "12", FEW_ARTICLES));
        rules.publish(2, RulesOfATest::tenArticles);
        var plan = planned(2);
        survey.send(SurveyTopic.judgedBy(rules.id(), SurveyTopic.round(round, 3, RoundChanged.State.PUBLISHED)));
        await(() -> as(ADMIN).get(path(plan)).path("state").equals("STALE"));
        for (var refused : List.of(execute(plan), plan(2, REASON))) {
            assertEquals(409, refused.statusCode());
            refused.then().body("type", equalTo("urn:usve:problem:round-published"));
        }
        assertEquals(1, revision("u"));
        assertEquals("MET", outcome(result("u"), 8));
    }

    @Test
    void onlyAnAdministratorRescoresAndOnlyByWhatIsPublished() {
        scored("u", 1, sent("u", 1, "12", FEW_ARTICLES));
        rules.draft(2, RulesOfATest::tenArticles);
        var id = "00000000-0000-0000-0000-000000000000";
        for (var other : List.of(as("ASSESSOR", "03"), as(STEERING), as("REGION", "12"), as("OPERATOR"))) {
            other.body(Map.of("version", 2, "reason", REASON)).post(path()).then().statusCode(403);
        }
        as(STEERING).post(path(id) + "/execution").then().statusCode(403);
        as("REGION", "12").get(path()).then().statusCode(403);
        plan(2, REASON).then().statusCode(422).body("errors.code", contains("UNPUBLISHED_VERSION"),
                "errors.pointer", contains("/version"));
        plan(7, REASON).then().statusCode(422).body("errors.code", contains("UNPUBLISHED_VERSION"));
        as(ADMIN).body(Map.of("version", 0, "x", 1)).post(path()).then().statusCode(422)
                .body("errors.pointer", contains("/version", "/reason", "/x"));
        plan(1, REASON).then().statusCode(409).body("type", equalTo("urn:usve:problem:same-version"));
        for (var unknown : List.of(id, "no-uuid")) {
            as(ADMIN).get(path(unknown)).then().statusCode(404);
            execute(unknown).then().statusCode(404);
        }
        as(ADMIN).body(Map.of("version", 2, "reason", REASON)).post("/scoring/v1/rounds/none/rescorings").then()
                .statusCode(404);
        as(ADMIN).get(path()).then().statusCode(200).body("items", empty());
    }

    /** The submission has looked up the round's version, and its unit is not yet to be seen. */
    @Test
    void aSubmissionThatIsBeingScoredIsWaitedFor() throws Exception {
        scored("old", 1, sent("old", 1, "12", FEW_ARTICLES));
        rules.publish(2, RulesOfATest::tenArticles);
        var plan = planned(2);
        Future<Response> execution;
        try (var blocker = holding("submission")) {
            survey.send(sent("new", 1, "12", FEW_ARTICLES));
            awaitWaiting("insert into submission");
            execution = meanwhile.submit(() -> execute(plan));
            awaitWaiting("insert into round_rule_set");
            assertTrue(!execution.isDone());
        }
        assertEquals(409, execution.get().statusCode(), "the new unit was not in the plan");
        awaitResult(round, "new", 1);
        carryOut(2);
        assertEquals(List.of(), leftOn(1));
    }

    /** The rescoring has begun, and a submission comes. */
    @Test
    void aSubmissionThatComesMeanwhileIsJudgedByTheNewVersion() throws Exception {
        scored("old", 1, sent("old", 1, "12", FEW_ARTICLES));
        rules.publish(2, RulesOfATest::tenArticles);
        var plan = planned(2);
        Future<Response> execution;
        try (var blocker = holding("result")) {
            execution = meanwhile.submit(() -> execute(plan));
            awaitWaiting("insert into result");
            survey.send(sent("new", 1, "12", FEW_ARTICLES), sent("old", 2, "12", "{}"));
            awaitWaiting("insert into round_rule_set", "select version from round_rule_set");
        }
        assertEquals(200, execution.get().statusCode());
        awaitResult(round, "new", 1);
        awaitResult(round, "old", 2);
        assertEquals(List.of(), leftOn(1));
        assertEquals(List.of(2L, 2L, 1L), as(ADMIN).get(unitPath("old") + "/history").jsonPath()
                .getList("items.ruleSetVersion", Long.class));
    }

    @Test
    void noUnitIsLeftOnTheOldVersionHoweverManyComeAtOnce() throws Exception {
        var random = new Random(44);
        survey.send(IntStream.range(0, 30).mapToObj(i -> sent("u" + i, 1, "12", FEW_ARTICLES)).toList());
        awaitResult(round, "u29", 1);
        rules.publish(2, RulesOfATest::tenArticles);
        var versions = new int[90];
        var sending = meanwhile.submit(() -> {
            for (int burst = 0; burst < 25; burst++) {
                var events = new ArrayList<SurveyEvent>();
                for (int i = 0; i < 12; i++) {
                    var unit = random.nextInt(versions.length);
                    versions[unit] = Math.max(versions[unit] + 1, unit < 30 ? 2 : 1);
                    events.add(sent("u" + unit, versions[unit], "12",
                            random.nextBoolean() ? FEW_ARTICLES : "{\"27\": \"NO\"}"));
                }
                survey.send(events);
            }
        });
        var statuses = new HashSet<Integer>();
        do {
            statuses.add(execute(planned(2)).statusCode());
            assertTrue(List.of(409, 200).containsAll(statuses), statuses.toString());
        } while (!statuses.contains(200));
        sending.get();
        var sent = IntStream.range(0, versions.length).filter(unit -> versions[unit] > 0)
                .mapToObj(unit -> "u" + unit + " " + versions[unit]).sorted().toList();
        await(() -> texts("select unit || ' ' || submission_version from unit where round = '%s' and unit <> all('{%s}')"
                .formatted(round, String.join(",", untouched(versions)))).stream().sorted().toList().equals(sent));
        assertEquals(List.of(), leftOn(1));
        assertEquals(List.of(), texts("""
                select unit from (select unit, rule_set_version < lag(rule_set_version) over (partition by unit order by
                    revision) as back from result where round = '%s') r where back""".formatted(round)),
                "once on the new version a unit stays there");
    }

    /** {@return those that nothing was sent for after the beginning} */
    private static List<String> untouched(int[] versions) {
        return IntStream.range(0, versions.length).filter(unit -> versions[unit] == 0).mapToObj(unit -> "u" + unit)
                .toList();
    }

    private SubmissionReceived sent(String unit, long version, String region, String changes) {
        return SurveyTopic.judgedBy(rules.id(), SurveyTopic.submission(round, unit, version, region,
                AnswersOfAUnit.meetingAllBut(changes)));
    }

    private Response plan(long version, String reason) {
        return as(ADMIN).body(Map.of("version", version, "reason", reason)).post(path());
    }

    private String planned(long version) {
        return plan(version, REASON).then().statusCode(201).extract().path("id");
    }

    private Response execute(String plan) {
        return as(ADMIN).post(path(plan) + "/execution");
    }

    private void carryOut(long version) {
        execute(planned(version)).then().statusCode(200);
    }

    private void stale(String plan) {
        as(ADMIN).get(path(plan)).then().statusCode(200).body("state", equalTo("STALE"));
        execute(plan).then().statusCode(409).body("type", equalTo("urn:usve:problem:rescoring-stale"));
    }

    private String path() {
        return "/scoring/v1/rounds/" + round + "/rescorings";
    }

    private String path(String plan) {
        return path() + "/" + plan;
    }

    private int revision(String unit) {
        return result(unit).getInt("revision");
    }

    private int judgedBy() {
        JsonPath ruleSet = as(ADMIN).get("/scoring/v1/rounds/" + round + "/rule-set").jsonPath();
        return ruleSet.getInt("version");
    }

    /** {@return the units of the round whose newest result is of that version} */
    private List<String> leftOn(long version) throws SQLException {
        return texts("""
                select unit from unit join result using (round, unit, revision)
                where round = '%s' and rule_set_version = %d""".formatted(round, version));
    }

    /** Lets nobody write to the table until closed. */
    private Connection holding(String table) throws SQLException {
        var connection = database.getConnection();
        connection.setAutoCommit(false);
        try (var lock = connection.createStatement()) {
            lock.execute("lock table " + table + " in share mode");
        }
        return connection;
    }

    /** Waits until a statement that begins so waits for a lock. */
    private void awaitWaiting(String... statements) {
        await(() -> texts("select query from pg_stat_activity where wait_event_type = 'Lock'").stream()
                .anyMatch(query -> List.of(statements).stream().anyMatch(query::startsWith)));
    }

    private List<String> texts(String query) throws SQLException {
        try (var connection = database.getConnection(); var select = connection.createStatement();
                var rows = select.executeQuery(query)) {
            var texts = new ArrayList<String>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        }
    }
}
