package se.usve.survey.register;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import se.usve.chassis.time.Sweden;
import se.usve.survey.GoldenAnswers;
import se.usve.survey.OnTheStack;
import se.usve.survey.Survey;
import se.usve.survey.Topic;

/** Units across rounds, as their regions see them and as the topic tells it. */
@QuarkusTest
@OnTheStack
class RegisterTest {

    private final Survey admin = Survey.ADMIN;
    private final Survey skane = Survey.region("12");
    private final Survey stockholm = Survey.region("01");
    /** Units are the same in every round, and so in every test. */
    private final String tag = UUID.randomUUID().toString().substring(0, 8);

    @Inject
    DataSource dataSource;

    @Test
    void aUnitIsTheSameInEveryRoundAndEachRoundKeepsWhatItKnew() {
        var first = Survey.draftRound();
        var second = Survey.draftRound();
        var unit = tag + "-ogon";
        skane.put("/rounds/" + first + "/units/" + unit, Map.of("name", "Ögon", "region", "12", "designatedYear", 2016))
                .then().statusCode(201).body("version", equalTo(1));
        skane.post("/rounds/" + second + "/units", Map.of("units", List.of(unit))).then().statusCode(200)
                .body("created", equalTo(1)).body("rows[0].action", equalTo("CREATED"));
        skane.put("/rounds/" + second + "/units/" + unit, Map.of("name", "Ögon Lund", "region", "12",
                "directPatientContact", true, "reason", "Nytt namn")).then().statusCode(200)
                .body("version", equalTo(2)).body("directPatientContact", equalTo(true));

        skane.get("/rounds/" + first + "/units/" + unit).then().body("name", equalTo("Ögon"))
                .body("designatedYear", equalTo(2016)).body("version", equalTo(1));
        skane.get("/units/" + unit).then().statusCode(200).body("name", equalTo("Ögon Lund"))
                .body("version", equalTo(2)).body("", not(hasKey("designatedYear")))
                .body("rounds.find{it.round=='" + first + "'}.name", equalTo("Ögon"))
                .body("rounds.find{it.round=='" + second + "'}.name", equalTo("Ögon Lund"))
                .body("rounds.state", hasItem("DRAFT"));
        skane.get("/units/" + unit + "/history").then().statusCode(200).body("total", equalTo(5))
                .body("items[0].reason", equalTo("Nytt namn"))
                .body("items.find{!it.round && it.version==2}.changes.collect{it.field+' '+it.old+' > '+it.new}",
                        equalTo(List.of("name Ögon > Ögon Lund", "directPatientContact null > true",
                                "designatedYear 2016 > null")));
        skane.get("/units?q=" + tag.toUpperCase() + "-OGON").then().body("items.unit", equalTo(List.of(unit)));
        skane.get("/units?q=ögon lund&limit=1000").then().body("items.unit", hasItem(unit));
        stockholm.get("/units?q=" + tag).then().body("total", equalTo(0));
        stockholm.get("/units?region=12").then().statusCode(403);
        stockholm.get("/units/" + unit).then().statusCode(404);
        stockholm.get("/units/" + unit + "/history").then().statusCode(404);
    }

    @Test
    void whatIsCorrectedInAClosedRoundConcernsThatRoundAlone() {
        var round = Survey.draftRound();
        var unit = tag + "-u";
        skane.put("/rounds/" + round + "/units/" + unit, Map.of("name", "Då", "region", "12")).then().statusCode(201);
        admin.move(round, "OPEN");
        admin.move(round, "CLOSED");
        skane.put("/units/" + unit, Map.of("name", "Nu", "region", "12")).then().statusCode(200)
                .body("name", equalTo("Nu")).body("rounds[0].name", equalTo("Då"));
        admin.put("/rounds/" + round + "/units/" + unit, Map.of("name", "Då, rättat", "region", "12")).then()
                .statusCode(200).body("version", equalTo(2));
        skane.get("/units/" + unit).then().body("name", equalTo("Nu")).body("rounds[0].name", equalTo("Då, rättat"));
        skane.put("/rounds/" + round + "/units/" + unit, Map.of("name", "X", "region", "12")).then().statusCode(409);
    }

    /** What a round has already is no news, and what changes in it is news of that field alone. */
    @Test
    void whatIsWrittenInARoundPutsBackNothingThatTheRegisterHasLearnedSince() {
        var path = "/rounds/" + Survey.openRound() + "/units/" + tag + "-u";
        var old = Map.of("name", "Gammalt namn", "region", "12", "designatedYear", 2016);
        skane.put(path, old).then().statusCode(201);
        skane.put("/units/" + tag + "-u", Map.of("name", "Nytt namn", "region", "12", "designatedYear", 2016)).then()
                .statusCode(200).body("version", equalTo(2));

        skane.put(path, old).then().statusCode(200).body("version", equalTo(1)).body("name", equalTo("Gammalt namn"));
        skane.get("/units/" + tag + "-u").then().body("version", equalTo(2)).body("name", equalTo("Nytt namn"));

        skane.put(path, Map.of("name", "Gammalt namn", "region", "12", "specialty", "Onkologi")).then().statusCode(200)
                .body("version", equalTo(2)).body("name", equalTo("Gammalt namn"));
        skane.get("/units/" + tag + "-u").then().body("version", equalTo(3)).body("name", equalTo("Nytt namn"))
                .body("specialty", equalTo("Onkologi")).body("", not(hasKey("designatedYear")));
        skane.get("/units/" + tag + "-u/history").then().body("total", equalTo(5))
                .body("items.find{!it.round && it.version==3}.changes.field",
                        equalTo(List.of("specialty", "designatedYear")));
        skane.put(path, Map.of("name", "Nytt namn", "region", "12", "specialty", "Onkologi")).then().statusCode(200)
                .body("version", equalTo(3));
        skane.get("/units/" + tag + "-u").then().body("version", equalTo(3));
    }

    @Test
    void anHsaIdHasDaysAndMayBeThatOfSeveralUnits() {
        var hsaId = "SE2321000255-A" + tag;
        var next = "SE2321000255-B" + tag;
        var today = LocalDate.now(Sweden.ZONE);
        skane.put("/units/" + tag + "-a", Map.of("name", "A", "region", "12", "hsaId", hsaId)).then().statusCode(201)
                .body("hsaIds[0].validFrom", equalTo(today.toString())).body("hsaIds[0]", not(hasKey("validTo")));
        skane.put("/units/" + tag + "-b", Map.of("name", "B", "region", "12", "hsaId", hsaId)).then().statusCode(201);
        skane.get("/units?q=" + hsaId).then().body("items.unit", equalTo(List.of(tag + "-a", tag + "-b")));

        given("update unit_hsa_id set valid_from = valid_from - 400 where hsa_id = '" + hsaId + "'");
        skane.put("/units/" + tag + "-a", Map.of("name", "A", "region", "12", "hsaId", next)).then().statusCode(200)
                .body("hsaId", equalTo(next))
                .body("hsaIds.collect{it.hsaId+' '+it.validFrom+' '+it.validTo}", equalTo(List.of(
                        next + " " + today + " null",
                        hsaId + " " + today.minusDays(400) + " " + today.minusDays(1))));
        skane.put("/units/" + tag + "-b", Map.of("name", "B", "region", "12")).then().statusCode(200)
                .body("hsaId", nullValue());
        skane.put("/units/" + tag + "-a", Map.of("name", "A", "region", "12", "hsaId", hsaId)).then().statusCode(200)
                .body("hsaIds.hsaId", equalTo(List.of(hsaId, hsaId)));
    }

    @Test
    void partsAndWholesAreSeenFromBothSidesAndEveryErrorIsTold() {
        skane.put("/units/" + tag + "-hospital", Map.of("name", "Sjukhus", "region", "12")).then().statusCode(201);
        skane.put("/units/" + tag + "-clinic", Map.of("name", "Klinik", "region", "12", "partOf", tag + "-hospital")).then()
                .statusCode(201).body("partOf", equalTo(tag + "-hospital"));
        skane.get("/units/" + tag + "-hospital").then().body("parts[0].unit", equalTo(tag + "-clinic"))
                .body("parts[0].name", equalTo("Klinik"));
        skane.put("/units/" + tag + "-hospital", Map.of("name", "Sjukhus", "region", "12", "partOf", tag + "-clinic")).then()
                .statusCode(422).body("errors.code", equalTo(List.of("CYCLE")));
        skane.put("/units/" + tag + "-x", Map.of("name", "X", "region", "12", "partOf", "no-such-unit", "hsaId",
                "SE2321000255-X" + tag)).then().statusCode(422).body("errors.code", equalTo(List.of("UNKNOWN_UNIT")));
        skane.put("/units/ö", Map.of("region", "99", "hsaId", "X", "directPatientContact", "ja", "colour", "red")).then()
                .statusCode(422).body("errors.collect{it.code+' '+it.pointer}", hasItems("INVALID_VALUE /unit",
                        "MANDATORY /name", "INVALID_VALUE /region", "INVALID_VALUE /hsaId",
                        "INVALID_VALUE /directPatientContact", "UNKNOWN_FIELD /colour"));
    }

    @Test
    void aRegionTouchesOnlyItsOwnUnitsAndAMoveNeedsAReason() {
        var unit = tag + "-moved";
        skane.put("/units/" + unit, Map.of("name", "Vår", "region", "12")).then().statusCode(201);
        stockholm.put("/units/" + unit, Map.of("name", "Vår", "region", "01")).then().statusCode(403);
        skane.put("/units/" + unit, Map.of("name", "Vår", "region", "01")).then().statusCode(403);
        stockholm.put("/rounds/" + Survey.draftRound() + "/units/" + unit, Map.of("name", "Vår", "region", "01")).then()
                .statusCode(403);
        stockholm.post("/rounds/" + Survey.draftRound() + "/units", Map.of("units", List.of(unit))).then().statusCode(422)
                .body("errors.collect{it.code+' '+it.pointer}", equalTo(List.of("UNKNOWN_UNIT /units/0")));
        admin.put("/units/" + unit, Map.of("name", "Vår", "region", "01")).then().statusCode(422)
                .body("errors.collect{it.code+' '+it.pointer}", equalTo(List.of("MANDATORY /reason")));
        admin.put("/units/" + unit, Map.of("name", "Vår", "region", "01", "reason", "Avtal")).then().statusCode(200);
        skane.get("/units/" + unit).then().statusCode(404);
        stockholm.get("/units/" + unit).then().statusCode(200);
        for (var reader : List.of(Survey.ASSESSOR, Survey.STEERING)) {
            reader.get("/units/" + unit).then().statusCode(200);
            reader.put("/units/" + unit, Map.of("name", "V", "region", "01")).then().statusCode(403);
            reader.post("/unit-successions", Map.of()).then().statusCode(403);
        }
        Survey.OPERATOR.get("/units").then().statusCode(403);
        Survey.OPERATOR.get("/units/" + unit).then().statusCode(403);
        Survey.OPERATOR.get("/unit-successions").then().statusCode(403);
    }

    @Test
    void whatBecameOfWhatIsSeenFromBothSidesOverSeveralSteps() {
        for (var unit : List.of("lund", "malmo", "skane", "sus")) {
            skane.put("/units/" + tag + unit, Map.of("name", unit, "region", "12")).then().statusCode(201);
        }
        stockholm.put("/units/" + tag + "sthlm", Map.of("name", "sthlm", "region", "01")).then().statusCode(201);
        var merger = Map.of("kind", "MERGED", "from", List.of(tag + "malmo", tag + "lund"), "to", List.of(tag + "skane"),
                "effective", "2019-01-01", "reason", "Gemensam klinik");
        var id = skane.post("/unit-successions", merger).then().statusCode(201)
                .body("from", equalTo(List.of(tag + "lund", tag + "malmo"))).extract().<Integer>path("id");
        skane.post("/unit-successions", merger).then().statusCode(409);
        skane.post("/unit-successions", Map.of("kind", "RENAMED", "from", List.of(tag + "skane"),
                "to", List.of(tag + "sus"), "effective", "2021-01-01", "reason", "Nytt id")).then().statusCode(201);

        skane.get("/units/" + tag + "lund").then().body("successors.kind", equalTo(List.of("MERGED", "RENAMED")))
                .body("successors[1].to", equalTo(List.of(tag + "sus"))).body("predecessors", equalTo(List.of()));
        skane.get("/units/" + tag + "sus").then().body("predecessors.kind", equalTo(List.of("MERGED", "RENAMED")))
                .body("predecessors[0].from", equalTo(List.of(tag + "lund", tag + "malmo")));

        skane.post("/unit-successions", Map.of("kind", "SPLIT", "from", List.of(tag + "lund", tag + "malmo"),
                "to", List.of("no-such"), "effective", "some day")).then().statusCode(422)
                .body("errors.collect{it.code+' '+it.pointer}", hasItems("WRONG_NUMBER_OF_UNITS /from",
                        "WRONG_NUMBER_OF_UNITS /to", "UNKNOWN_UNIT /to", "INVALID_VALUE /effective", "MANDATORY /reason"));
        var across = Map.of("kind", "MERGED", "from", List.of(tag + "sus", tag + "sthlm"), "to", List.of(tag + "sus"),
                "effective", "2024-01-01", "reason", "Över länsgränsen");
        skane.post("/unit-successions", across).then().statusCode(403);
        admin.post("/unit-successions", across).then().statusCode(201);
        stockholm.get("/unit-successions?limit=1000").then().body("items.reason", hasItem("Över länsgränsen"))
                .body("items.from", not(hasItem(List.of(tag + "lund", tag + "malmo"))));
        skane.get("/unit-successions?limit=1000").then()
                .body("items.from", hasItem(List.of(tag + "lund", tag + "malmo")));

        stockholm.request().delete("/survey/v1/unit-successions/" + id + "?reason=fel").then().statusCode(403);
        skane.request().delete("/survey/v1/unit-successions/" + id).then().statusCode(422);
        skane.request().delete("/survey/v1/unit-successions/" + id + "?reason=fel").then().statusCode(204);
        skane.get("/units/" + tag + "lund").then().body("successors", equalTo(List.of()));
        skane.request().delete("/survey/v1/unit-successions/" + id + "?reason=fel").then().statusCode(404);
    }

    /** Who compares rounds follows units by what the events say of where they come from. */
    @Test
    void aRoundIsToldOfTheUnitsThatItsUnitsGoOnFrom() {
        for (var unit : List.of("lund", "malmo", "skane")) {
            skane.put("/units/" + tag + unit, Map.of("name", unit, "region", "12")).then().statusCode(201);
        }
        skane.post("/unit-successions", Map.of("kind", "MERGED", "from", List.of(tag + "malmo", tag + "lund"),
                "to", List.of(tag + "skane"), "effective", "2019-01-01", "reason", "Ihop")).then().statusCode(201);
        var published = Survey.draftRound();
        skane.put("/rounds/" + published + "/units/" + tag + "sus", Map.of("name", "sus", "region", "12"));
        List.of("OPEN", "CLOSED", "PUBLISHED").forEach(state -> admin.move(published, state).then().statusCode(200));
        var round = Survey.draftRound();
        skane.put("/rounds/" + round + "/units/" + tag + "sus", Map.of("name", "sus", "region", "12"));
        skane.put("/rounds/" + round + "/units/" + tag + "skane", Map.of("name", "skane", "region", "12"));
        var id = skane.post("/unit-successions", Map.of("kind", "RENAMED", "from", List.of(tag + "skane"),
                "to", List.of(tag + "sus"), "effective", "2021-01-01", "reason", "Nytt id")).then().statusCode(201)
                .extract().<Integer>path("id");
        skane.get("/rounds/" + round + "/units/" + tag + "sus").then().body("version", equalTo(2));
        skane.get("/rounds/" + published + "/units/" + tag + "sus").then().body("version", equalTo(1));
        skane.request().delete("/survey/v1/unit-successions/" + id + "?reason=fel").then().statusCode(204);
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertEquals(
                List.of("1 null", "2 [" + tag + "lund, " + tag + "malmo, " + tag + "skane]", "3 null"),
                continues(round + "/" + tag + "sus")));
        assertEquals(List.of("1 [" + tag + "lund, " + tag + "malmo]"), continues(round + "/" + tag + "skane"));
        assertEquals(List.of("1 null"), continues(published + "/" + tag + "sus"));
        admin.get("/units/" + tag + "sus/history?limit=2").then()
                .body("items.collect{it.reason}", equalTo(List.of("fel", "Nytt id")))
                .body("items.collect{it.changes}", equalTo(List.of(List.of(), List.of())));
    }

    private static List<String> continues(String key) {
        return Topic.records(key::equals).stream().map(message -> JsonPath.from(message.value()))
                .map(told -> told.get("version") + " " + told.get("continues")).toList();
    }

    @Test
    void aNewRoundTakesOverTheUnitsOfAnEarlierOneThatAreStillThere() {
        var earlier = Survey.draftRound();
        for (var unit : List.of("a", "b", "c")) {
            skane.put("/rounds/" + earlier + "/units/" + tag + unit, Map.of("name", unit, "region", "12"));
        }
        stockholm.put("/rounds/" + earlier + "/units/" + tag + "s", Map.of("name", "s", "region", "01"));
        skane.put("/units/" + tag + "ab", Map.of("name", "ab", "region", "12"));
        skane.put("/units/" + tag + "c", Map.of("name", "c, nytt namn", "region", "12"));
        skane.post("/unit-successions", Map.of("kind", "MERGED", "from", List.of(tag + "a", tag + "b"),
                "to", List.of(tag + "ab"), "effective", "2020-01-01", "reason", "Ihop")).then().statusCode(201);

        var next = Survey.draftRound();
        skane.post("/rounds/" + next + "/units", Map.of("fromRound", earlier)).then().statusCode(200)
                .body("rows.collect{it.unit+' '+it.action}", equalTo(List.of(tag + "c CREATED")))
                .body("leftOut.collect{it.unit+' '+it.kind+' '+it.to}", equalTo(List.of(
                        tag + "a MERGED [" + tag + "ab]", tag + "b MERGED [" + tag + "ab]")));
        skane.get("/rounds/" + next + "/units/" + tag + "c").then().body("name", equalTo("c, nytt namn"));
        admin.post("/rounds/" + next + "/units", Map.of("fromRound", earlier)).then().statusCode(200)
                .body("created", equalTo(1)).body("unchanged", equalTo(1));
        admin.post("/rounds/" + next + "/units", Map.of("fromRound", earlier, "units", List.of("a"))).then()
                .statusCode(422);
        admin.post("/rounds/" + next + "/units", Map.of()).then().statusCode(422);
        admin.post("/rounds/" + next + "/units", Map.of("fromRound", "unheard-of")).then().statusCode(404);
    }

    @Test
    void aUnitThatNoLongerTakesPartIsNotThereUntilItTakesPartAgain() {
        var round = Survey.openRound();
        var unit = tag + "-late";
        var path = "/rounds/" + round + "/units/" + unit;
        skane.put(path, Map.of("name", "L", "region", "12")).then().statusCode(201);
        skane.request().delete("/survey/v1" + path).then().statusCode(422)
                .body("errors.collect{it.code+' '+it.pointer}", equalTo(List.of("MANDATORY /reason")));
        stockholm.request().delete("/survey/v1" + path + "?reason=x").then().statusCode(404);
        skane.request().delete("/survey/v1" + path + "?reason=Ingen forskning").then().statusCode(204);

        skane.get(path).then().statusCode(404);
        skane.get(path + "/submissions").then().statusCode(404);
        skane.submit(round, unit, GoldenAnswers.full()).then().statusCode(404);
        skane.get("/rounds/" + round + "/units").then().body("total", equalTo(0));
        skane.get("/units/" + unit).then().body("rounds", equalTo(List.of()));
        skane.request().delete("/survey/v1" + path + "?reason=x").then().statusCode(404);

        skane.put(path, Map.of("name", "L", "region", "12")).then().statusCode(201).body("version", equalTo(3));
        skane.submit(round, unit, GoldenAnswers.full()).then().statusCode(201);
        skane.request().delete("/survey/v1" + path + "?reason=x").then().statusCode(409);
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertEquals(
                List.of("1 true", "2 false", "3 true"), Topic.records((round + "/" + unit)::equals).stream()
                        .map(message -> json(message.value())).filter(event -> event.has("takesPart"))
                        .map(event -> event.get("version") + " " + event.get("takesPart")).toList()));
    }

    @Test
    void whoRegistersAtTheSameTimeWaitsForTheOthers() throws Exception {
        var round = Survey.draftRound();
        try (var pool = Executors.newFixedThreadPool(8)) {
            var changes = new ArrayList<Future<Integer>>();
            for (int i = 0; i < 8; i++) {
                var change = Map.of("name", "Namn " + i, "region", "12");
                changes.add(pool.submit(() -> skane.put("/rounds/" + round + "/units/" + tag + "-one", change)
                        .statusCode()));
            }
            assertEquals(List.of(200, 200, 200, 200, 200, 200, 200, 201), sorted(changes));
        }
        skane.get("/units/" + tag + "-one/history?limit=100").then().body("total", equalTo(16));
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertEquals(
                List.of(1, 2, 3, 4, 5, 6, 7, 8), Topic.records((round + "/" + tag + "-one")::equals).stream()
                        .map(message -> json(message.value()).get("version").intValue()).toList()));
    }

    private static List<Integer> sorted(List<Future<Integer>> codes) throws Exception {
        var sorted = new ArrayList<Integer>();
        for (var code : codes) {
            sorted.add(code.get());
        }
        return sorted.stream().sorted().toList();
    }

    @Test
    void theUnitsOfAWholeRoundTakePartInOneRequestAndEachIsTold() {
        var round = Survey.draftRound();
        var units = IntStream.range(0, 300).mapToObj(i -> tag + "-" + i).toList();
        for (var unit : units.subList(0, 3)) {
            admin.put("/units/" + unit, Map.of("name", unit, "region", "12")).then().statusCode(201);
        }
        given("insert into unit (id, version, name, region, changed_at, changed_by) select '" + tag
                + "-' || n, 1, 'Enhet', '12', now(), 'test' from generate_series(3, 299) n");
        admin.post("/rounds/" + round + "/units", Map.of("units", units)).then().statusCode(200)
                .body("created", equalTo(300));
        admin.post("/rounds/" + round + "/units", Map.of("units", units)).then().statusCode(200)
                .body("unchanged", equalTo(300));
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() ->
                assertEquals(300, Topic.records(key -> key.startsWith(round + "/")).size()));
    }

    private void given(String sql) {
        try (var connection = dataSource.getConnection(); var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
