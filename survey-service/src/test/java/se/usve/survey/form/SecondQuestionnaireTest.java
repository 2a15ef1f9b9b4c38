package se.usve.survey.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.usve.stack.testing.Visitor.Filled;
import se.usve.survey.GoldenAnswers;
import se.usve.survey.OnTheStack;
import se.usve.survey.Survey;
import se.usve.survey.catalogue.Questionnaires;

/** A round of 2022-2025 beside one of 2018-2021: each asks its own questions, everywhere, and answers go over by rule. */
@QuarkusTest
@OnTheStack
class SecondQuestionnaireTest {

    private static final Survey STOCKHOLM = Survey.region("01");

    private String before;
    private String round;

    @BeforeEach
    void aUnitThatAnsweredBeforeIsAskedAgain() {
        before = Survey.openRound();
        STOCKHOLM.submit(before, "u1", GoldenAnswers.full()).then().statusCode(201);
        round = "r" + UUID.randomUUID().toString().substring(0, 13);
        Survey.ADMIN.put("/rounds/" + round, Map.of("questionnaire", "2022-2025", "ruleSet", "2022-2025",
                "collection", Map.of("opens", "2026-02-15", "closes", "2026-06-28"),
                "period", Map.of("from", "2022-01-01", "to", "2025-12-31"))).then().statusCode(201);
        Survey.ADMIN.put("/rounds/" + round + "/units/u1", Map.of("name", "Ögon", "region", "01")).then().statusCode(201);
        Survey.ADMIN.move(round, "OPEN").then().statusCode(200);
    }

    @Test
    void theQuestionsTheSchemaAndTheTemplatesAreTheRoundsOwn() {
        Survey.ADMIN.get("/rounds/" + round + "/questionnaire").then().statusCode(200)
                .body("id", equalTo("2022-2025")).body("questions.id", hasItems("12d", "35p"))
                .body("sections[0].intro.sv", containsString("inga officiella enkätfrågor"))
                .body("questions.find { it.id == '12d' }.note.en", containsString("not an official survey question"));
        Survey.ADMIN.get("/rounds/" + round + "/questionnaire/schema").then().statusCode(200)
                .body("'$id'", equalTo("urn:usve:questionnaire:2022-2025:answers"))
                .body("properties.34.oneOf.const", equalTo(List.of("YES", "NO", "NO_RELEVANT_REGISTER")))
                .body("properties.12d.description", containsString("not an official survey question"));
        var csv = Survey.ADMIN.get("/rounds/" + round + "/questionnaire/template.csv").then().statusCode(200).extract()
                .asString();
        assertThat(csv).contains("12d", "35p", "15.2025").doesNotContain("15.2021", "37a");
        assertThat(Survey.ADMIN.get("/rounds/" + before + "/questionnaire/template.csv").asString())
                .contains("15.2021", "37a").doesNotContain("12d");
        assertThat(Survey.ADMIN.get("/rounds/" + round + "/questionnaire/template.xlsx").then().statusCode(200).extract()
                .asByteArray()).startsWith('P', 'K');
    }

    @Test
    void everyQuestionHasSomethingToFillInAndNewOnesSayThatTheyAreOurs() {
        var stockholm = FormVisitor.region("01", "Astrid");
        STOCKHOLM.put("/rounds/" + round + "/units/u1/draft", Map.of("answers", Map.of("6a", "YES", "7a", "YES", "12a",
                "YES", "19b", "YES", "34", "YES", "35p", "YES"))).then().statusCode(201);
        var asked = 0;
        for (var section : Questionnaires.read("2022-2025").sections()) {
            var page = stockholm.page("/form/" + round + "/u1/sections/" + section.id());
            for (var question : page.select(".question")) {
                assertThat(question.select("input, textarea")).as(question.id()).isNotEmpty();
                asked++;
            }
            stockholm.send(Filled.of(page), "go", "stay").then().statusCode(303);
        }
        assertThat(asked).isEqualTo(Questionnaires.read("2022-2025").questions().size());
        var general = stockholm.page("/form/" + round + "/u1/sections/general");
        assertThat(general.selectFirst(".intro").text()).contains("inga officiella enkätfrågor");
        var development = stockholm.page("/form/" + round + "/u1/sections/development");
        assertThat(development.selectFirst("#q-35p .note").text()).contains("är inte en officiell enkätfråga");
        assertThat(development.selectFirst("#q-35p fieldset").attr("aria-describedby")).contains("q-35p-note");
        assertThat(development.selectFirst("#q-35 .when").text()).isEqualTo("Besvaras om svaret på fråga 35p är Ja.");
    }

    @Test
    void whatIsAskedAgainIsCarriedOverToBeConfirmedAndTheRestIsLeftToAnswer() {
        var draft = "/rounds/" + round + "/units/u1/draft";
        var filled = STOCKHOLM.post(draft + "/prefill", "").then().statusCode(201)
                .body("basedOn.round", equalTo(before)).body("validation.wrong", equalTo(List.of()))
                .body("carriedOver", hasItems("3", "4a", "14a", "19a", "30a")).extract();
        assertThat(filled.<List<String>>path("carriedOver")).doesNotContain("12d", "34", "34a", "35", "35a", "35p", "15");
        assertThat(filled.<Map<String, Object>>path("answers").keySet())
                .containsExactlyInAnyOrderElementsOf(filled.<List<String>>path("carriedOver"));
        var answers = new HashMap<>(filled.<Map<String, Object>>path("answers"));
        answers.putAll(Map.of("12d", "YES", "34", "NO_RELEVANT_REGISTER", "35p", "NO", "15", Map.of("2025", 7)));
        var saved = STOCKHOLM.request().header("If-Match", filled.header("ETag"))
                .body(Map.of("answers", answers, "confirmed", filled.<List<String>>path("carriedOver"))).put("/survey/v1" + draft).then()
                .statusCode(200).body("validation.missing", equalTo(List.of())).extract();
        STOCKHOLM.request().header("If-Match", saved.header("ETag")).post("/survey/v1" + draft + "/submission").then()
                .statusCode(201);
    }
}
