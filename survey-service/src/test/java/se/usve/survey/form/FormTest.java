package se.usve.survey.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.junit.QuarkusTest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.usve.stack.testing.Visitor.Filled;
import se.usve.stack.testing.Visitor;
import se.usve.survey.GoldenAnswers;
import se.usve.survey.OnTheStack;
import se.usve.survey.Survey;
import se.usve.survey.catalogue.Questionnaires;

/** The form as a browser without JavaScript sees it. */
@QuarkusTest
@OnTheStack
class FormTest {

    private final Visitor stockholm = FormVisitor.region("01", "Astrid");
    private String round;
    private String unit;

    @BeforeEach
    void aRoundWithAUnit() {
        round = Survey.openRound();
        unit = "/form/" + round + "/u1";
    }

    @Test
    void theListShowsARegionsUnitsAndHowFarTheyHaveCome() {
        Survey.region("12").put("/rounds/" + round + "/units/lund", Map.of("name", "Lund", "region", "12")).then()
                .statusCode(201);
        Survey.ADMIN.put("/rounds/" + round + "/units/u2", Map.of("name", "Hud", "region", "01")).then()
                .statusCode(201);
        Survey.region("01").submit(round, "u2", GoldenAnswers.full()).then().statusCode(201);

        var list = stockholm.page("/form");
        var section = list.selectFirst("section:has(#r-" + round + ")");
        assertThat(section.select("tbody tr").eachText()).hasSize(2);
        assertThat(section.select("tbody").text()).contains("Ögon", "Inte påbörjad", "Hud", "Inskickad", "version 1")
                .doesNotContain("Lund");
        assertThat(section.text()).contains("1 av 2 enheter har skickat in");
        assertThat(FormVisitor.admin().page("/form").selectFirst("section:has(#r-" + round + ")").select("tbody tr"))
                .hasSize(3);

        var left = stockholm.page("/form?left=1").selectFirst("section:has(#r-" + round + ")");
        assertThat(left.select("tbody tr").eachText()).singleElement().asString().contains("Ögon");
        var found = stockholm.page("/form?q=HUD").selectFirst("section:has(#r-" + round + ")");
        assertThat(found.select("tbody tr").eachText()).singleElement().asString().contains("Hud");
    }

    @Test
    void aSectionIsFilledInAndSavedWithWhatIsWrong() {
        var page = stockholm.page(unit + "/sections/clinical-research");
        assertThat(page.selectFirst("#q-4a legend").text()).startsWith("4a Tillämpar USVE");
        var saved = stockholm.follow(stockholm.send(Filled.of(page).with("a.4a", "YES").with("a.15.2018", "tolv")
                .with("a.15.2019", "1 200"), "go", "on"));
        assertThat(saved.selectFirst("#q-4a input[value=YES]").hasAttr("checked")).isTrue();
        assertThat(saved.selectFirst("[name=a.15.2018]").attr("value")).isEqualTo("tolv");
        assertThat(saved.selectFirst("[name=a.15.2018]").attr("aria-invalid")).isEqualTo("true");
        assertThat(saved.selectFirst("[name=a.15.2019]").attr("value")).isEqualTo("1200");
        assertThat(saved.select(".summary a").attr("href")).isEqualTo("#a-15-2018-0");
        assertThat(saved.selectFirst("#a-15-2018-0")).isNotNull();
        assertThat(saved.selectFirst("#saved").text()).contains("Sparat", "av Astrid");

        var draft = Survey.region("01").get("/rounds/" + round + "/units/u1/draft").then().statusCode(200).extract()
                .jsonPath();
        assertThat(draft.getMap("answers")).containsEntry("4a", "YES")
                .containsEntry("15", Map.of("2018", "tolv", "2019", 1200));
    }

    @Test
    void everyQuestionOfTheSurveyHasSomethingToFillIn() {
        var answers = GoldenAnswers.full();
        Survey.region("01").put("/rounds/" + round + "/units/u1/draft", Map.of("answers", answers)).then()
                .statusCode(201);
        for (var section : Questionnaires.read("2018-2021").sections()) {
            var page = stockholm.page(unit + "/sections/" + section.id());
            for (var question : page.select(".question")) {
                assertThat(question.select("input, textarea")).as(question.id()).isNotEmpty();
            }
            // Posted as it is shown, nothing changes.
            stockholm.send(Filled.of(page), "go", "stay").then().statusCode(303);
        }
        assertThat(Survey.region("01").get("/rounds/" + round + "/units/u1/draft").jsonPath().getMap("answers"))
                .isEqualTo(answers);
    }

    @Test
    void twoWhoFillInDifferentSectionsDoNotDisturbEachOther() {
        var berit = FormVisitor.region("01", "Berit");
        var mine = stockholm.page(unit + "/sections/general");
        var hers = berit.page(unit + "/sections/development");
        berit.follow(berit.send(Filled.of(hers).with("a.34", "YES"), "go", "stay"));
        stockholm.follow(stockholm.send(Filled.of(mine).with("a.3", "NO"), "go", "stay"));
        assertThat(Survey.region("01").get("/rounds/" + round + "/units/u1/draft").jsonPath().getMap("answers"))
                .containsEntry("34", "YES").containsEntry("3", "NO");
    }

    @Test
    void nobodyOverwritesWhatTheyHaveNotSeen() {
        var berit = FormVisitor.region("01", "Berit");
        var mine = stockholm.page(unit + "/sections/general");
        berit.follow(berit.send(Filled.of(berit.page(unit + "/sections/general")).with("a.3", "PART_OF_PERIOD"), "go",
                "stay"));

        var refused = stockholm.send(Filled.of(mine).with("a.3", "NO"), "go", "stay");
        refused.then().statusCode(409);
        var conflict = Visitor.document(refused);
        assertThat(conflict.text()).contains("Berit har sparat andra svar");
        assertThat(conflict.select("td").eachText())
                .containsExactly("Sparat svar: Under delar av perioden", "Ditt svar: Nej");
        assertThat(Survey.region("01").get("/rounds/" + round + "/units/u1/draft").jsonPath().getMap("answers"))
                .containsEntry("3", "PART_OF_PERIOD");

        stockholm.follow(stockholm.send(Filled.of(conflict), null, null));
        assertThat(Survey.region("01").get("/rounds/" + round + "/units/u1/draft").jsonPath().getMap("answers"))
                .containsEntry("3", "NO");
    }

    @Test
    void anAnswerThatIsNotAskedForAnyMoreGoesAndThePageSaysSo() {
        var page = stockholm.page(unit + "/sections/medical-education");
        assertThat(page.selectFirst("#q-24 .when").text()).isEqualTo("Besvaras om svaret på fråga 19b är Ja.");
        var saved = stockholm.follow(stockholm.send(Filled.of(page).with("a.19b", "YES").with("a.24", "YES"), "go",
                "stay"));
        assertThat(saved.select("#q-24 input[checked]").attr("value")).isEqualTo("YES");
        var changed = stockholm.follow(stockholm.send(Filled.of(saved).with("a.19b", "NO"), "go", "stay"));
        assertThat(changed.text()).contains("Svaret på fråga 24 togs bort");
        assertThat(changed.select("#q-24 input[checked]")).isEmpty();
    }

    @Test
    void anAnswerCanBeCleared() {
        var page = stockholm.page(unit + "/sections/general");
        var saved = stockholm.follow(stockholm.send(Filled.of(page).with("a.3", "NO"), "go", "stay"));
        var cleared = stockholm.follow(stockholm.send(Filled.of(saved), "clear", "3"));
        assertThat(cleared.select("#q-3 input[checked]")).isEmpty();
    }

    @Test
    void theSurveyIsSubmittedChangedAndItsHistoryTold() {
        // As much as possible over the API, the last word in the form.
        var answers = GoldenAnswers.full();
        answers.remove("3");
        Survey.region("01").put("/rounds/" + round + "/units/u1/draft", Map.of("answers", answers)).then()
                .statusCode(201);
        var check = stockholm.page(unit + "/check");
        assertThat(check.select(".left li").eachText()).containsExactly("Fråga 3: Välj ett alternativ");
        assertThat(check.select("form.submit")).isEmpty();
        var section = stockholm.page(check.selectFirst(".left a").attr("href").replaceFirst("#.*", ""));
        assertThat(section.selectFirst("#q-3 .error").text()).contains("Välj ett alternativ");

        stockholm.send(Filled.of(section).with("a.3", "WHOLE_PERIOD"), "go", "stay").then().statusCode(303);
        var ready = stockholm.page(unit + "/check");
        var receipt = stockholm.follow(stockholm.send(Filled.of(ready, "form.submit"), null, null));
        answers.put("3", "WHOLE_PERIOD");
        var stored = Survey.region("01").get("/rounds/" + round + "/units/u1/submissions/1").then().statusCode(200)
                .extract().jsonPath();
        assertThat(stored.getMap("answers")).isEqualTo(answers);
        assertThat(receipt.selectFirst(".hash").text()).isEqualTo(stored.getString("sha256"));
        assertThat(stockholm.request().get(receipt.selectFirst("a[download]").attr("href")).then().statusCode(200)
                .header("Content-Disposition", containsString("kvitto-")).extract().jsonPath()
                .getString("sha256")).isEqualTo(stored.getString("sha256"));

        var again = stockholm.page(unit + "/sections/general");
        stockholm.send(Filled.of(again).with("a.3", "NO"), "go", "stay").then().statusCode(303);
        var second = stockholm.page(unit + "/check");
        stockholm.follow(stockholm.send(Filled.of(second, "form.submit").with("reason", "Fel person <b>räknad</b>"),
                null, null));
        var history = stockholm.page(unit + "/history");
        assertThat(history.select("h2").eachText()).containsExactly("Version 2 Sent", "Version 1 Sent");
        assertThat(history.text()).contains("Fel person <b>räknad</b>");
        assertThat(history.select("main b")).isEmpty();
        assertThat(history.selectFirst("section table").select("tbody tr").eachText()).singleElement().asString()
                .contains("Före: Det har funnits under hela perioden", "Efter: Nej");
    }

    @Test
    void earlierAnswersAreCarriedOverAndConfirmed() {
        stockholm.send(Filled.of(stockholm.page(unit), "form.prefill"), null, null).then().statusCode(409);

        Survey.region("01").submit(round, "u1", GoldenAnswers.full()).then().statusCode(201);
        var later = Survey.draftRound();
        Survey.ADMIN.put("/rounds/" + later, Map.of("questionnaire", "2018-2021", "ruleSet", "2018-2021",
                "collection", Map.of("opens", "2026-02-15", "closes", "2026-06-28"),
                "period", Map.of("from", "2022-01-01", "to", "2025-12-31"))).then().statusCode(200);
        Survey.ADMIN.put("/rounds/" + later + "/units/u1", Map.of("name", "Ögon", "region", "01")).then()
                .statusCode(201);
        Survey.ADMIN.move(later, "OPEN").then().statusCode(200);
        var page = "/form/" + later + "/u1";
        var filled = stockholm.follow(stockholm.send(Filled.of(stockholm.page(page), "form.prefill"), null, null));
        assertThat(filled.text()).contains("hämtade svar väntar på att bekräftas");
        var general = stockholm.page(page + "/sections/general");
        assertThat(general.selectFirst("#q-3 .carried").text()).contains("Hämtat från omgång " + round);
        assertThat(stockholm.page(page + "/check").select(".left").text())
                .contains("Hämtat svar som inte är bekräftat");
        var confirmed = stockholm.follow(stockholm.send(Filled.of(general), "confirm", "3"));
        assertThat(confirmed.select("#q-3 .carried")).isEmpty();
        assertThat(confirmed.select("#q-3 input[checked]")).hasSize(1);
    }

    @Test
    void aClosedRoundIsReadOnly() {
        Survey.ADMIN.move(round, "CLOSED").then().statusCode(200);
        var page = stockholm.page(unit + "/sections/general");
        assertThat(page.text()).contains("Svar tas inte emot för enheten nu");
        assertThat(page.select("fieldset[disabled] #q-3")).hasSize(1);
        assertThat(page.select("button[name=go]:not([hidden])")).isEmpty();
        stockholm.send(new Filled(unit + "/sections/general", new LinkedHashMap<>()).with("a.3", "NO"), "go", "stay")
                .then().statusCode(409).contentType("text/html");
    }

    @Test
    void withoutAScoringServiceTheLevelsPageSaysSo() {
        assertThat(stockholm.page(unit + "/levels").text()).contains("Bedömningstjänsten är inte ansluten");
    }

    @Test
    void theScriptSavesByTheSameAddress() {
        var form = Filled.of(stockholm.page(unit + "/sections/general")).with("a.3", "NO");
        var request = stockholm.request().header("Accept", "application/json").header("Origin", Visitor.origin())
                .contentType("application/x-www-form-urlencoded");
        form.fields().forEach((name, values) -> request.formParam(name, List.copyOf(values)));
        var said = request.post(form.action()).then().statusCode(200).extract().jsonPath();
        assertThat(said.getString("saved")).contains("av Astrid");
        assertThat(said.getString("revision")).isNotEmpty();
    }
}
