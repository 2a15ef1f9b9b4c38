package se.usve.survey;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Beginning with what was answered before. Each test has a unit of its own, which no other round knows. */
@QuarkusTest
@OnTheStack
class PrefillTest {

    private final Survey stockholm = Survey.region("01");
    private String unit;

    @BeforeEach
    void aUnit() {
        unit = "u" + UUID.randomUUID().toString().substring(0, 13);
    }

    @Test
    void answersOfTheLatestEarlierRoundAreCarriedOverUntilConfirmedOrChanged() {
        var oldest = round(2009);
        submit(oldest, GoldenAnswers.minimal()).then().statusCode(201);
        var before = round(2013);
        submit(before, GoldenAnswers.minimal()).then().statusCode(201);
        submit(before, GoldenAnswers.full()).then().statusCode(201);
        var later = round(2025);
        submit(later, GoldenAnswers.minimal()).then().statusCode(201);
        round(2015);
        var round = round(2017);

        var own = Map.<String, Object>of("3", "NO");
        put(round, own, List.of(), "*").then().statusCode(412);
        var saved = stockholm.put(draft(round), Map.of("answers", own)).then().statusCode(201).extract();
        prefill(round, null).then().statusCode(428);
        var filled = prefill(round, saved.header("ETag")).then().statusCode(200)
                .body("answers.'3'", equalTo("NO")).body("answers.'30a'", equalTo(GoldenAnswers.full().get("30a")))
                .body("basedOn", equalTo(Map.of("round", before, "unit", unit, "version", 2))).extract();
        var expected = new TreeSet<>(GoldenAnswers.full().keySet());
        expected.remove("3");
        assertEquals(expected, new TreeSet<>(filled.<List<String>>path("carriedOver")));

        submitDraft(round).then().statusCode(422)
                .body("errors.code", equalTo(expected.stream().map(_ -> "NOT_CONFIRMED").toList()))
                .body("errors[0].message", containsString("not confirmed"));
        // All but three are confirmed; of these one is changed, one removed and one left.
        var answers = new HashMap<>(filled.<Map<String, Object>>path("answers"));
        answers.put("30a", "Ändrat");
        answers.remove("15");
        var confirmed = expected.stream().filter(id -> !List.of("30a", "15", "4a").contains(id)).toList();
        put(round, answers, confirmed, "*").then().statusCode(200).body("carriedOver", equalTo(List.of("4a")));
        // What was changed or removed does not come back as carried over by being changed again.
        answers.put("15", GoldenAnswers.full().get("15"));
        put(round, answers, List.of(), "*").then().body("carriedOver", equalTo(List.of("4a")));
        submitDraft(round).then().statusCode(422)
                .body("errors.collect{it.code+' '+it.pointer}", equalTo(List.of("NOT_CONFIRMED /answers/4a")));
        put(round, answers, List.of("4a", "unheard-of"), "*").then().body("carriedOver", empty())
                .body("basedOn.round", equalTo(before));
        submitDraft(round).then().statusCode(201).body("version", equalTo(1));
    }

    @Test
    void theUnitsAnswersInThisRoundComeFirst() {
        submit(round(2010), GoldenAnswers.minimal()).then().statusCode(201);
        var round = round(2014);
        submit(round, GoldenAnswers.full()).then().statusCode(201);
        prefill(round, null).then().statusCode(201).body("basedOn.round", equalTo(round))
                .body("submittedVersion", equalTo(1)).body("answers", equalTo(GoldenAnswers.full()));
        prefill(round, "*").then().statusCode(409).body("detail", containsString("answered already"));
    }

    @Test
    void withdrawnAnswersAreNotCarriedOver() {
        var before = round(2010);
        submit(before, GoldenAnswers.minimal()).then().statusCode(201);
        var round = round(2014);
        submit(round, GoldenAnswers.full()).then().statusCode(201);
        stockholm.request().delete("/survey/v1" + units(round) + "/submissions/1?reason=fel").then().statusCode(200);
        prefill(round, null).then().statusCode(201).body("basedOn.round", equalTo(before))
                .body("", not(hasKey("submittedVersion")));
    }

    @Test
    void withNothingToCarryOverItIsSaidPlainly() {
        var round = round(2014);
        prefill(round, null).then().statusCode(409).body("detail", containsString("no earlier answers"));
        stockholm.get(draft(round)).then().statusCode(404);
        submit(round(2018), GoldenAnswers.full()).then().statusCode(201);
        prefill(round, null).then().statusCode(409);
        stockholm.post("/rounds/" + round + "/units/unheard-of/draft/prefill", "").then().statusCode(404);
    }

    @Test
    void answersOfAnotherRegionsTimeAreNotShown() {
        var before = round(2010);
        submit(before, GoldenAnswers.full()).then().statusCode(201);
        var moved = draftRound(2014);
        Survey.ADMIN.put("/rounds/" + moved + "/units/" + unit, Map.of("name", "Flyttad", "region", "12"));
        Survey.ADMIN.move(moved, "OPEN").then().statusCode(200);
        Survey.region("12").post(draft(moved) + "/prefill", "").then().statusCode(409);
    }

    @Test
    void aUnitThatWasRenamedKeepsItsEarlierAnswers() {
        var before = round(2010);
        submit(before, GoldenAnswers.full()).then().statusCode(201);
        var old = unit;
        unit = old + "-new";
        var round = round(2014);
        prefill(round, null).then().statusCode(409);
        Survey.ADMIN.post("/unit-successions", Map.of("kind", "RENAMED", "effective", "2013-01-01", "from", List.of(old),
                "to", List.of(unit), "reason", "Ny organisation")).then().statusCode(201);
        prefill(round, null).then().statusCode(201)
                .body("basedOn", equalTo(Map.of("round", before, "unit", old, "version", 1)));
    }

    @Test
    void aRegionsOwnRoundIsComparableForThatRegionAlone() {
        var own = "01-" + UUID.randomUUID().toString().substring(0, 13);
        var definition = new HashMap<>(definition(2012));
        definition.put("owner", "01");
        stockholm.put("/rounds/" + own, definition).then().statusCode(201);
        stockholm.put("/rounds/" + own + "/units/" + unit, Map.of("name", "Ögon", "region", "01")).then().statusCode(201);
        stockholm.move(own, "OPEN").then().statusCode(200);
        submit(own, GoldenAnswers.full()).then().statusCode(201);
        prefill(round(2014), null).then().statusCode(201).body("basedOn.round", equalTo(own));
        for (var other : List.of(Survey.region("12"), Survey.ASSESSOR, Survey.STEERING)) {
            other.get(units(own) + "/submissions/1").then().statusCode(404);
            other.get(units(own) + "/submissions/1/receipt").then().statusCode(404);
            other.get(units(own) + "/submissions").then().statusCode(404);
        }
        Survey.region("12").get("/rounds/" + own + "/drafts").then().statusCode(404);
        Survey.region("12").submit(own, unit, GoldenAnswers.full()).then().statusCode(404)
                .body("detail", equalTo("There is no such round"));
        Survey.ADMIN.get(units(own) + "/submissions/1").then().statusCode(200);
    }

    @Test
    void aConditionalAnswerIsCarriedOverOnlyWhenItsQuestionIsAsked() {
        submit(round(2010), GoldenAnswers.full()).then().statusCode(201);
        var round = round(2014);
        var saved = stockholm.put(draft(round), Map.of("answers", Map.of("19b", "NO"))).then().statusCode(201).extract();
        prefill(round, saved.header("ETag")).then().statusCode(200)
                .body("answers", not(hasKey("24"))).body("answers", not(hasKey("25")))
                .body("validation.wrong", hasSize(0)).body("validation.missing", hasSize(0));
    }

    @Test
    void answersOfARoundAboutTheSamePeriodThatOpenedEarlierAreCarriedOver() {
        var first = round(2011);
        submit(first, GoldenAnswers.full()).then().statusCode(201);
        var again = "r" + UUID.randomUUID().toString().substring(0, 13);
        var definition = definition(2011);
        var collection = new HashMap<String, Object>(Map.of("opens", "2022-02-16", "closes", "2022-06-28"));
        definition.put("collection", collection);
        Survey.ADMIN.put("/rounds/" + again, definition).then().statusCode(201);
        Survey.ADMIN.put("/rounds/" + again + "/units/" + unit, Map.of("name", "Ögon", "region", "01")).then()
                .statusCode(201);
        Survey.ADMIN.move(again, "OPEN").then().statusCode(200);
        prefill(again, null).then().statusCode(201).body("basedOn.round", equalTo(first));
    }

    /** A round about the year, open, in which the unit takes part. */
    private String round(int to) {
        var round = draftRound(to);
        Survey.ADMIN.put("/rounds/" + round + "/units/" + unit, Map.of("name", "Ögon", "region", "01")).then()
                .statusCode(201);
        Survey.ADMIN.move(round, "OPEN").then().statusCode(200);
        return round;
    }

    private static String draftRound(int to) {
        var round = "r" + UUID.randomUUID().toString().substring(0, 13);
        Survey.ADMIN.put("/rounds/" + round, definition(to)).then().statusCode(201);
        return round;
    }

    private static Map<String, Object> definition(int to) {
        var definition = new HashMap<>(Survey.definition());
        definition.put("period", Map.of("from", to + "-01-01", "to", to + "-12-31"));
        return definition;
    }

    private String units(String round) {
        return "/rounds/" + round + "/units/" + unit;
    }

    private String draft(String round) {
        return units(round) + "/draft";
    }

    private Response submit(String round, Map<String, Object> answers) {
        return stockholm.submit(round, unit, answers);
    }

    private Response prefill(String round, String tag) {
        var request = stockholm.request();
        return (tag == null ? request : request.header("If-Match", tag)).post("/survey/v1" + draft(round) + "/prefill");
    }

    private Response put(String round, Map<String, Object> answers, List<String> confirmed, String tag) {
        return stockholm.request().header("If-Match", tag).body(Map.of("answers", answers, "confirmed", confirmed))
                .put("/survey/v1" + draft(round));
    }

    private Response submitDraft(String round) {
        return stockholm.request().header("If-Match", "*").post("/survey/v1" + draft(round) + "/submission");
    }
}
