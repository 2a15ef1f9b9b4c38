package se.usve.survey;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who may see and do what, for which region. */
@QuarkusTest
@OnTheStack
class AccessTest {

    private final Survey stockholm = Survey.region("01");
    private final Survey skane = Survey.region("12");
    private String round;
    private String units;

    @BeforeEach
    void aRoundWithUnitsOfTwoRegions() {
        round = Survey.openRound();
        units = "/rounds/" + round + "/units";
        skane.put(units + "/lund", Map.of("name", "Lund", "region", "12")).then().statusCode(201);
        skane.submit(round, "lund", GoldenAnswers.full()).then().statusCode(201);
    }

    @Test
    void aRegionNeitherSeesNorTouchesAnotherRegionsUnit() {
        stockholm.get(units + "/lund").then().statusCode(404);
        stockholm.get(units + "/lund/submissions").then().statusCode(404);
        stockholm.get(units + "/lund/submissions/1").then().statusCode(404);
        stockholm.get(units + "/lund/submissions/1/changes").then().statusCode(404);
        stockholm.submit(round, "lund", GoldenAnswers.full()).then().statusCode(404);
        stockholm.put(units + "/lund", Map.of("name", "Vår", "region", "12")).then().statusCode(403);
        stockholm.put(units + "/lund", Map.of("name", "Vår", "region", "01")).then().statusCode(403);
        stockholm.put(units + "/new", Map.of("name", "Er", "region", "12")).then().statusCode(403);
        stockholm.put(units + "/u1", Map.of("name", "Er", "region", "12")).then().statusCode(403);

        skane.get(units + "/lund").then().statusCode(200).body("name", equalTo("Lund")).body("version", equalTo(1));
        skane.get(units + "/lund/submissions").then().statusCode(200).body("total", equalTo(1));
    }

    @Test
    void aTokenThatWasJustGoodIsGoodInNoOtherForm() {
        var token = Survey.STEERING.token();
        Survey.STEERING.get(units).then().statusCode(200);
        Survey.STEERING.get(units).then().statusCode(200);
        var signature = token.lastIndexOf('.') + 1;
        for (var other : List.of(token.substring(0, signature) + (token.charAt(signature) == 'A' ? 'B' : 'A')
                + token.substring(signature + 1), token.substring(0, signature), token.substring(0, token.length() - 4))) {
            new Survey(other).get(units).then().statusCode(401);
        }
        Survey.STEERING.get(units).then().statusCode(200);
    }

    @Test
    void aRegionsListHoldsItsOwnUnits() {
        stockholm.get(units).then().statusCode(200).body("items.unit", equalTo(List.of("u1")));
        stockholm.get(units + "?region=01").then().statusCode(200).body("items.unit", equalTo(List.of("u1")));
        stockholm.get(units + "?region=12").then().statusCode(403);
        for (var sees : List.of(Survey.ADMIN, Survey.ASSESSOR, Survey.STEERING)) {
            sees.get(units).then().statusCode(200).body("items.unit", equalTo(List.of("lund", "u1")));
            sees.get(units + "?region=12").then().statusCode(200).body("items.unit", equalTo(List.of("lund")));
            sees.get(units + "?limit=1&page=2").then().statusCode(200).body("items.unit", equalTo(List.of("u1")))
                    .body("total", equalTo(2)).body("page", equalTo(2)).body("limit", equalTo(1));
        }
        Survey.ADMIN.get(units + "?region=02").then().statusCode(400);
        Survey.ADMIN.get("/rounds/unheard-of/units").then().statusCode(404);
    }

    @Test
    void whoReadsEverythingChangesNothing() {
        for (var reader : List.of(Survey.ASSESSOR, Survey.STEERING)) {
            reader.get(units + "/lund/submissions/1").then().statusCode(200);
            reader.get(units + "/lund/submissions/1/changes").then().statusCode(200);
            reader.submit(round, "lund", GoldenAnswers.full()).then().statusCode(403);
            reader.put(units + "/lund", Map.of("name", "Lund", "region", "12")).then().statusCode(403);
            reader.put("/rounds/" + round, Survey.definition()).then().statusCode(403);
            reader.move(round, "CLOSED").then().statusCode(403);
        }
    }

    @Test
    void aRegionDoesNotRunRounds() {
        stockholm.put("/rounds/own", Survey.definition()).then().statusCode(403);
        stockholm.move(round, "CLOSED").then().statusCode(403);
        stockholm.get("/rounds/" + round).then().statusCode(200);
        stockholm.get("/rounds/" + round + "/questionnaire/schema").then().statusCode(200)
                .body("properties.staff.title",
                        equalTo("Report the number of clinically active staff at the unit on 31 December 2021, "
                                + "by profession and sex"));
    }

    @Test
    void anOperatorSeesNoAnswersAndWithoutATokenNothingIsSeen() {
        for (var path : List.of(units, units + "/lund", units + "/lund/submissions", units + "/lund/submissions/1",
                units + "/lund/submissions/1/changes")) {
            Survey.OPERATOR.get(path).then().statusCode(403);
            given().get("/survey/v1" + path).then().statusCode(401);
        }
        for (var path : List.of("/rounds", "/rounds/" + round, "/rounds/" + round + "/questionnaire",
                "/rounds/" + round + "/questionnaire/schema")) {
            given().get("/survey/v1" + path).then().statusCode(401);
        }
        given().contentType("application/json").body("{}").post("/survey/v1" + units + "/lund/submissions").then()
                .statusCode(401);
    }

    @Test
    void questionnaireAndRuleSetAreFixedOnceTheRoundIsOpen() {
        var other = Map.of("questionnaire", "2018-2021", "ruleSet", "another",
                "collection", Map.of("opens", "2022-02-15", "closes", "2022-06-28"),
                "period", Map.of("from", "2018-01-01", "to", "2021-12-31"));
        Survey.ADMIN.put("/rounds/" + round, other).then().statusCode(409);
        var draft = Survey.draftRound();
        Survey.ADMIN.put("/rounds/" + draft, other).then().statusCode(200).body("version", equalTo(2))
                .body("ruleSet", equalTo("another"));
        var longer = Map.of("questionnaire", "2018-2021", "ruleSet", "2018-2021",
                "collection", Map.of("opens", "2022-02-15", "closes", "2022-07-31"),
                "period", Map.of("from", "2018-01-01", "to", "2021-12-31"));
        Survey.ADMIN.put("/rounds/" + round, longer).then().statusCode(200)
                .body("collection.closes", equalTo("2022-07-31")).body("state", equalTo("OPEN"));
    }
}
