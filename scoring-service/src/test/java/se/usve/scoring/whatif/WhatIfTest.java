package se.usve.scoring.whatif;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.usve.scoring.AnswersOfAUnit;
import se.usve.scoring.ComponentTest;
import se.usve.scoring.RulesOfATest;
import se.usve.scoring.SurveyTopic;
import se.usve.survey.contract.RoundChanged;
import se.usve.survey.contract.SurveyEvent;

/** A round as it would be under other rules. */
@QuarkusTest
class WhatIfTest extends ComponentTest {

    private static final List<String> REGIONS = List.of("01", "12", "24");
    private static final int UNITS = 120;

    @Inject
    DataSource database;

    private RulesOfATest rules;
    /** What each unit answered to question 15, summed up. */
    private final Map<String, Integer> articles = new TreeMap<>();
    private final Map<String, String> regions = new HashMap<>();

    @BeforeEach
    void aRoundWithAHundredUnits() {
        rules = new RulesOfATest(database);
        rules.publish(1, UnaryOperator.identity());
        survey.send(SurveyTopic.judgedBy(rules.id(), SurveyTopic.round(round, 2, RoundChanged.State.OPEN)));
        await(() -> as(ADMIN).get("/scoring/v1/rounds/" + round + "/rule-set").path("ruleSet").equals(rules.id()));
        var random = new Random(1800);
        var events = new ArrayList<SurveyEvent>();
        for (int i = 0; i < UNITS; i++) {
            var unit = "u%03d".formatted(i);
            var answers = new HashMap<>(AnswersOfAUnit.meetingAll());
            answers.keySet().removeIf(_ -> random.nextInt(60) == 0);
            var years = new TreeMap<String, Object>();
            for (int year = 2018; year <= 2021; year++) {
                years.put(String.valueOf(year), random.nextInt(6));
            }
            answers.put("15", years);
            articles.put(unit, years.values().stream().mapToInt(Integer.class::cast).sum());
            regions.put(unit, REGIONS.get(random.nextInt(REGIONS.size())));
            events.add(SurveyTopic.unit(round, unit, regions.get(unit)));
            events.add(SurveyTopic.judgedBy(rules.id(),
                    SurveyTopic.submission(round, unit, 1, regions.get(unit), answers)));
        }
        // Of these there is nothing to say: one has not answered, one withdrew, one no longer takes part.
        events.add(SurveyTopic.unit(round, "silent", "01"));
        events.add(SurveyTopic.judgedBy(rules.id(), SurveyTopic.submission(round, "back", 1, "01", few())));
        events.add(SurveyTopic.withdrawal(round, "back", 2, "01"));
        events.add(SurveyTopic.judgedBy(rules.id(), SurveyTopic.submission(round, "gone", 1, "01", few())));
        events.add(SurveyTopic.unit(round, "gone", 1, "01", false));
        survey.send(events);
        await(() -> texts("""
                select count(*) filter (where revision = 1 and takes_part)::text || ' '
                    || count(*) filter (where withdrawn or revision = 1 and not takes_part or unit = 'silent')
                from unit where round = '%s'""".formatted(round)).equals(List.of(UNITS + " 3")));
    }

    private static Map<String, Object> few() {
        return AnswersOfAUnit.meetingAllBut("{\"15\": {\"2018\": 7, \"2019\": 0, \"2020\": 0, \"2021\": 0}}");
    }

    @Test
    void theFlipsOfADraftAreThoseThatCountingTheArticlesGives() throws SQLException {
        rules.draft(2, RulesOfATest::tenArticles);
        // Decided after review, whatever the articles.
        var between = articles.entrySet().stream().filter(e -> e.getValue() >= 5 && e.getValue() < 10)
                .map(Map.Entry::getKey).toList();
        override(between.get(0), 8, "MET");
        override(between.get(1), 8, "NOT_MET");
        assertEquals(201, rule(pendingCase(between.get(2), 18), "APPROVED"));
        var flipping = between.subList(2, between.size());
        var before = new HashMap<String, Boolean>();
        articles.keySet().forEach(unit -> before.put(unit, result(unit).getList("levels.outcome").stream()
                .allMatch(outcome -> outcome.equals("MET") || outcome.equals("EXEMPT"))));
        var tables = tables();

        var answer = whatIf("version=2&limit=1000");
        assertEquals(Map.of("ruleSet", rules.id(), "version", 1), answer.getMap("from"));
        assertEquals(Map.of("ruleSet", rules.id(), "version", 2), answer.getMap("to"));
        assertEquals(UNITS, answer.getInt("units"));
        assertEquals(flipping.size(), answer.getInt("changedUnits"));
        assertTrue(flipping.size() > 20, "the test counts something");
        assertEquals(flipping, answer.getList("changes.items.unit"));
        answer.<Map<String, Object>>getList("changes.items").forEach(change -> {
            var sentence = ((Map<?, ?>) change.remove("sentence")).get("sv").toString();
            assertTrue(sentence.startsWith("Nivå 8 uppnås inte: ") && sentence.contains("fråga 15"), sentence);
            assertEquals(Map.of("unit", change.get("unit"), "name", "Enheten " + change.get("unit"), "region",
                    regions.get(change.get("unit").toString()), "level", 8, "toLevel", 8, "from", "MET",
                    "to", "NOT_MET"), change);
        });
        for (int level = 1; level <= 27; level++) {
            var path = "levels[" + (level - 1) + "]";
            assertEquals(level, answer.getInt(path + ".level"));
            assertEquals(level == 8 ? "CHANGED" : "SAME", answer.getString(path + ".relation"));
            assertEquals(level == 8 ? REGIONS.size() + 1 : 0, answer.getList(path + ".groups").size());
        }
        for (var region : REGIONS) {
            var flips = "levels[7].groups.find { it.region == '" + region + "' }.flips";
            var group = "groups.find { it.region == '" + region + "' }.";
            assertEquals(List.of(Map.of("from", "MET", "to", "NOT_MET", "units",
                    (int) flipping.stream().filter(unit -> regions.get(unit).equals(region)).count())),
                    answer.getList(flips));
            assertEquals(count(unit -> regions.get(unit).equals(region)), answer.getInt(group + "units"));
            assertEquals(count(unit -> regions.get(unit).equals(region) && before.get(unit)),
                    answer.getInt(group + "meetingAll"));
            assertEquals(count(unit -> regions.get(unit).equals(region) && before.get(unit)
                    && !flipping.contains(unit)), answer.getInt(group + "toMeetingAll"));
        }
        assertEquals(flipping.size(), answer.getInt("levels[7].groups.find { it.region == 'SE' }.flips[0].units"));
        assertEquals(tables, tables(), "nothing is stored");
    }

    @Test
    void pagesPutTogetherAreTheWhole() {
        rules.draft(2, rules -> RulesOfATest.oneLevelMore(RulesOfATest.otherExample(RulesOfATest.tenArticles(rules))));
        var whole = whatIf("version=2&limit=1000");
        var items = whole.<Map<String, Object>>getList("changes.items");
        var pages = new ArrayList<Map<String, Object>>();
        for (int page = 1; pages.size() < items.size(); page++) {
            var part = whatIf("version=2&limit=17&page=" + page);
            assertEquals(items.size(), part.getInt("changes.total"));
            assertEquals(whole.getList("levels"), part.getList("levels"), "the counts are of the whole round");
            pages.addAll(part.getList("changes.items"));
        }
        assertEquals(items, pages);
        assertTrue(items.size() > UNITS, "both examples move for nearly every unit");
        assertEquals(List.of(), whatIf("version=2&limit=17&page=1000").getList("changes.items"));
    }

    @Test
    void aLevelThatIsNewOrDroppedIsShownByTheUnitsThatDoNotMeetIt() {
        survey.send(SurveyTopic.judgedBy(rules.id(), SurveyTopic.submission(round, "u000", 2, regions.get("u000"),
                AnswersOfAUnit.meetingAllBut("{\"25\": \"NO\", \"39\": \"NO\"}"))));
        awaitResult(round, "u000", 2);
        rules.draft(2, RulesOfATest::oneLevelMore);
        var added = whatIf("version=2&toLevel=28&limit=1000");
        assertEquals(List.of("NEW"), added.getList("levels.relation"));
        assertEquals(List.of(28), added.getList("levels.toLevel"));
        assertTrue(added.getList("changes.items.unit").contains("u000"));
        assertEquals("NOT_MET", added.getString("changes.items[0].to"));
        assertEquals(null, added.getString("changes.items[0].from"));

        rules.draft(3, RulesOfATest::withoutTheLastLevel);
        var dropped = whatIf("version=3&level=27&limit=1000");
        assertEquals(List.of("DROPPED"), dropped.getList("levels.relation"));
        assertTrue(dropped.getList("changes.items.unit").contains("u000"));
        assertEquals("NOT_MET", dropped.getString("changes.items[0].from"));
        assertEquals(null, dropped.getString("changes.items[0].to"));
    }

    @Test
    void aRegionSeesItsOwnUnitsAndOthersTheRegionTheyAskFor() {
        rules.draft(2, RulesOfATest::tenArticles);
        var asked = whatIf("version=2&region=12&limit=1000");
        assertEquals(List.of("12"), asked.getList("groups.region"));
        assertEquals(List.of("12"), asked.getList("levels[7].groups.region"));
        assertEquals(count(unit -> regions.get(unit).equals("12")), asked.getInt("units"));
        assertEquals(count(unit -> regions.get(unit).equals("12") && articles.get(unit) >= 5 && articles.get(unit) < 10),
                asked.getInt("changes.total"));
        for (var query : List.of("version=2&limit=1000", "version=2&region=12&limit=1000")) {
            assertEquals(asked.<Object>get(), as("REGION", "12").get(path(query)).then().statusCode(200).extract()
                    .jsonPath().<Object>get());
        }
        as("REGION", "12").get(path("version=2&region=01")).then().statusCode(403)
                .body("type", equalTo("urn:usve:problem:forbidden"));
        as("OPERATOR").get(path("version=2")).then().statusCode(403);
        as("ASSESSOR", "03").get(path("version=2")).then().statusCode(200).body("units", equalTo(UNITS));
        as(STEERING).get(path("version=2")).then().statusCode(200).body("units", equalTo(UNITS));
        // Now it is region 01's own.
        survey.send(SurveyTopic.judgedBy(rules.id(), SurveyTopic.round(round, 3, RoundChanged.State.OPEN, "01")));
        await(() -> as(STEERING).get(path("version=2")).statusCode() == 404);
        as("REGION", "12").get(path("version=2")).then().statusCode(404);
        as("REGION", "01").get(path("version=2")).then().statusCode(200).body("groups.region", contains("01"));
    }

    @Test
    void whatIsAskedForMustExist() {
        as(ADMIN).get(path("version=9")).then().statusCode(404);
        as(ADMIN).get(path("ruleSet=1999")).then().statusCode(404);
        as(ADMIN).get("/scoring/v1/rounds/none/what-if").then().statusCode(404);
        as(ADMIN).get(path("version=1&level=28&toLevel=0")).then().statusCode(400)
                .body("errors.pointer", contains("/level", "/toLevel"));
        as(ADMIN).get(path("ruleSet=2018-2021&version=1")).then().statusCode(409)
                .body("type", equalTo("urn:usve:problem:no-mapping"));
        as(ADMIN).get(path("limit=5")).then().statusCode(200).body("to.version", equalTo(1), "changes.items", empty(),
                "units", equalTo(UNITS));
    }

    private void override(String unit, int level, String outcome) {
        as(ADMIN).body(Map.of("level", level, "outcome", outcome, "rationale", REASON)).post(unitPath(unit)
                + "/overrides").then().statusCode(201);
    }

    private int count(java.util.function.Predicate<String> units) {
        return (int) articles.keySet().stream().filter(units).count();
    }

    private JsonPath whatIf(String query) {
        return as(ADMIN).get(path(query)).then().statusCode(200).extract().jsonPath();
    }

    private String path(String query) {
        return "/scoring/v1/rounds/" + round + "/what-if?" + query;
    }

    /** A hash of all rows of every table, once all events have been sent. */
    private Map<String, String> tables() throws SQLException {
        await(() -> texts("select count(*)::text from outbox where sent_at is null").equals(List.of("0")));
        var hashes = new TreeMap<String, String>();
        for (var table : texts("select table_name from information_schema.tables where table_schema = 'public'"
                + " and table_type = 'BASE TABLE'")) {
            hashes.put(table, texts("select coalesce(md5(string_agg(t::text, '|' order by t::text)), '') from \"" + table
                    + "\" t").getFirst());
        }
        assertTrue(hashes.keySet().containsAll(List.of("result", "assessment", "rescoring")), hashes.toString());
        return hashes;
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
