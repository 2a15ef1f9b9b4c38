package se.usve.survey.imports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.usve.survey.GoldenAnswers;
import se.usve.survey.OnTheStack;
import se.usve.survey.Survey;
import se.usve.survey.catalogue.Questionnaires;
import se.usve.survey.files.AnyAnswers;

/** Files as a region gets and sends them: templates, exports, spreadsheets filled in, files with their errors marked. */
@QuarkusTest
@OnTheStack
class ImportFormatsTest {

    private static final int UNITS = 8;

    private Sending stockholm;
    private String round;

    @BeforeEach
    void aRound() {
        round = Sending.round(UNITS);
        stockholm = new Sending(Survey.region("01"), round);
    }

    /** Answers drawn from a seed, stored; then what options were chosen in is turned around, which says the same. */
    private void answered(long seed) {
        var answers = new LinkedHashMap<String, Map<String, Object>>();
        var any = new AnyAnswers(seed, false);
        for (int unit = 1; unit <= UNITS; unit++) {
            var drawn = any.to(Questionnaires.read("2018-2021"));
            drawn.values().forEach(answer -> {
                if (answer instanceof Map<?, ?> map && map.get("chosen") instanceof ArrayList<?> chosen) {
                    Collections.shuffle(chosen, new Random(seed));
                }
            });
            answers.put("u" + unit, drawn);
        }
        stockholm.store(Sending.lines(answers)).then().statusCode(200).body("created", equalTo(UNITS));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/answers.csv", "/answers.csv?format=csv-sv", "/answers.xlsx", "/answers.ndjson",
            "/questionnaire/template.csv", "/questionnaire/template.csv?format=csv-sv", "/questionnaire/template.xlsx"})
    void whatIsFetchedAndSentBackChangesNothing(String file) {
        answered(file.hashCode());
        var fetched = stockholm.who().get("/rounds/" + round + file).then().statusCode(200)
                .header("Content-Disposition", matchesPattern("attachment; filename=\"(mall|svar)-" + round
                        + "-20\\d\\d-\\d\\d-\\d\\d\\.(csv|xlsx|ndjson)\"")).extract();
        var type = fetched.contentType().split(";")[0];
        stockholm.send("?dryRun=true", fetched.body().asByteArray(), type).then().statusCode(200)
                .body("unchanged", equalTo(UNITS)).body("created", equalTo(0)).body("changed", equalTo(0))
                .body("rejected", equalTo(0)).body("skipped", equalTo(0));
        // The content decides, whatever it is said to be.
        stockholm.send("", fetched.body().asByteArray(), "application/octet-stream").then().statusCode(200)
                .body("unchanged", equalTo(UNITS));
        for (int unit = 1; unit <= UNITS; unit++) {
            stockholm.submissions("u" + unit).then().body("total", equalTo(1));
        }
    }

    @Test
    void anExportHoldsTheUnitsThatHaveAnswered() {
        stockholm.store(Sending.lines(Map.of("u2", GoldenAnswers.full()))).then().statusCode(200);
        new Sending(Survey.region("12"), round).store(Sending.lines(Map.of("lund", GoldenAnswers.minimal()))).then()
                .statusCode(200);
        assertEquals(List.of("unit", "u2"), units(stockholm.who().get("/rounds/" + round + "/answers.csv")));
        assertEquals(List.of("unit", "lund", "u2"), units(Survey.STEERING.get("/rounds/" + round + "/answers.csv")));
        assertEquals(List.of("unit", "lund"), units(Survey.ADMIN.get("/rounds/" + round + "/answers.csv?region=12")));
        stockholm.who().get("/rounds/" + round + "/answers.csv?region=12").then().statusCode(403);
        Survey.ADMIN.get("/rounds/" + round + "/answers.csv?region=99").then().statusCode(400);
        Survey.ADMIN.get("/rounds/" + round + "/answers.csv?format=excel").then().statusCode(400);
        Survey.ADMIN.get("/rounds/" + round + "/answers.pdf").then().statusCode(404)
                .contentType("application/problem+json");
        Survey.ADMIN.get("/rounds/unheard-of/answers.csv").then().statusCode(404);
        Survey.OPERATOR.get("/rounds/" + round + "/answers.csv").then().statusCode(403);
        assertEquals(List.of("unit", "lund", "u1", "u2", "u3", "u4", "u5", "u6", "u7", "u8"),
                units(Survey.ADMIN.get("/rounds/" + round + "/questionnaire/template.csv")));
        var blank = stockholm.who().get("/rounds/" + round + "/questionnaire/template.csv?answers=false");
        stockholm.send("?dryRun=true", blank.asByteArray(), Sending.CSV).then().body("skipped", equalTo(UNITS));
        Survey.STEERING.get("/rounds/" + round + "/questionnaire/template.csv").then().statusCode(403);
        stockholm.who().get("/rounds/" + round + "/questionnaire/template.ndjson").then().statusCode(404);
    }

    private static List<String> units(Response csv) {
        return Arrays.stream(csv.then().statusCode(200).extract().asString().split("\r\n"))
                .filter(line -> line.matches("(unit|u\\d|lund),.*")).map(line -> line.split(",")[0]).toList();
    }

    /** The template in a spreadsheet program: one unit gets an answer in words, one a wrong one. */
    @Test
    void aTemplateFilledInIsTakenAndComesBackWithItsErrorsMarked() throws IOException {
        stockholm.store(Sending.lines(Map.of("u1", GoldenAnswers.full(), "u2", GoldenAnswers.full()))).then()
                .statusCode(200);
        var template = stockholm.who().get("/rounds/" + round + "/questionnaire/template.xlsx").asByteArray();
        var filledIn = edited(template, sheet -> {
            write(sheet, "u1", "39", "Nej");
            write(sheet, "u2", "39", "kanske");
        });
        var plan = Sending.plan(stockholm.send("?dryRun=true", filledIn, Sending.XLSX));
        stockholm.get(plan).then().body("format", equalTo("XLSX")).body("changed", equalTo(1))
                .body("rejected", equalTo(1)).body("skipped", equalTo(UNITS - 2))
                .body("rows.find{it.unit=='u1'}.changes.question", equalTo(List.of("39")))
                .body("rows.find{it.unit=='u1'}.changes[0].new", equalTo("NO"))
                .body("rows.find{it.unit=='u2'}.errors[0].column", equalTo("39"))
                .body("rows.find{it.unit=='u2'}.errors[0].letter", matchesPattern("[A-Z]+"))
                .body("rows.find{it.unit=='u2'}.errors[0].message", containsString("kanske"));

        var annotated = stockholm.get(plan + "/annotated.xlsx").then().statusCode(200).contentType(Sending.XLSX)
                .extract().asByteArray();
        try (var book = new XSSFWorkbook(new ByteArrayInputStream(annotated))) {
            var sheet = answers(book);
            var row = row(sheet, "u2");
            assertTrue(row.getCell(row.getLastCellNum() - 1).getStringCellValue().contains("kanske"));
            assertEquals("kanske", row.getCell(column(sheet, "39")).getStringCellValue());
        }
        var mended = edited(annotated, sheet -> write(sheet, "u2", "39", "Nej"));
        stockholm.send("", mended, Sending.XLSX).then().statusCode(200).body("changed", equalTo(2))
                .body("rejected", equalTo(0));
    }

    @Test
    void aFileInAnyFormatComesBackAsASpreadsheetWithItsErrorsMarked() throws IOException {
        var wrong = GoldenAnswers.full();
        wrong.put("4a", "kanske");
        var plan = Sending.plan(stockholm.dryRun(Sending.lines(Map.of("u1", wrong))));
        try (var book = new XSSFWorkbook(new ByteArrayInputStream(
                stockholm.get(plan + "/annotated.xlsx").then().statusCode(200).extract().asByteArray()))) {
            assertEquals("kanske", row(answers(book), "u1").getCell(column(answers(book), "4a")).getStringCellValue());
        }
        new Sending(Survey.region("12"), round).get(plan + "/annotated.xlsx").then().statusCode(404);
    }

    /** As Swedish Excel saves CSV: semicolon, Windows-1252, and the rows of a unit twice. */
    @Test
    void aUnitThatStandsTwiceIsAnErrorAtBothItsRows() {
        var file = "enhet;4a;skäl\r\nu1;Ja;för sent\r\nu3;Nej;\r\nu1;Nej;\r\n".getBytes(Charset.forName("windows-1252"));
        stockholm.send("?dryRun=true", file, Sending.CSV).then().statusCode(200).body("format", equalTo("CSV"))
                .body("rejected", equalTo(3))
                .body("rows.collect{row -> row.errors.count{it.code=='DUPLICATE_UNIT'}}", equalTo(List.of(1, 0, 1)))
                .body("rows.row", equalTo(List.of(2, 3, 4)));
    }

    @Test
    void whyAnswersWereSentStandsInTheirHistory() {
        var line = Sending.line("u1", GoldenAnswers.full()).replaceFirst("\\{", "{\"reason\":\"rättad siffra\",");
        var file = (line + "\n" + Sending.line("u2", GoldenAnswers.full())).getBytes(UTF_8);
        stockholm.send("?reason=hela regionen", file, Sending.NDJSON).then().statusCode(200).body("created", equalTo(2));
        stockholm.submissions("u1").then().body("items[0].reason", equalTo("import: rättad siffra"));
        stockholm.submissions("u2").then().body("items[0].reason", equalTo("import: hela regionen"));
        stockholm.send("?reason=" + "x".repeat(1001), file, Sending.NDJSON).then().statusCode(400);
        var tooLong = Sending.line("u3", GoldenAnswers.full()).replaceFirst("\\{",
                "{\"reason\":\"" + "x".repeat(1001) + "\",");
        stockholm.dryRun(tooLong.getBytes(UTF_8)).then().body("rejected", equalTo(1))
                .body("rows[0].errors[0].pointer", equalTo("/rows/1/reason"));
    }

    @Test
    void charactersThatNoTextHasAreErrorsOfTheirRows() {
        var file = String.join("\n", "{\"unit\":\"u1\",\"answers\":{\"30a\":\"\\ud800\",\"\\ud800\":\"YES\"}}",
                "{\"unit\":\"\\ud800\\u0000\",\"answers\":{\"4a\":\"YES\"}}",
                "{\"unit\":\"u2\",\"reason\":\"\\u0000\",\"answers\":{\"4a\":\"YES\\u0000\"}}");
        var plan = Sending.plan(stockholm.dryRun(file.getBytes(UTF_8)));
        stockholm.get(plan).then().body("rejected", equalTo(3));
        stockholm.get(plan + "/annotated.xlsx").then().statusCode(200);
    }

    private interface Editing {
        void of(XSSFSheet sheet);
    }

    private static byte[] edited(byte[] file, Editing editing) throws IOException {
        try (var book = new XSSFWorkbook(new ByteArrayInputStream(file)); var out = new ByteArrayOutputStream()) {
            editing.of(answers(book));
            book.write(out);
            return out.toByteArray();
        }
    }

    /** In a new cell: what POI writes into an inline string stands beside it. */
    private static void write(XSSFSheet sheet, String unit, String column, String value) {
        row(sheet, unit).createCell(column(sheet, column)).setCellValue(value);
    }

    private static XSSFSheet answers(XSSFWorkbook book) {
        for (var sheet : book) {
            if (header(sheet) != null) {
                return (XSSFSheet) sheet;
            }
        }
        throw new AssertionError("No sheet of answers");
    }

    private static Row header(Iterable<Row> sheet) {
        for (var row : sheet) {
            for (var cell : row) {
                if (cell.toString().equals("unit")) {
                    return row;
                }
            }
        }
        return null;
    }

    private static int column(XSSFSheet sheet, String name) {
        for (var cell : header(sheet)) {
            if (cell.toString().equals(name)) {
                return cell.getColumnIndex();
            }
        }
        throw new AssertionError("No column " + name);
    }

    private static Row row(XSSFSheet sheet, String unit) {
        for (var row : sheet) {
            var cell = row.getCell(column(sheet, "unit"));
            if (cell != null && cell.toString().equals(unit)) {
                return row;
            }
        }
        throw new AssertionError("No row of " + unit);
    }
}
