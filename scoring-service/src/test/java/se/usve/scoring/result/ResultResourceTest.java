package se.usve.scoring.result;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.usve.scoring.AnswersOfAUnit;
import se.usve.scoring.ComponentTest;
import se.usve.scoring.SurveyTopic;
import se.usve.stack.testing.TestTokens;
import se.usve.survey.contract.SurveyEvent;

/** Rules, previews and results, for those who may see them. */
@QuarkusTest
class ResultResourceTest extends ComponentTest {

    @Test
    void aResultSaysWhatWasRequiredAndWhatWasAnswered() {
        submit("u", 1, "12", AnswersOfAUnit.meetingAllBut("{\"13c\": \"NO\", \"19b\": \"NO\", \"30a\": null}"));
        as(STEERING).get(unitPath("u") + "/result").then().statusCode(200)
                .body("round", equalTo(round)).body("unit", equalTo("u")).body("region", equalTo("12"))
                .body("version", equalTo(1)).body("revision", equalTo(1)).body("scoredAt", notNullValue())
                .body("ruleSet", equalTo("2018-2021")).body("ruleSetVersion", equalTo(1))
                .body("levels", hasSize(27))
                .body("levels[5].level", equalTo(6)).body("levels[5].area", equalTo("CLINICAL_RESEARCH"))
                .body("levels[5].outcome", equalTo("NOT_MET"))
                .body("levels[5].explanation.verdict", equalTo("FALSE"))
                .body("levels[5].explanation.combines", equalTo("ALL"))
                .body("levels[5].explanation.children", hasSize(5))
                .body("levels[5].explanation.children[2].clause", equalTo("13c = YES"))
                .body("levels[5].explanation.children[2].requires.sv", equalTo("Fråga 13c är besvarad ”Ja”"))
                .body("levels[5].explanation.children[2].verdict", equalTo("FALSE"))
                .body("levels[5].explanation.children[2].answer", equalTo("NO"))
                .body("levels[5].explanation.children[3].children[0].verdict", equalTo("TRUE"))
                .body("levels[13].outcome", equalTo("EXEMPT"))
                .body("levels[13].explanation.exemption.verdict", equalTo("TRUE"))
                .body("levels[13].explanation.exemption.clause", equalTo("19b = NO"))
                .body("levels[17].outcome", equalTo("NOT_MET"))
                .body("levels[17].explanation.children[1].note.sv", equalTo("Inget exempel är angivet"))
                .body("levels[17].ruling", nullValue());
    }

    @Test
    void aResultSaysInASentenceWhyAndWhatWouldMeetTheLevel() {
        submit("u", 1, "12", AnswersOfAUnit.meetingAllBut("""
                {"13c": "NO", "19b": "NO", "36": "NO_DIRECT_PATIENT_CONTACT", "15": {"2018": 1, "2019": 1, "2020": 1, "2021": 1}}"""));
        as(STEERING).get(unitPath("u") + "/result").then().statusCode(200)
                .body("missing", equalTo(List.of(6, 8, 18))).body("onlyMissing", nullValue())
                .body("levels[5].sentence.sv", equalTo(
                        "Nivå 6 uppnås inte: samverkan med näringslivet (fråga 13c) är besvarad Nej"))
                .body("levels[5].sentence.en", equalTo(
                        "Level 6 is not met: collaboration with industry (question 13c) is answered No"))
                .body("levels[5].shortestWay", hasSize(1))
                .body("levels[5].shortestWay[0].changes[0]", equalTo(Map.of("question", "13c", "from", "NO",
                        "to", List.of("YES"), "sentence", Map.of(
                                "sv", "Ändra fråga 13c (samverkan med näringslivet) från Nej till Ja",
                                "en", "Change question 13c (collaboration with industry) from No to Yes"))))
                .body("levels[5].explanation.children[2].answerText.sv", equalTo("Nej"))
                .body("levels[5].explanation.children[2].says.sv",
                        equalTo("samverkan med näringslivet (fråga 13c) är besvarad Nej"))
                .body("levels[7].shortestWay.collect{it.changes[0].item + ' ' + it.changes[0].atLeast}",
                        equalTo(List.of("2018 2", "2019 2", "2020 2", "2021 2")))
                .body("levels[7].explanation.answerText.sv", equalTo("2018: 1; 2019: 1; 2020: 1; 2021: 1"))
                .body("levels[13].sentence.sv", equalTo("Nivå 14 gäller inte enheten och räknas som uppnådd: "
                        + "läkarstuderande placerade på VFU (fråga 19b) är besvarad Nej"))
                .body("levels[13].shortestWay", nullValue())
                .body("levels[17].sentence.sv", equalTo("Nivå 18 väntar på bedömning: exemplet på hur kursutvärdering eller "
                        + "uppföljning använts (fråga 30a) har inte bedömts ännu"))
                .body("levels[17].shortestWay", nullValue());
    }

    @Test
    void aPreviewSaysWhichSingleLevelIsMissing() {
        var path = "/scoring/v1/rounds/" + round + "/preview";
        var answers = AnswersOfAUnit.meetingAllBut("""
                {"26": {"chosen": []}, "29a": "NO", "30": "NO", "36": "NO_DIRECT_PATIENT_CONTACT"}""");
        as("REGION", "12").body(Map.of("answers", answers)).post(path).then().statusCode(200)
                .body("missing", equalTo(List.of(16, 18))).body("onlyMissing", nullValue())
                .body("levels[15].shortestWay[0].changes[0].from", equalTo(List.of()))
                .body("levels[15].shortestWay[0].changes[0].to",
                        equalTo(List.of("SUPERVISOR_MEETINGS", "COURSE_LEADER_BRIEFING", "OTHER")))
                .body("levels[17].shortestWay.collect{it.changes.question}", equalTo(List.of(List.of("29a"), List.of("30"))));
        answers.put("26", Map.of("chosen", List.of("OTHER")));
        as("REGION", "12").body(Map.of("answers", answers)).post(path).then().statusCode(200)
                .body("missing", equalTo(List.of(18))).body("onlyMissing", equalTo(18))
                .body("levels[17].sentence.sv", equalTo("Nivå 18 uppnås inte: varken användning av uppföljningar i "
                        + "förbättringsarbetet (fråga 29a) eller användning av kursutvärderingar i förbättringsarbetet "
                        + "(fråga 30) är besvarad Ja"));
    }

    @ParameterizedTest(name = "{0} of {1} reads a result of region 12: {2}")
    @CsvSource({"ADMIN, , 200", "STEERING, , 200", "ASSESSOR, 12, 200", "ASSESSOR, 03, 200", "REGION, 12, 200",
            "REGION, 14, 404", "OPERATOR, , 403"})
    void aRegionSeesItsOwnUnits(String role, String region, int status) {
        submit("u", 1, "12", AnswersOfAUnit.meetingAll());
        as(role, region).get(unitPath("u") + "/result").then().statusCode(status);
        as(role, region).get(unitPath("u") + "/history").then().statusCode(status);
        if (status != 200) {
            as(role, region).get(unitPath("u") + "/result").then().contentType("application/problem+json");
        }
    }

    @Test
    void withoutAValidTokenNothingIsTold() {
        for (var token : List.of(TestTokens.expired(ADMIN, null), TestTokens.signedByOther(ADMIN, null),
                TestTokens.forOtherAudience(ADMIN, null), TestTokens.ofOtherIssuer(ADMIN, null))) {
            given().auth().oauth2(token).get(unitPath("u") + "/result").then().statusCode(401)
                    .contentType("application/problem+json");
        }
        for (var path : List.of(unitPath("u") + "/result", unitPath("u") + "/history", unitPath("u") + "/overrides",
                "/scoring/v1/rounds/" + round + "/rule-set", "/scoring/v1/rounds/" + round + "/assessments")) {
            given().get(path).then().statusCode(401).contentType("application/problem+json");
        }
        given().contentType(ContentType.JSON).body("{}").post("/scoring/v1/rounds/" + round + "/preview")
                .then().statusCode(401);
    }

    @Test
    void whatIsNotThereIsNotFound() {
        as(ADMIN).get(unitPath("nobody") + "/result").then().statusCode(404).contentType("application/problem+json");
        survey.send(SurveyTopic.unit(round, "silent", "12"));
        await(() -> as(ADMIN).get(unitPath("silent") + "/overrides").statusCode() == 200);
        as(ADMIN).get(unitPath("silent") + "/result").then().statusCode(404);
        as(ADMIN).get(unitPath("silent") + "/history").then().statusCode(200).body("items", hasSize(0));
        as(ADMIN).get("/scoring/v1/rounds/none/rule-set").then().statusCode(404);
        as(ADMIN).body("{\"answers\": {}}").post("/scoring/v1/rounds/none/preview").then().statusCode(404);
    }

    @Test
    void theRuleSetIsReadableByPeopleAndPrograms() {
        as("REGION", "12").get("/scoring/v1/rounds/" + round + "/rule-set").then().statusCode(200)
                .body("ruleSet", equalTo("2018-2021")).body("version", equalTo(1)).body("levels", hasSize(27))
                .body("levels[5].metWhen.all", hasSize(5))
                .body("levels[5].metWhen.all[3].any[1].clause", equalTo("13b.OTHER_REGION_UNIVERSITIES = YES"))
                .body("levels[7].metWhen.requires.en", equalTo("The numbers of question 15 add up to at least 5"))
                .body("levels[22].exemptWhen.any", hasSize(2))
                .body("levels[17].assessment.sv", notNullValue()).body("levels[0].assessment", nullValue())
                .body("levels[25].text.sv", equalTo("USVE förmedlar resultatet av sin verksamhet och sitt "
                        + "utvecklingsarbete i en skriftlig årsrapport."));
    }

    @Test
    void aPreviewTellsWhatIsMissingAndStoresNothing() {
        var path = "/scoring/v1/rounds/" + round + "/preview";
        as("REGION", "12").body(Map.of("answers", Map.of("3", "WHOLE_PERIOD", "13c", "NO"))).post(path)
                .then().statusCode(200).body("ruleSet", equalTo("2018-2021")).body("levels", hasSize(27))
                .body("levels[0].outcome", equalTo("MET")).body("levels[0].toMeet", nullValue())
                .body("levels[1].outcome", equalTo("NOT_MET"))
                .body("levels[1].toMeet[0].clause", equalTo("4a = YES"))
                .body("levels[1].toMeet[0].verdict", equalTo("UNANSWERED"))
                .body("levels[5].toMeet.clause", hasItem("13c = YES"))
                .body("levels[5].toMeet[3].requires.sv", equalTo("Minst ett av detta gäller"))
                .body("levels[5].toMeet[3].anyOf.flatten().clause",
                        equalTo(List.of("13b.OWN_REGION_UNIVERSITIES = YES", "13b.OTHER_REGION_UNIVERSITIES = YES")));
        as("REGION", "12").body(Map.of("answers", AnswersOfAUnit.meetingAllBut("""
                {"29a": "YES", "30": "NO", "35": {"PROM": "NO", "PREM": "YES"}}"""))).post(path).then().statusCode(200)
                .body("levels[17].toMeet.clause", equalTo(List.of("30a is approved")))
                .body("levels[22].toMeet.clause", equalTo(List.of("35a is approved")));
        as("REGION", "12").body(Map.of("answers", AnswersOfAUnit.meetingAll())).post(path).then().statusCode(200)
                .body("levels[17].outcome", equalTo("AWAITING_ASSESSMENT"))
                .body("levels[17].toMeet.clause", equalTo(List.of("30a is approved")));
        as("REGION", "12").body("{}").post(path).then().statusCode(422)
                .body("errors[0].pointer", equalTo("/answers"));
        as("REGION", "12").body("{\"answers\": {\"3\": 1, \"13b\": [], \"15\": {\"2018\": 1e999999}, \"26\": null}}")
                .post(path).then().statusCode(200).body("levels[7].outcome", equalTo("NOT_MET"));
        as("OPERATOR").body("{\"answers\": {}}").post(path).then().statusCode(403);
        as(ADMIN).get("/scoring/v1/rounds/" + round + "/assessments").then().body("total", equalTo(0));
    }

    @Test
    void theFigureQuestionsOfTheSurveyDecideNothing() throws IOException {
        var answers = answersOfTheSurvey();
        var figures = answers.keySet().stream().filter(id -> !Character.isDigit(id.charAt(0))).toList();
        assertEquals(18, figures.size());
        var path = "/scoring/v1/rounds/" + round + "/preview";
        var with = as(ADMIN).body(Map.of("answers", answers)).post(path).then().statusCode(200)
                .body("levels.findAll{it.outcome=='MET'}", hasSize(22)).extract().asString();
        answers.keySet().removeAll(figures);
        assertEquals(as(ADMIN).body(Map.of("answers", answers)).post(path).then().statusCode(200).extract().asString(),
                with);
    }

    /** Answers to every question of the survey, as its contract shows them. */
    private static Map<String, Object> answersOfTheSurvey() throws IOException {
        try (var sample = SurveyEvent.class.getResourceAsStream("golden/submission-received.v1.full.json")) {
            var event = new String(sample.readAllBytes(), StandardCharsets.UTF_8);
            return new HashMap<>(JsonPath.from(event).getMap("answers"));
        }
    }

    @Test
    void theHistoryIsUnderTheResultToo() {
        submit("u", 1, "12", AnswersOfAUnit.meetingAll());
        submit("u", 2, "12", AnswersOfAUnit.meetingAll());
        as("REGION", "12").get(unitPath("u") + "/result/history").then().statusCode(200)
                .body("items.version", equalTo(List.of(2, 1)));
        as("REGION", "14").get(unitPath("u") + "/result/history").then().statusCode(404);
        as("OPERATOR").get(unitPath("u") + "/result/history").then().statusCode(403);
    }

    @Test
    void idsAreReadAsTheSurveyServiceGivesThem() {
        submit("SE2321000255-O1.b_2", 1, "12", AnswersOfAUnit.meetingAll());
        as(ADMIN).get(unitPath("SE2321000255-O1.b_2") + "/overrides").then().statusCode(200);
    }

    @Test
    void aBodyTheServiceDoesNotTakeIsAProblem() {
        var path = "/scoring/v1/rounds/" + round + "/preview";
        as(ADMIN).body("{\"answers\": {\"3\": \"NO\", \"3\": \"WHOLE_PERIOD\"}}").post(path).then().statusCode(400)
                .contentType("application/problem+json");
        as(ADMIN).body("{\"answers\": {\"30a\": \"" + "x".repeat(300_000) + "\"}}").post(path).then().statusCode(413)
                .contentType("application/problem+json");
        as(ADMIN).contentType(ContentType.TEXT).body("x").post(path).then().statusCode(415)
                .contentType("application/problem+json");
    }

    @Test
    void aWholeRoundComesInAtOnce() {
        var events = new ArrayList<SurveyEvent>();
        for (int unit = 0; unit < 500; unit++) {
            events.add(SurveyTopic.submission(round, "u" + unit, 1, "12", AnswersOfAUnit.meetingAll()));
        }
        survey.send(events);
        await(() -> as(ADMIN).get("/scoring/v1/rounds/" + round + "/assessments?status=PENDING").jsonPath()
                .getInt("total") == 1000);
        assertEquals("AWAITING_ASSESSMENT", outcome(result("u499"), 23));
    }
}
