package se.usve.survey.completeness;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.usve.survey.GoldenAnswers;
import se.usve.survey.OnTheStack;
import se.usve.survey.Survey;

/** How far a round has come, as those who answer for it see it. */
@QuarkusTest
@OnTheStack
class CompletenessTest {

    private final Survey stockholm = Survey.region("01");
    private final Survey skane = Survey.region("12");
    @Inject
    DataSource dataSource;
    private String round;
    private String completeness;

    /** The last day of the collection is 2022-06-28. */
    @BeforeEach
    void aRoundWithUnitsOfTwoRegions() {
        round = Survey.openRound();
        completeness = "/rounds/" + round + "/completeness";
        unit("u2", "Hjärta", "01");
        unit("u3", "Hud", "01");
        unit("lund", "Öron, näsa och hals; Lund", "12");
    }

    @Test
    void anAnswerIsInTimeToTheLastSecondOfTheLastDayInSweden() throws SQLException {
        answered("u1", 1, "2022-06-28T21:59:59.999Z");
        answered("u2", 1, "2022-06-28T22:00:00Z");
        Survey.STEERING.get(completeness).then().statusCode(200)
                .body("round", equalTo(round)).body("state", equalTo("OPEN"))
                .body("collection.opens", equalTo("2022-02-15")).body("collection.closes", equalTo("2022-06-28"))
                .body("groups.code", contains("01", "12", "SE"))
                .body("groups[0].name", equalTo("Region Stockholm"))
                .body("groups[0].expected", equalTo(3)).body("groups[0].answered", equalTo(2))
                .body("groups[0].onTime", equalTo(1)).body("groups[0].late", equalTo(1))
                .body("groups[0].share", equalTo(2 / 3f))
                .body("groups[0].missing", equalTo(List.of(Map.of("unit", "u3", "name", "Hud", "draft", false))))
                .body("groups[1].answered", equalTo(0)).body("groups[1].missing.unit", contains("lund"))
                .body("groups[2].expected", equalTo(4)).body("groups[2].answered", equalTo(2))
                .body("groups[2].share", equalTo(0.5f)).body("groups[2].missing", nullValue());
    }

    @Test
    void aCorrectionKeepsTheUnitInTimeAndAWithdrawalMakesItMissingUntilItAnswersAgain() throws SQLException {
        answered("u1", 1, "2022-06-01T10:00:00Z");
        answered("u1", 2, "2022-07-01T10:00:00Z");
        Survey.ADMIN.get(completeness).then().body("groups[0].onTime", equalTo(1)).body("groups[0].late", equalTo(0));
        assertTrue(lineOf("u1").endsWith("ANSWERED_ON_TIME,2022-06-01T10:00:00Z,2022-07-01T10:00:00Z,2"), lineOf("u1"));

        withdrawn("u1", 3);
        Survey.ADMIN.get(completeness).then().body("groups[0].answered", equalTo(0))
                .body("groups[0].missing.unit", contains("u1", "u2", "u3"));
        assertTrue(lineOf("u1").endsWith("MISSING,,,3"), lineOf("u1"));

        answered("u1", 4, "2022-07-02T10:00:00Z");
        Survey.ADMIN.get(completeness).then().body("groups[0].onTime", equalTo(0)).body("groups[0].late", equalTo(1));
    }

    @Test
    void aDraftIsNoAnswerAndADraftOfACorrectionKeepsTheAnswer() throws SQLException {
        answered("u1", 1, "2022-06-01T10:00:00Z");
        for (var unit : List.of("u1", "u2")) {
            Survey.ADMIN.put("/rounds/" + round + "/units/" + unit + "/draft",
                    Map.of("answers", Map.of("3", "WHOLE_PERIOD"))).then().statusCode(201);
        }
        stockholm.get(completeness).then().body("groups[0].answered", equalTo(1)).body("groups[0].drafts", equalTo(1))
                .body("groups[0].missing.unit", contains("u2", "u3")).body("groups[0].missing.draft", contains(true, false))
                .body("groups[1].code", equalTo("SE")).body("groups[1].drafts", equalTo(1));
        assertTrue(lineOf("u2").endsWith("DRAFT,,,0"), lineOf("u2"));
        assertTrue(lineOf("u1").contains("ANSWERED_ON_TIME"), lineOf("u1"));
    }

    @Test
    void aRegionSeesItsOwnUnitsAndTheCountsOfAll() {
        skane.get(completeness).then().statusCode(200).body("groups.code", contains("12", "SE"))
                .body("groups[0].missing.unit", contains("lund")).body("groups[1].expected", equalTo(4));
        skane.get(completeness + "?region=12").then().statusCode(200).body("groups.code", contains("12", "SE"));
        skane.get(completeness + "?region=01").then().statusCode(403);
        assertEquals(2, skane.get(completeness + "?format=csv").body().asString().lines().count());
        Survey.region("24").get(completeness).then().statusCode(200).body("groups.code", contains("SE"));
        for (var sees : List.of(Survey.ADMIN, Survey.STEERING, Survey.ASSESSOR)) {
            sees.get(completeness + "?region=01").then().statusCode(200).body("groups.code", contains("01", "SE"));
        }
        Survey.OPERATOR.get(completeness).then().statusCode(403);
        given().get("/survey/v1" + completeness).then().statusCode(401);
        Survey.ADMIN.get(completeness + "?region=99").then().statusCode(400);
        Survey.ADMIN.get(completeness + "?format=pdf").then().statusCode(400);
        Survey.ADMIN.get("/rounds/unheard-of/completeness").then().statusCode(404);
    }

    @Test
    void aRegionsOwnRoundIsSeenByTheRegionAndAdminAlone() throws SQLException {
        run("update round set owner = '01' where id = ?", round);
        stockholm.get(completeness).then().statusCode(200).body("groups[0].expected", equalTo(3));
        Survey.ADMIN.get(completeness).then().statusCode(200);
        for (var other : List.of(skane, Survey.STEERING, Survey.ASSESSOR)) {
            other.get(completeness).then().statusCode(404);
        }
    }

    @Test
    void aUnitThatNoLongerTakesPartIsNotExpected() {
        Survey.ADMIN.request().delete("/survey/v1/rounds/" + round + "/units/u3?reason=Uppgick+i+u2").then().statusCode(204);
        Survey.ADMIN.get(completeness).then().body("groups[0].expected", equalTo(2))
                .body("groups[0].missing.unit", contains("u1", "u2")).body("groups[2].expected", equalTo(3));
    }

    @Test
    void aRoundWithoutUnitsHasNoShare() {
        Survey.ADMIN.get("/rounds/" + Survey.draftRound() + "/completeness").then().statusCode(200)
                .body("groups.code", contains("SE")).body("groups[0].expected", equalTo(0))
                .body("groups[0].share", nullValue());
    }

    @Test
    void theListOpensInASwedishExcelAndRunsNoFormula() {
        unit("u4", "=HYPERLINK(\"http://x\")", "01");
        var swedish = Survey.ADMIN.get(completeness + "?format=csv-sv");
        swedish.then().statusCode(200).contentType("text/csv;charset=UTF-8");
        var text = swedish.body().asString();
        assertTrue(text.startsWith("\uFEFFunit;name;region;status;first;newest;version\r\n"), text);
        assertTrue(text.contains("lund;\"Öron, näsa och hals; Lund\";12;MISSING;;;0\r\n"), text);
        assertTrue(text.contains("u4;\"'=HYPERLINK(\"\"http://x\"\")\";01"), text);
    }

    private void unit(String id, String name, String region) {
        Survey.ADMIN.put("/rounds/" + round + "/units/" + id, Map.of("name", name, "region", region))
                .then().statusCode(201);
    }

    private String lineOf(String unit) {
        return Survey.ADMIN.get(completeness + "?format=csv").body().asString().lines()
                .filter(line -> line.startsWith(unit + ",")).findFirst().orElseThrow();
    }

    /** Submits over HTTP, and moves the time it came to another. */
    private void answered(String unit, int version, String at) throws SQLException {
        var answers = version % 2 == 1 ? GoldenAnswers.full() : GoldenAnswers.minimal();
        Survey.ADMIN.submit(round, unit, answers).then().statusCode(201).body("version", equalTo(version));
        run("update submission set submitted_at = ?::timestamptz where round = ? and unit = ? and version = ?::bigint",
                at, round, unit, String.valueOf(version));
    }

    private void withdrawn(String unit, int version) {
        Survey.ADMIN.request().body(Map.of("reason", "Svaren gällde fel enhet."))
                .delete("/survey/v1/rounds/" + round + "/units/" + unit + "/submissions/" + (version - 1))
                .then().statusCode(200).body("version", equalTo(version));
    }

    private void run(String sql, String... values) throws SQLException {
        try (var connection = dataSource.getConnection(); var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setString(i + 1, values[i]);
            }
            assertEquals(1, statement.executeUpdate());
        }
    }
}
