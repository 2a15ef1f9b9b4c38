package se.usve.scoring.assessment;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.usve.scoring.AnswersOfAUnit;
import se.usve.scoring.SurveyTopic;
import se.usve.survey.contract.RoundChanged;

/** Nobody judges a unit of their own region, nor one with which they have declared a conflict of interest. */
@QuarkusTest
class ConflictTest extends Assessors {

    private static final String CONFLICTS = "/scoring/v1/conflicts";

    private final String unit = "u-" + UUID.randomUUID().toString().substring(0, 8);

    private Map<String, Supplier<Response>> whatAnAssessorDoes(String name, String region, String assessment) {
        var does = new LinkedHashMap<String, Supplier<Response>>();
        does.put("case", () -> by(name, region).get(CASES + assessment));
        does.put("history", () -> by(name, region).get(CASES + assessment + "/history"));
        does.put("similar", () -> by(name, region).get(CASES + assessment + "/similar"));
        does.put("claim", () -> by(name, region).post(CASES + assessment + "/claim"));
        does.put("ruling", () -> by(name, region).body(Map.of("decision", "APPROVED", "rationale", REASON))
                .post(CASES + assessment + "/rulings"));
        does.put("override", () -> by(name, region).body(Map.of("level", 6, "outcome", "NOT_MET", "rationale", REASON))
                .post(unitPath(unit) + "/overrides"));
        return does;
    }

    @Test
    void aDeclaredConflictKeepsTheUnitFromTheAssessorInEveryRound() {
        var assessment = caseOf(unit, AnswersOfAUnit.meetingAll());
        by(anna).body(Map.of("reason", "Jag arbetade där till 2020.")).put(CONFLICTS + "/" + unit).then().statusCode(200)
                .body("assessor", equalTo(anna)).body("unit", equalTo(unit))
                .body("reason", equalTo("Jag arbetade där till 2020."));
        by(anna).get(queue()).then().body("items.unit", not(hasItem(unit))).body("total", equalTo(0));
        by(bo).get(queue()).then().body("items.unit", hasItem(unit));
        whatAnAssessorDoes(anna, "03", assessment).forEach((what, does) -> does.get().then().statusCode(403)
                .body("type", equalTo("urn:usve:problem:conflict-of-interest"))
                .body("detail", containsString("Jag arbetade där")));

        round = "r-" + UUID.randomUUID().toString().substring(0, 8);
        survey.send(SurveyTopic.round(round, 1, RoundChanged.State.OPEN));
        await(() -> as(ADMIN).get("/scoring/v1/rounds/" + round + "/rule-set").statusCode() == 200);
        claim(anna, caseOf(unit, AnswersOfAUnit.meetingAll())).then().statusCode(403);

        by(anna).delete(CONFLICTS + "/" + unit).then().statusCode(204);
        by(anna).delete(CONFLICTS + "/" + unit).then().statusCode(404);
        claim(anna, assessment).then().statusCode(201);
    }

    @Test
    void whoDeclaresAConflictLetsGoOfTheUnitsCases() {
        var assessment = caseOf(unit, AnswersOfAUnit.meetingAll());
        claim(anna, assessment).then().statusCode(201);
        by(anna).body(Map.of("reason", "Släkt")).put(CONFLICTS + "/" + unit).then().statusCode(200);
        claim(bo, assessment).then().statusCode(201).body("claims.by", equalTo(List.of(bo)));
    }

    @Test
    void theOwnRegionNeedNotBeDeclared() {
        var assessment = caseOf(unit, AnswersOfAUnit.meetingAll());
        whatAnAssessorDoes(anna, "12", assessment).forEach((what, does) -> does.get().then().statusCode(403)
                .body("type", equalTo("urn:usve:problem:conflict-of-interest")));
        by(anna, "12").get(queue()).then().body("total", equalTo(0));
    }

    @Test
    void oneSeesOnesOwnAndTheAdministrationAll() {
        caseOf(unit, AnswersOfAUnit.meetingAll());
        by(anna).body(Map.of("reason", "Släkt")).put(CONFLICTS + "/" + unit).then().statusCode(200);
        by(bo).body(Map.of("reason", "Vän")).put(CONFLICTS + "/" + unit).then().statusCode(200);
        by(bo).body(Map.of("reason", "Nära vän")).put(CONFLICTS + "/" + unit).then().statusCode(200);
        by(bo).get(CONFLICTS).then().body("conflicts", hasSize(1)).body("conflicts[0].reason", equalTo("Nära vän"));
        as(ADMIN).get(CONFLICTS).then().body("conflicts.findAll { it.unit == '" + unit + "' }.assessor",
                equalTo(List.of(anna, bo)));
    }

    @Test
    void onlyWhatIsThereCanBeDeclaredAndOnlyWithAReason() {
        by(anna).body(Map.of("reason", "Släkt")).put(CONFLICTS + "/no-such-unit").then().statusCode(404);
        caseOf(unit, AnswersOfAUnit.meetingAll());
        by(anna).body(Map.of("reason", " ")).put(CONFLICTS + "/" + unit).then().statusCode(422);
        by(anna).body(Map.of("reason", "x".repeat(501))).put(CONFLICTS + "/" + unit).then().statusCode(422);
        by(anna).body("{}").put(CONFLICTS + "/" + unit).then().statusCode(422);
        by(anna).get(CONFLICTS).then().body("conflicts", hasSize(0));
    }

    /** Also that there is such a unit is the region's own. */
    @Test
    void aUnitOfARegionsOwnRoundIsNotThere() {
        round = "03-" + UUID.randomUUID().toString().substring(0, 8);
        survey.send(SurveyTopic.round(round, 1, RoundChanged.State.OPEN, "03"));
        await(() -> as(ADMIN).get("/scoring/v1/rounds/" + round + "/rule-set").statusCode() == 200);
        submit(unit, 1, "03", AnswersOfAUnit.meetingAll());
        by(anna, "12").body(Map.of("reason", "Släkt")).put(CONFLICTS + "/" + unit).then().statusCode(404);
    }

    @ParameterizedTest
    @CsvSource({"STEERING, ", "REGION, 12", "OPERATOR, "})
    void conflictsAreForThoseWhoJudge(String role, String region) {
        as(role, region).get(CONFLICTS).then().statusCode(403);
        as(role, region).body(Map.of("reason", "Släkt")).put(CONFLICTS + "/u").then().statusCode(403);
    }
}
