package se.usve.survey.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.usve.survey.GoldenAnswers;
import se.usve.survey.OnTheStack;
import se.usve.survey.Survey;

/** A file that was fetched before somebody corrected an answer does not take the correction back unseen. */
@QuarkusTest
@OnTheStack
class StaleFileTest {

    private Sending stockholm;
    private String round;

    @BeforeEach
    void aRound() {
        round = Sending.round(3);
        stockholm = new Sending(Survey.region("01"), round);
    }

    private byte[] fetch(String file) {
        return Survey.region("01").get("/rounds/" + round + "/" + file).then().statusCode(200).extract().asByteArray();
    }

    private void correct(String unit) {
        var corrected = GoldenAnswers.full();
        corrected.put("3", "NO");
        Survey.ADMIN.submit(round, unit, corrected).then().statusCode(201);
    }

    @ParameterizedTest
    @CsvSource({"answers.csv, text/csv, E", "answers.csv?format=csv-sv, text/csv, E",
            "answers.xlsx, application/vnd.openxmlformats-officedocument.spreadsheetml.sheet, E",
            "questionnaire/template.csv, text/csv, E", "answers.ndjson, application/x-ndjson,"})
    void aRowMadeFromAnEarlierVersionIsStoppedAndSaysWhatToDo(String file, String type, String letter) {
        Survey.ADMIN.submit(round, "u1", GoldenAnswers.full()).then().statusCode(201);
        var old = fetch(file);
        stockholm.send("?dryRun=true", old, type).then().statusCode(200).body("changed", equalTo(0))
                .body("unchanged", equalTo(1)).body("rejected", equalTo(0));
        correct("u1");
        stockholm.send("", old, type).then().statusCode(200).body("changed", equalTo(0)).body("rejected", equalTo(1))
                .body("rows[0].errors.code", equalTo(List.of("ANSWERS_MOVED")))
                .body("rows[0].errors[0].column", equalTo("version")).body("rows[0].errors[0].letter", equalTo(letter))
                .body("rows[0].errors[0].message", containsString("the row shows version 1, now it is version 2"));
        stockholm.submissions("u1").then().body("total", equalTo(2));
        stockholm.send("", fetch(file), type).then().statusCode(200).body("rejected", equalTo(0))
                .body("unchanged", equalTo(1));
    }

    @Test
    void aRowOfATemplateFetchedBeforeTheFirstAnswersIsStoppedToo() {
        assertThat(new String(fetch("questionnaire/template.csv"), StandardCharsets.UTF_8)).contains("\nu1,Enhet 1,01,,0,,");
        correct("u1");
        var line = Sending.line("u1", GoldenAnswers.full()).replaceFirst("\\{", "{\"version\":0,");
        stockholm.store(line.getBytes(StandardCharsets.UTF_8)).then()
                .body("rows[0].errors.code", equalTo(List.of("ANSWERS_MOVED")));
    }

    @Test
    void withTheVersionEmptiedOrLeftOutTheRowReplacesTheAnswers() {
        Survey.ADMIN.submit(round, "u1", GoldenAnswers.full()).then().statusCode(201);
        correct("u1");
        stockholm.store(Sending.lines(Map.of("u1", GoldenAnswers.full()))).then().statusCode(200)
                .body("changed", equalTo(1)).body("rejected", equalTo(0));
        stockholm.submissions("u1").then().body("total", equalTo(3));
    }

    @Test
    void anAnswerThatARowTakesAwayIsWarnedOf() {
        Survey.ADMIN.submit(round, "u1", GoldenAnswers.full()).then().statusCode(201);
        var fewer = GoldenAnswers.full();
        fewer.remove("15");
        stockholm.dryRun(Sending.lines(Map.of("u1", fewer))).then().statusCode(200).body("changed", equalTo(1))
                .body("rows[0].warnings.findAll{it.code=='ANSWER_REMOVED'}.question", equalTo(List.of("15")))
                .body("rows[0].warnings.find{it.code=='ANSWER_REMOVED'}.message", containsString("question 15"));
        stockholm.dryRun(Sending.lines(Map.of("u1", GoldenAnswers.full()))).then()
                .body("rows[0].warnings.findAll{it.code=='ANSWER_REMOVED'}", empty());
    }

    @Test
    void errorsOfAUnitSayInWhichColumnItsIdStands() {
        stockholm.send("?dryRun=true", "4a;enhet\nJa;okänd\nJa;u1\nNej;u1\n".getBytes(StandardCharsets.UTF_8), "text/csv")
                .then().statusCode(200)
                .body("rows[0].errors.find{it.code=='UNKNOWN_UNIT'}.letter", equalTo("B"))
                .body("rows[1].errors.find{it.code=='DUPLICATE_UNIT'}.letter", equalTo("B"));
        stockholm.dryRun(Sending.lines(Map.of("okänd", GoldenAnswers.full()))).then()
                .body("rows[0].errors.find{it.code=='UNKNOWN_UNIT'}.letter", nullValue());
    }
}
