package se.usve.survey.round;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.usve.survey.GoldenAnswers;
import se.usve.survey.OnTheStack;
import se.usve.survey.Survey;
import se.usve.survey.Topic;

/** A region's own round, such as a yearly self-check: the region runs it, and nobody else but ADMIN knows of it. */
@QuarkusTest
@OnTheStack
class OwnRoundTest {

    private final Survey uppsala = Survey.region("03");
    private final Survey skane = Survey.region("12");
    private String round;
    private String unit;

    @BeforeEach
    void anOwnRound() {
        var tag = UUID.randomUUID().toString().substring(0, 8);
        round = "03-sjalvkoll-" + tag;
        unit = "ogon-" + tag;
        uppsala.put("/rounds/" + round, owned("03")).then().statusCode(201).body("owner", equalTo("03"));
    }

    @Test
    void theRegionRunsItFromBeginningToEnd() {
        uppsala.put("/rounds/" + round + "/units/" + unit, Map.of("name", "Ögon", "region", "03")).then().statusCode(201);
        uppsala.put("/rounds/" + round, owned("03")).then().statusCode(200).body("version", equalTo(1));
        uppsala.put("/rounds/" + round, Survey.definition()).then().statusCode(200).body("owner", equalTo("03"));
        uppsala.move(round, "OPEN").then().statusCode(200);
        uppsala.submit(round, unit, GoldenAnswers.full()).then().statusCode(201);
        uppsala.move(round, "CLOSED").then().statusCode(200);
        uppsala.post("/rounds/" + round + "/late-windows", Map.of("region", "12", "until", "2999-01-01", "reason", "x"))
                .then().statusCode(422).body("errors.code", equalTo(List.of("NOT_THE_OWNERS")));
        var id = uppsala.post("/rounds/" + round + "/late-windows", Map.of("until", "2999-01-01", "reason", "x")).then()
                .statusCode(201).extract().<Integer>path("id");
        uppsala.submit(round, unit, GoldenAnswers.full()).then().statusCode(201);
        uppsala.request().delete("/survey/v1/rounds/" + round + "/late-windows/" + id + "?reason=y").then().statusCode(204);
        uppsala.move(round, "PUBLISHED").then().statusCode(200).body("state", equalTo("PUBLISHED"));
        uppsala.get("/audit?round=" + round + "&limit=100").then().body("items.action", hasItems("round.created",
                "round.moved", "participation.registered", "submission.received", "late-window.granted",
                "late-window.ended"));
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertTrue(Topic.records(round::equals).stream()
                .anyMatch(message -> message.value().contains("\"owner\":\"03\"")
                        && message.value().contains("PUBLISHED"))));
    }

    @Test
    void nobodyElseKnowsOfIt() {
        uppsala.put("/rounds/" + round + "/units/" + unit, Map.of("name", "Ögon", "region", "03")).then().statusCode(201);
        for (var other : List.of(skane, Survey.ASSESSOR, Survey.STEERING, Survey.OPERATOR)) {
            other.get("/rounds?limit=1000").then().statusCode(200).body("items.round", not(hasItem(round)));
            for (var path : List.of("", "/questionnaire", "/questionnaire/schema")) {
                other.get("/rounds/" + round + path).then().statusCode(404);
            }
        }
        for (var other : List.of(skane, Survey.ASSESSOR, Survey.STEERING)) {
            other.get("/rounds/" + round + "/units").then().statusCode(404);
            other.get("/rounds/" + round + "/units/" + unit).then().statusCode(404);
        }
        for (var other : List.of(Survey.ASSESSOR, Survey.STEERING)) {
            other.get("/units/" + unit).then().statusCode(200).body("rounds", equalTo(List.of()));
            other.get("/units/" + unit + "/history").then().statusCode(200).body("total", equalTo(1));
        }
        skane.get("/rounds/" + round + "/late-windows").then().statusCode(404);
        skane.move(round, "OPEN").then().statusCode(404);
        skane.post("/rounds/" + round + "/units", Map.of("units", List.of(unit))).then().statusCode(404);
        skane.get("/audit?round=" + round).then().body("total", equalTo(0));
        for (var knows : List.of(uppsala, Survey.ADMIN)) {
            knows.get("/rounds?limit=1000").then().body("items.round", hasItem(round));
            knows.get("/rounds/" + round).then().statusCode(200).body("owner", equalTo("03"))
                    .body("now.units", equalTo(1)).body("now.next", equalTo(List.of("OPEN")));
            knows.get("/units/" + unit).then().body("rounds.round", equalTo(List.of(round)));
        }
    }

    @Test
    void theOwnerIsTheCallersStandsInTheIdAndNeverChanges() {
        uppsala.put("/rounds/12-" + unit, owned("12")).then().statusCode(403);
        uppsala.put("/rounds/03-" + unit, Survey.definition()).then().statusCode(403);
        uppsala.put("/rounds/" + unit, owned("03")).then().statusCode(422)
                .body("errors.collect{it.code+' '+it.pointer}", equalTo(List.of("NOT_THE_OWNERS_ID /round")));
        uppsala.put("/rounds/03-" + unit, owned("99")).then().statusCode(422);
        skane.put("/rounds/" + round, owned("03")).then().statusCode(403);
        Survey.STEERING.put("/rounds/" + round, owned("03")).then().statusCode(403);
        var national = Survey.draftRound();
        uppsala.put("/rounds/" + national, Survey.definition()).then().statusCode(403);
        uppsala.move(national, "OPEN").then().statusCode(403);
        Survey.ADMIN.put("/rounds/03-" + unit, Survey.definition()).then().statusCode(201);
        Survey.ADMIN.put("/rounds/03-" + unit, owned("03")).then().statusCode(409);
    }

    @Test
    void onlyTheOwnersUnitsTakePart() {
        Survey.ADMIN.put("/rounds/" + round + "/units/" + unit, Map.of("name", "Lund", "region", "12")).then()
                .statusCode(422).body("errors.collect{it.code+' '+it.pointer}", equalTo(List.of("NOT_THE_OWNERS /region")));
        Survey.ADMIN.put("/units/" + unit, Map.of("name", "Lund", "region", "12")).then().statusCode(201);
        Survey.ADMIN.post("/rounds/" + round + "/units", Map.of("units", List.of(unit))).then().statusCode(422)
                .body("errors.collect{it.code+' '+it.pointer}", equalTo(List.of("NOT_THE_OWNERS /units/0")));
        var all = Survey.draftRound();
        Survey.ADMIN.post("/rounds/" + all + "/units", Map.of("units", List.of(unit))).then().statusCode(200);
        uppsala.put("/rounds/" + all + "/units/u-" + unit, Map.of("name", "Uppsala", "region", "03")).then().statusCode(201);
        Survey.ADMIN.post("/rounds/" + round + "/units", Map.of("fromRound", all)).then().statusCode(200)
                .body("rows.unit", equalTo(List.of("u-" + unit)));
    }

    private static Map<String, Object> owned(String owner) {
        var definition = new HashMap<>(Survey.definition());
        definition.put("owner", owner);
        return definition;
    }
}
