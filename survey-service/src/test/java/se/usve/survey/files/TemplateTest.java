package se.usve.survey.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static se.usve.survey.files.Files2018.FILES;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import se.usve.chassis.problem.Text;
import se.usve.survey.GoldenAnswers;
import se.usve.survey.catalogue.Questionnaires;

/** The templates, and the file that comes back with what is wrong in it, looked at with another library. */
class TemplateTest {

    @Test
    void theTemplateGuidesWhoFillsItIn() throws IOException {
        var units = List.of(Files2018.unit("SE2321000016-A01", Map.of()), Files2018.unit("0042", GoldenAnswers.full()));
        try (var book = open(Files2018.xlsx(units))) {
            assertEquals(List.of("Läs mig - Read me", "Svar", "Listor", "_usve"),
                    IntStream.range(0, 4).mapToObj(book::getSheetName).toList());
            assertEquals(List.of(false, false, true, false), IntStream.range(0, 4).mapToObj(book::isSheetHidden).toList());
            assertTrue(book.isSheetVeryHidden(3));
            var guide = book.getSheetAt(0);
            assertTrue(guide.getRow(0).getCell(0).getStringCellValue().startsWith("Enkäten för omgången 2018-2021"));
            var sheet = book.getSheet("Svar");
            assertEquals("Enhetens id", sheet.getRow(0).getCell(0).getStringCellValue());
            assertTrue(sheet.getRow(0).getCell(5).getStringCellValue().startsWith("Har det i ledningen för USVE"));
            assertTrue(sheet.getRow(0).getCell(5).getCellStyle().getWrapText());
            var headers = new ArrayList<>(List.of("unit", "name", "region", "reason", "version"));
            headers.addAll(FILES.columns().headers());
            assertEquals(headers, texts(sheet, 1));
            assertEquals(List.of("SE2321000016-A01", "Kliniken för SE2321000016-A01", "01"), texts(sheet, 2).subList(0, 3));
            assertEquals("0042", sheet.getRow(3).getCell(0).getStringCellValue());
            assertEquals("Det har funnits under hela perioden", sheet.getRow(3).getCell(5).getStringCellValue());
            assertEquals("@", sheet.getRow(3).getCell(0).getCellStyle().getDataFormatString());
            assertEquals(2, sheet.getPaneInformation().getHorizontalSplitTopRow());
            assertTrue(sheet.getPaneInformation().isFreezePane());
            assertEquals(0, sheet.getNumMergedRegions());
            var origin = book.getSheet("_usve");
            assertEquals(List.of("round 2018-2021", "questionnaire 2018-2021", "templateVersion 1", "made 2022-02-15"),
                    IntStream.range(0, 4).mapToObj(r -> String.join(" ", texts(origin, r))).toList());
        }
    }

    @Test
    void theGuideSaysWhatToKnowAboutTheQuestions() throws IOException {
        var files = new AnswerFiles(Questionnaires.read("2022-2025"), "2022-2025", FileLimits.DEFAULT);
        var out = new ByteArrayOutputStream();
        files.writeXlsx(List.of(), LocalDate.of(2026, 2, 15), out);
        try (var book = open(out.toByteArray())) {
            var guide = book.getSheetAt(0);
            var lines = IntStream.rangeClosed(0, guide.getLastRowNum()).mapToObj(guide::getRow).filter(Objects::nonNull)
                    .map(row -> row.getCell(0).getStringCellValue()).toList();
            assertTrue(lines.stream().anyMatch(line -> line.startsWith("Ledning: Det finns inga officiella enkätfrågor")));
            assertTrue(lines.stream().anyMatch(line -> line.startsWith("12d: Frågan är ny.")), lines.toString());
            assertTrue(lines.indexOf("Om frågorna") < lines.indexOf("The survey for the round 2022-2025"));
            assertTrue(lines.stream().anyMatch(line -> line.startsWith("35p: This question is new.")));
        }
    }

    @Test
    void cellsWithCodesAreChosenFromListsInSwedishAndCountsAreWholeNumbers() throws IOException {
        try (var book = open(Files2018.xlsx(List.of()))) {
            var sheet = book.getSheet("Svar");
            var headers = texts(sheet, 1);
            var validations = sheet.getDataValidations();
            var choice = validation(validations, headers.indexOf("3"));
            assertEquals(List.of("Det har funnits under hela perioden", "Under delar av perioden", "Nej"),
                    list(book, choice.getValidationConstraint().getFormula1()));
            assertTrue(choice.getSuppressDropDownArrow(), "POI's name for a list that is shown");
            assertEquals("Välj ett av svaren i listan, eller lämna cellen tom.", choice.getErrorBoxText());
            var item = validation(validations, headers.indexOf("13b.PATIENT_ORGANISATIONS"));
            assertEquals(List.of("Ja", "Nej", "Inte tillämpbart, USVE har inte direkt patientkontakt"),
                    list(book, item.getValidationConstraint().getFormula1()));
            var count = validation(validations, headers.indexOf("15.2018"));
            var address = count.getRegions().getCellRangeAddress(0).formatAsString().split(":")[0];
            assertEquals("AND(ISNUMBER(%1$s),%1$s>=0,%1$s<=1000000,%1$s=INT(%1$s))".formatted(address),
                    count.getValidationConstraint().getFormula1());
            assertTrue(validations.stream().noneMatch(found -> covers(found, headers.indexOf("35a"))));
        }
    }

    /** Also what is unkind to XML, or to a spreadsheet: blanks at the ends, carriage returns, what looks like an escape. */
    @Test
    void anotherProgramReadsTheTextsAsTheyWereWritten() throws IOException {
        var texts = IntStream.range(0, 300).mapToObj(seed -> new AnyAnswers(seed, false).text()).toList();
        var units = IntStream.range(0, 300).mapToObj(i -> Files2018.unit("U-" + i,
                Map.of("30a", texts.get(i), "35a", "_x000D_" + texts.get(i) + "\r"))).toList();
        try (var book = open(Files2018.xlsx(units))) {
            var sheet = book.getSheet("Svar");
            var headers = texts(sheet, 1);
            for (int i = 0; i < texts.size(); i++) {
                var row = sheet.getRow(i + 2);
                assertEquals(texts.get(i), row.getCell(headers.indexOf("30a")).getStringCellValue());
                assertEquals("_x000D_" + texts.get(i) + "\r", row.getCell(headers.indexOf("35a")).getStringCellValue());
            }
        }
    }

    /** The rows as they were sent, each with its messages, faulty cells marked; mended it can be sent again. */
    @Test
    void theAnnotatedFileShowsEveryErrorAtItsCellAndCanBeSentAgain() throws IOException {
        var sent = FILES.read(new CraftedXlsx().sheet("Svar", CraftedXlsx.rows(
                new String[] {"Frågor"}, new String[] {"35a", "enhet", "15.2018", "meddelanden", "15.2019", "4a"}) + """
                <row r="5"><c t="str" r="A5"><v> text </v></c><c t="str" r="B5"><v>A</v></c><c r="C5"><v>12.5</v></c>\
                <c t="str" r="D5"><v>gammalt</v></c><c r="E5"><f>WEBSERVICE("http://x")</f><v>3</v></c>\
                <c t="b" r="F5"><v>1</v></c></row>""").bytes());
        var errors = new ArrayList<>(sent.rows().getFirst().errors());
        errors.add(new RowError(5, "unit", null, null, "UNKNOWN_UNIT", new Text("enheten finns inte", "no such unit")));
        var annotated = Files2018.bytes(out -> FILES.writeAnnotated(sent, errors, Text::sv, Files2018.MADE, out));
        try (var book = open(annotated)) {
            var sheet = book.getSheet("Svar");
            assertEquals(List.of("35a", "unit", "15.2018", "15.2019", "4a", "Meddelanden / Messages"), texts(sheet, 1));
            var row = sheet.getRow(4);
            assertEquals(" text ", row.getCell(0).getStringCellValue());
            assertEquals(12.5, row.getCell(2).getNumericCellValue());
            assertTrue(row.getCell(4).getBooleanCellValue());
            assertEquals(List.of(false, true, true, true, false), IntStream.range(0, 5).mapToObj(c ->
                    row.getCell(c).getCellStyle().getFillPattern() == FillPatternType.SOLID_FOREGROUND).toList());
            assertEquals("”12.5” är inget heltal från 0 till 1000000: skriv ett sådant, eller lämna cellen tom",
                    row.getCell(2).getCellComment().getString().getString());
            var messages = row.getCell(5).getStringCellValue();
            assertTrue(messages.contains("15.2018: ”12.5”") && messages.contains("unit: enheten finns inte")
                    && messages.contains("3: Fråga 3 (Har det i ledningen"), messages);
            assertEquals("NA()", row.getCell(3).getCellFormula(), "the formula sent does not run at the next reader's");
            assertTrue(row.getCell(3).getCellComment().getString().getString().contains("=WEBSERVICE(\"http://x\")"));
        }
        var again = FILES.read(annotated).rows().getFirst();
        assertEquals(sent.rows().getFirst().answers(), again.answers());
        assertEquals(sent.rows().getFirst().errors().stream().map(error -> error.code() + error.column()).toList(),
                again.errors().stream().map(error -> error.code() + error.column()).toList());
        assertEquals(5, again.number());
    }

    @Test
    void aFileOfLinesComesBackAsASpreadsheetWithItsErrors() throws IOException {
        var sent = Files2018.read("{\"unit\":\"A\",\"answers\":{\"15\":{\"2018\":2.5},\"4a\":\"PERHAPS\"}}\n{");
        var errors = sent.rows().stream().flatMap(row -> row.errors().stream()).toList();
        try (var book = open(Files2018.bytes(out ->
                FILES.writeAnnotated(sent, errors, Text::en, Files2018.MADE, out)))) {
            var sheet = book.getSheet("Svar");
            var headers = texts(sheet, 1);
            assertEquals(2.5, sheet.getRow(2).getCell(headers.indexOf("15.2018")).getNumericCellValue());
            assertTrue(sheet.getRow(2).getCell(headers.indexOf("15.2018")).getCellComment().getString().getString()
                    .contains("whole number"));
            assertEquals("PERHAPS", sheet.getRow(2).getCell(headers.indexOf("4a")).getStringCellValue());
            assertTrue(sheet.getRow(3).getCell(headers.size() - 1).getStringCellValue()
                    .startsWith("the line is not valid JSON"));
        }
    }

    private static XSSFWorkbook open(byte[] content) throws IOException {
        return new XSSFWorkbook(new ByteArrayInputStream(content));
    }

    private static List<String> texts(XSSFSheet sheet, int row) {
        var texts = new ArrayList<String>();
        sheet.getRow(row).forEach(cell -> texts.add(cell.getStringCellValue()));
        return texts;
    }

    private static DataValidation validation(List<? extends DataValidation> validations, int column) {
        return validations.stream().filter(validation -> covers(validation, column)).findFirst().orElseThrow();
    }

    private static boolean covers(DataValidation validation, int column) {
        return Arrays.stream(validation.getRegions().getCellRangeAddresses())
                .anyMatch(range -> range.isInRange(2, column) && range.isInRange(5001, column));
    }

    private static List<String> list(XSSFWorkbook book, String formula) {
        var parts = formula.replace("$", "").split("!");
        var range = CellRangeAddress.valueOf(parts[1]);
        return IntStream.rangeClosed(range.getFirstRow(), range.getLastRow()).mapToObj(r ->
                book.getSheet(parts[0]).getRow(r).getCell(range.getFirstColumn()).getStringCellValue()).toList();
    }
}
