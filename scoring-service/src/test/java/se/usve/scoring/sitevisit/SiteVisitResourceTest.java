package se.usve.scoring.sitevisit;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.usve.scoring.AnswersOfAUnit;
import se.usve.scoring.ComponentTest;
import se.usve.scoring.SurveyTopic;
import se.usve.survey.contract.RoundChanged;
import se.usve.survey.contract.SurveyEvent;
import se.usve.survey.contract.UnitRegistered;

/** One unit for each region and specialty is visited, by a draw that anybody can repeat. */
@QuarkusTest
class SiteVisitResourceTest extends ComponentTest {

    private String path;

    private UnitRegistered unit(String unit, String region, String specialty, boolean takesPart) {
        var plain = SurveyTopic.unit(round, unit, 1, region, takesPart);
        return new UnitRegistered(round, unit, 1, plain.name(), region, specialty, null, null, null, null, null, takesPart,
                plain.changedAt());
    }

    /** Ortopedi: five units in 12 of which one never answered and one left, one in 14. Neurologi: one in 14. None in 24. */
    @BeforeEach
    void units() {
        path = "/scoring/v1/rounds/" + round + "/site-visits";
        var events = new ArrayList<SurveyEvent>();
        for (var name : List.of("o1", "o2", "o3", "silent", "left")) {
            events.add(unit(name, "12", name.equals("o3") ? "ORTOPEDI" : "Ortopedi", !name.equals("left")));
        }
        events.add(unit("göteborg", "14", "Ortopedi", true));
        events.add(unit("n1", "14", "Neurologi", true));
        events.add(unit("umeå", "24", null, true));
        for (var name : List.of("o1", "o2", "o3", "left")) {
            events.add(SurveyTopic.submission(round, name, 1, "12", AnswersOfAUnit.meetingAll()));
        }
        for (var name : List.of("göteborg", "n1")) {
            events.add(SurveyTopic.submission(round, name, 1, "14", AnswersOfAUnit.meetingAll()));
        }
        events.add(SurveyTopic.submission(round, "umeå", 1, "24", AnswersOfAUnit.meetingAll()));
        survey.send(events);
        List.of("o1", "o2", "o3", "göteborg", "n1", "umeå").forEach(name -> awaitResult(round, name, 1));
        await(() -> as(ADMIN).get(unitPath("left") + "/overrides").statusCode() == 404);
    }

    private JsonPath select(Map<String, Object> wanted) {
        return as(ADMIN).body(wanted).post(path).then().statusCode(201).extract().jsonPath();
    }

    /** The tool of any system, which knows nothing of this service. */
    private static String sha256sum(String text) throws IOException {
        var process = new ProcessBuilder("sha256sum").start();
        try (var in = process.getOutputStream()) {
            in.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).substring(0, 64);
    }

    @Test
    void oneUnitOfEachRegionInEachSpecialtyIsChosenByTheLeastSha256() throws IOException {
        var made = select(Map.of("seed", "lottning åttio", "specialties", List.of("Ortopedi", "Neurologi"),
                "reason", "Styrgruppens förslag"));
        assertEquals("lottning åttio", made.getString("seed"));
        assertEquals(false, made.getBoolean("seedGenerated"));
        assertEquals(List.of("Ortopedi", "Ortopedi", "Ortopedi", "Neurologi", "Neurologi", "Neurologi"),
                made.getList("groups.specialty"));
        assertEquals(List.of("12", "14", "24", "12", "14", "24"), made.getList("groups.region"));
        assertEquals(List.of(3, 1, 0, 0, 1, 0), made.getList("groups.collect { it.candidates.size() }"));
        assertEquals(List.of("göteborg", "n1"), made.getList("groups.findAll { it.candidates.size() == 1 }.chosen"));
        var lots = new ArrayList<Map.Entry<String, String>>();
        for (var unit : List.of("o1", "o2", "o3")) {
            lots.add(Map.entry(sha256sum("lottning åttio/" + unit), unit));
        }
        lots.sort(Map.Entry.comparingByKey(Comparator.naturalOrder()));
        assertEquals(lots.getFirst().getValue(), made.getString("groups[0].chosen"));
        assertEquals(lots.stream().map(Map.Entry::getKey).toList(), made.getList("groups[0].candidates.sha256"));
        assertEquals(lots.stream().map(Map.Entry::getValue).toList(), made.getList("groups[0].candidates.unit"));
        assertEquals(sha256sum("lottning åttio/göteborg"), made.getString("groups[1].candidates[0].sha256"));

        var kept = as(STEERING).get(path + "/" + made.getString("id")).then().statusCode(200)
                .body("reason", equalTo("Styrgruppens förslag")).body("groups[2].chosen", nullValue())
                .body("groups[2].candidates", empty()).extract().jsonPath();
        assertEquals(made.<Object>get(""), kept.<Object>get(""));
    }

    @Test
    void theSameSeedChoosesTheSameAndEverySelectionStays() {
        var first = select(Map.of("seed", "1", "specialties", List.of("ortopedi")));
        var second = select(Map.of("seed", "1", "specialties", List.of("Ortopedi ")));
        assertEquals(first.getList("groups.chosen"), second.getList("groups.chosen"));
        assertNotEquals(first.getString("id"), second.getString("id"));
        var chosen = new HashSet<String>();
        for (int seed = 0; seed < 20; seed++) {
            chosen.add(select(Map.of("seed", "seed " + seed, "specialties", List.of("Ortopedi"))).getString("groups[0].chosen"));
        }
        assertEquals(3, chosen.size(), "chance decides");
        as("ASSESSOR", "03").get(path + "?limit=2").then().statusCode(200).body("total", equalTo(22)).body("items", hasSize(2))
                .body("items.seed", contains("seed 19", "seed 18"));
        for (var method : List.of("PUT", "DELETE", "PATCH")) {
            as(ADMIN).body("{}").request(method, path + "/" + first.getString("id")).then().statusCode(405);
        }
    }

    @Test
    void withoutASeedTheServiceMakesOne() {
        var one = select(Map.of("specialties", List.of("Neurologi")));
        var other = select(Map.of("specialties", List.of("Neurologi")));
        assertTrue(one.getString("seed").matches("[0-9a-f]{32}"), one.getString("seed"));
        assertNotEquals(one.getString("seed"), other.getString("seed"));
        assertTrue(one.getBoolean("seedGenerated"));
    }

    @Test
    void everyErrorIsToldAtOnce() {
        as(ADMIN).body(Map.of("specialties", List.of(), "seed", "x".repeat(101), "mer", 1)).post(path).then().statusCode(422)
                .body("errors.pointer", contains("/specialties", "/seed", "/mer"));
        as(ADMIN).body(Map.of("specialties", List.of("Neurologi", "neurologi"))).post(path).then().statusCode(422);
        as(ADMIN).body(Map.of("specialties", List.of("Neurologi", "Ortoped", "Akutsjukvård"))).post(path).then()
                .statusCode(422).body("errors.pointer", contains("/specialties/1", "/specialties/2"))
                .body("errors[0].code", equalTo("UNKNOWN_SPECIALTY"));
        survey.send(SurveyTopic.withdrawal(round, "n1", 2, "14"));
        await(() -> as(ADMIN).get(unitPath("n1") + "/result").statusCode() == 404);
        as(ADMIN).body(Map.of("specialties", List.of("Neurologi"))).post(path).then().statusCode(409)
                .body("type", equalTo("urn:usve:problem:no-candidates"));
        as(ADMIN).get(path).then().body("total", equalTo(0));
        as(ADMIN).get(path + "/" + UUID.randomUUID()).then().statusCode(404)
                .body("detail", matchesPattern(".*" + round + ".*"));
    }

    @Test
    void onlyAnAdministratorSelectsAndNoRegionSees() {
        var body = Map.of("specialties", List.of("Neurologi"));
        given().contentType("application/json").body(body).post(path).then().statusCode(401);
        for (var other : List.of(as(STEERING), as("ASSESSOR", "03"), as("REGION", "14"), as("OPERATOR"))) {
            other.body(body).post(path).then().statusCode(403);
        }
        as("REGION", "14").get(path).then().statusCode(403);
        round = "03-" + UUID.randomUUID().toString().substring(0, 8);
        survey.send(SurveyTopic.round(round, 1, RoundChanged.State.OPEN, "03"));
        await(() -> as(ADMIN).get("/scoring/v1/rounds/" + round + "/rule-set").statusCode() == 200);
        as(STEERING).get("/scoring/v1/rounds/" + round + "/site-visits").then().statusCode(404);
        as("ASSESSOR", "03").get("/scoring/v1/rounds/" + round + "/site-visits").then().statusCode(404);
        as(ADMIN).get("/scoring/v1/rounds/" + round + "/site-visits").then().statusCode(200);
    }
}
