package se.usve.survey.followup;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.usve.survey.OnTheStack;
import se.usve.survey.Survey;
import se.usve.survey.Together;
import se.usve.survey.Topic;
import se.usve.survey.contract.FollowUpReported;

/** A region tells how the levels that its units miss are mended. */
@QuarkusTest
@OnTheStack
class FollowUpTest {

    private final Survey stockholm = Survey.region("01");
    private final Survey skane = Survey.region("12");
    private String round;

    @BeforeEach
    void aClosedRoundWithUnitsOfTwoRegions() {
        round = Survey.openRound();
        for (var unit : List.of("lund", "malmo")) {
            skane.put("/rounds/" + round + "/units/" + unit, Map.of("name", unit, "region", "12")).then().statusCode(201);
        }
        Survey.ADMIN.move(round, "CLOSED").then().statusCode(200);
    }

    @Test
    void whatIsToldIsStoredWithItsHistoryAndToldOn() {
        report(skane, plan("lund", 18), plan("malmo", 18), plan("lund", 3)).then().statusCode(201)
                .body("followUps.collect{it.unit+' '+it.level+' '+it.version}",
                        equalTo(List.of("lund 18 1", "malmo 18 1", "lund 3 2")));
        Survey.ADMIN.move(round, "PUBLISHED").then().statusCode(200);
        var hash = report(skane, mended("lund", 18)).then().statusCode(201)
                .body("followUps[0].version", equalTo(3)).extract().<String>path("followUps[0].sha256");

        skane.get(followUps()).then().statusCode(200).body("total", equalTo(3))
                .body("items.collect{it.unit+' '+it.level+' '+it.version+' '+it.status}",
                        equalTo(List.of("lund 3 2 PLANNED", "lund 18 3 MENDED", "malmo 18 1 PLANNED")));
        skane.get(followUps() + "?level=18&status=MENDED").then().body("items.unit", equalTo(List.of("lund")));
        skane.get(followUps() + "?unit=malmo").then().body("items.level", equalTo(List.of(18)))
                .body("items[0]", not(hasKey("evidence")));
        skane.get("/rounds/" + round + "/units/lund/follow-ups/18/history").then().statusCode(200)
                .body("items.version", equalTo(List.of(3, 1))).body("items[0].evidence", equalTo("Protokoll § 7"))
                .body("items[0].reportedBy", equalTo("region-12"));

        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertEquals(
                List.of("18 1 PLANNED", "3 2 PLANNED", "18 3 MENDED"), told(round + "/lund").stream()
                        .map(told -> told.level() + " " + told.version() + " " + told.status()).toList()));
        var event = told(round + "/lund").getLast();
        assertEquals(new FollowUpReported(round, "lund", 18, 3, "12", "Åtgärd", "Chefen", LocalDate.of(2024, 5, 31),
                FollowUpReported.Status.MENDED, LocalDate.of(2024, 4, 19), "Protokoll § 7", event.reportedAt()), event);
        Survey.ADMIN.get("/audit?round=" + round + "&unit=lund&limit=1000").then().statusCode(200)
                .body("items.findAll{it.action=='follow-up.reported'}.size()", equalTo(3))
                .body("items.findAll{it.action=='follow-up.reported'}.collect{it.afterHash}.contains('" + hash + "')",
                        equalTo(true));
    }

    @Test
    void allOfARequestIsStoredOrNothingAndEveryErrorIsTold() {
        var wrong = new HashMap<>(plan("malmo", 4));
        wrong.remove("measure");
        report(skane, plan("lund", 1), plan("no-such", 1), wrong).then().statusCode(422)
                .body("errors.collect{it.pointer+' '+it.code}", equalTo(List.of(
                        "/followUps/2/measure MANDATORY", "/followUps/1/unit UNKNOWN_UNIT")));
        skane.get(followUps()).then().body("total", equalTo(0));
        skane.get(followUps() + "?level=100&status=DONE").then().statusCode(400)
                .body("errors.pointer", equalTo(List.of("/level", "/status")));
    }

    @Test
    void aRoundThatStillCollectsTakesNone() {
        var open = Survey.openRound();
        stockholm.post("/rounds/" + open + "/follow-ups", Map.of("followUps", List.of(plan("u1", 1)))).then()
                .statusCode(409);
        stockholm.post("/rounds/unheard-of/follow-ups", Map.of("followUps", List.of(plan("u1", 1)))).then()
                .statusCode(404);
    }

    @Test
    void theSameRequestUnderItsKeyIsAnsweredAsBefore() throws Exception {
        Callable<List<Integer>> request = () -> keyed(stockholm, plan("u1", 5)).then().statusCode(201).extract()
                .path("followUps.version");
        assertEquals(Set.of(List.of(1)), new HashSet<>(Together.times(6, request)));
        keyed(stockholm, plan("u1", 6)).then().statusCode(422)
                .body("errors.code", equalTo(List.of("IDEMPOTENCY_KEY_REUSED")));
        keyed(skane, plan("lund", 6)).then().statusCode(201);
        stockholm.get(followUps()).then().body("total", equalTo(1));
    }

    /** A file says the same as JSON, in Swedish as a region's spreadsheet has it; what is wrong is told by row and column. */
    @Test
    void aFileIsReadAsTheSameRequest() {
        file("""
                enhet;nivå;åtgärd;ansvarig;senast;status;klart;underlag
                lund;18;Åtgärd;Chefen;2024-05-31;planerad;;
                malmo;3;Åtgärd;Chefen;2024-05-31;Åtgärdad;2024-04-19;Protokoll § 7
                """).then().statusCode(201).body("followUps.collect{it.unit+' '+it.level+' '+it.version}",
                        equalTo(List.of("lund 18 1", "malmo 3 1")));
        skane.get(followUps() + "?unit=malmo").then().body("items[0].evidence", equalTo("Protokoll § 7"))
                .body("items[0].status", equalTo("MENDED")).body("items[0].mendedOn", equalTo("2024-04-19"));
        file("""
                enhet;nivå;åtgärd;ansvarig;senast;status;klart;underlag
                lund;arton;Åtgärd;Chefen;31 maj;pågår;;
                okänd;1;Åtgärd;;2024-05-31;klar;;Protokoll
                """).then().statusCode(422).body("errors.collect{it.pointer+' '+it.code}", equalTo(List.of(
                        "/rows/2/level INVALID_VALUE", "/rows/2/due INVALID_VALUE",
                        "/rows/3/unit INVALID_VALUE", "/rows/3/responsible MANDATORY", "/rows/3/mendedOn MANDATORY")));
        file("enhet;nivå;pris\nlund;1;2\n").then().statusCode(422).body("errors.code", equalTo(List.of("UNKNOWN_COLUMN")));
        skane.get(followUps()).then().body("total", equalTo(2));
    }

    private Response file(String csv) {
        return skane.request().contentType("text/csv; charset=UTF-8").body(csv.getBytes(StandardCharsets.UTF_8))
                .post("/survey/v1" + followUps() + "/imports");
    }

    /** Versions of a unit count 1, 2, … without a gap, and are told in that order, whoever is first. */
    @Test
    void manyWhoTellOfTheSameUnitsAtOnceAreCountedOneByOne() throws Exception {
        var requests = new ArrayList<Callable<Integer>>();
        for (int i = 1; i <= 8; i++) {
            var level = i;
            requests.add(() -> report(skane, level % 2 == 0
                    ? List.of(plan("lund", level), plan("malmo", level))
                    : List.of(plan("malmo", level), plan("lund", level))).statusCode());
        }
        assertEquals(Set.of(201), new HashSet<>(Together.all(requests)));
        for (var unit : List.of("lund", "malmo")) {
            await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertEquals(
                    LongStream.rangeClosed(1, 8).boxed().toList(),
                    told(round + "/" + unit).stream().map(FollowUpReported::version).toList()));
            var times = told(round + "/" + unit).stream().map(FollowUpReported::reportedAt).toList();
            assertEquals(times.stream().sorted().toList(), times);
        }
    }

    @Test
    void aRegionTellsOfAndSeesItsOwnUnits() {
        report(skane, plan("lund", 1)).then().statusCode(201);
        report(stockholm, plan("u1", 1), plan("lund", 2)).then().statusCode(403).body("errors", nullValue());
        stockholm.get(followUps()).then().statusCode(200).body("total", equalTo(0));
        stockholm.get(followUps() + "?region=12").then().statusCode(403);
        var history = "/rounds/" + round + "/units/lund/follow-ups/1/history";
        stockholm.get(history).then().statusCode(404);
        for (var reader : List.of(Survey.STEERING, Survey.ASSESSOR)) {
            reader.get(followUps() + "?region=12").then().statusCode(200).body("items.region", everyItem(equalTo("12")))
                    .body("total", equalTo(1));
            reader.get(history).then().statusCode(200).body("total", equalTo(1));
            report(reader, plan("lund", 1)).then().statusCode(403);
        }
        Survey.OPERATOR.get(followUps()).then().statusCode(403);
        Survey.OPERATOR.get(history).then().statusCode(403);
        report(Survey.ADMIN, plan("lund", 1), plan("u1", 1)).then().statusCode(201)
                .body("followUps.version", equalTo(List.of(2, 1)));
    }

    @SafeVarargs
    private Response report(Survey who, Map<String, Object>... plans) {
        return report(who, List.of(plans));
    }

    private Response report(Survey who, List<Map<String, Object>> plans) {
        return who.post(followUps(), Map.of("followUps", plans));
    }

    private Response keyed(Survey who, Map<String, Object> plan) {
        return who.request().header("Idempotency-Key", "k1").body(Map.of("followUps", List.of(plan)))
                .post("/survey/v1" + followUps());
    }

    private String followUps() {
        return "/rounds/" + round + "/follow-ups";
    }

    private static Map<String, Object> plan(String unit, int level) {
        return Map.of("unit", unit, "level", level, "measure", "Åtgärd", "responsible", "Chefen", "due", "2024-05-31",
                "status", "PLANNED");
    }

    private static Map<String, Object> mended(String unit, int level) {
        var plan = new HashMap<>(plan(unit, level));
        plan.putAll(Map.of("status", "MENDED", "mendedOn", "2024-04-19", "evidence", "Protokoll § 7"));
        return plan;
    }

    private static List<FollowUpReported> told(String key) {
        return Topic.records(key::equals).stream()
                .filter(message -> Topic.header(message, "ce_type").equals(FollowUpReported.TYPE))
                .map(message -> {
                    try {
                        return new ObjectMapper().findAndRegisterModules()
                                .readValue(message.value(), FollowUpReported.class);
                    } catch (JsonProcessingException e) {
                        throw new AssertionError(e);
                    }
                }).toList();
    }
}
