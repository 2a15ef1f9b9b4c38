package se.usve.survey.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.usve.stack.testing.Visitor.Filled;
import se.usve.stack.testing.Visitor;
import se.usve.survey.GoldenAnswers;
import se.usve.survey.OnTheStack;
import se.usve.survey.Survey;

/** A draft does not take back, unseen, what a colleague submitted after it was begun. */
@QuarkusTest
@OnTheStack
class StaleDraftTest {

    private final Visitor astrid = FormVisitor.region("01", "Astrid");
    private final Survey stockholm = Survey.region("01");
    private String round;
    private String draft;
    private String unit;

    /** Version 1 is submitted, a draft is saved, and version 2 corrects an answer. */
    @BeforeEach
    void aDraftThatRestsOnAnEarlierVersion() {
        round = Survey.openRound();
        draft = "/rounds/" + round + "/units/u1/draft";
        unit = "/form/" + round + "/u1";
        stockholm.submit(round, "u1", GoldenAnswers.full()).then().statusCode(201);
        stockholm.put(draft, Map.of("answers", GoldenAnswers.full())).then().statusCode(201);
        correct();
    }

    private void correct() {
        var corrected = GoldenAnswers.full();
        corrected.put("3", "NO");
        Survey.ADMIN.submit(round, "u1", corrected).then().statusCode(201);
    }

    private Response submit() {
        return stockholm.request().header("If-Match", "*").post("/survey/v1" + draft + "/submission");
    }

    private void total(int versions) {
        stockholm.get("/rounds/" + round + "/units/u1/submissions").then().body("total", equalTo(versions));
    }

    @Test
    void itIsNotSubmittedUntilItIsSavedAgain() {
        submit().then().statusCode(409).contentType("application/problem+json")
                .body("errors.code", equalTo(List.of("ANSWERS_MOVED")))
                .body("detail", containsString("Version 2 was submitted "))
                .body("errors[0].message", containsString("save the draft again"));
        total(2);
        stockholm.request().header("If-Match", "*").body(Map.of("answers", GoldenAnswers.full()))
                .put("/survey/v1" + draft).then().statusCode(200);
        submit().then().statusCode(201).body("version", equalTo(3));
    }

    @Test
    void answersThatWereWithdrawnMeanwhileAreSaidToBe() {
        Survey.ADMIN.request().delete("/survey/v1/rounds/" + round + "/units/u1/submissions/2?reason=fel").then()
                .statusCode(200);
        submit().then().statusCode(409).body("detail", containsString("were withdrawn"));
    }

    @Test
    void theFormSaysSoAndKeepsTheDraftWhenToldTo() {
        var page = astrid.page(unit + "/check");
        assertThat(page.selectFirst("#moved").text()).contains("Version 2 skickades in", "Behåll mitt utkast");
        assertThat(page.select("form.submit")).isEmpty();
        var kept = astrid.follow(astrid.send(Filled.of(page, "#moved form[action$=keep]"), null, null));
        assertThat(kept.select("#moved")).isEmpty();
        astrid.follow(astrid.send(Filled.of(kept, "form.submit"), null, null));
        total(3);
    }

    @Test
    void keepingItAnswersOnlyForTheVersionThatWasShown() {
        var page = astrid.page(unit + "/check");
        correct();
        var refused = astrid.send(Filled.of(page, "#moved form[action$=keep]"), null, null);
        refused.then().statusCode(409);
        assertThat(Visitor.document(refused).selectFirst("#moved").text()).contains("Version 3 skickades in");
    }

    @Test
    void savingASectionOfTheFormSaysNothingOfWhatWasSubmittedMeanwhile() {
        var section = astrid.page(unit + "/sections/general");
        astrid.follow(astrid.send(Filled.of(section).with("a.3", "PART_OF_PERIOD"), "go", "stay"));
        assertThat(astrid.page(unit + "/check").select("#moved")).isNotEmpty();
        submit().then().statusCode(409);
    }

    @Test
    void theFormThrowsItAwayWhenToldTo() {
        var page = astrid.page(unit + "/check");
        astrid.follow(astrid.send(Filled.of(page, "#moved form[action$=discard]"), null, null));
        stockholm.get(draft).then().statusCode(404);
    }
}
