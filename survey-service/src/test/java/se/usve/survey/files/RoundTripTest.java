package se.usve.survey.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static se.usve.survey.files.Files2018.FILES;
import static se.usve.survey.files.Files2018.QUESTIONNAIRE;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import se.usve.survey.GoldenAnswers;
import se.usve.survey.questionnaire.CheckedAnswers;

/** Any valid answers survive the way through every kind of file unchanged. */
class RoundTripTest {

    private static final int SEEDS = 600;
    private static final int UNITS_A_FILE = 20;
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void anyAnswersSurviveCsvXlsxAndNdjson() throws JsonProcessingException {
        for (int first = 0; first < SEEDS; first += UNITS_A_FILE) {
            var units = units(first, false);
            assertEquals(json(units), json(throughAll(units)));
        }
    }

    private static List<UnitRow> throughAll(List<UnitRow> units) {
        var program = read(Files2018.csv(CsvProfile.RFC_4180, units), FileFormat.CSV);
        var swedish = read(Files2018.csv(CsvProfile.SWEDISH, program), FileFormat.CSV);
        var unicodeText = read(asUnicodeText(Files2018.csv(CsvProfile.RFC_4180, swedish)), FileFormat.CSV);
        var sheet = read(Files2018.xlsx(unicodeText), FileFormat.XLSX);
        var lines = read(Files2018.ndjson(sheet), FileFormat.NDJSON);
        return read(Files2018.bytes(out -> FILES.writeAnnotated(FILES.read(Files2018.ndjson(lines)), List.of(),
                text -> text.sv(), Files2018.MADE, out)), FileFormat.XLSX);
    }

    /** As Excel's “Unicode text”: UTF-16 with byte order mark. */
    private static byte[] asUnicodeText(byte[] csv) {
        return ("\ufeff" + new String(csv, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_16LE);
    }

    @Test
    void answersInWesternLettersSurviveWindows1252() throws JsonProcessingException {
        for (int first = 0; first < SEEDS; first += UNITS_A_FILE) {
            var units = units(first, true);
            var csv = new String(Files2018.csv(CsvProfile.SWEDISH, units), StandardCharsets.UTF_8).substring(1);
            assertEquals(json(units), json(read(csv.getBytes(Charset.forName("windows-1252")), FileFormat.CSV)));
        }
    }

    @Test
    void answersSurviveTabs() throws IOException {
        var units = List.of(Files2018.unit("A", GoldenAnswers.full()), Files2018.unit("B", GoldenAnswers.minimal()));
        var tabs = new StringWriter();
        try (var csv = CsvReader.builder().ofCsvRecord(
                new String(Files2018.csv(CsvProfile.RFC_4180, units), StandardCharsets.UTF_8));
                var out = CsvWriter.builder().fieldSeparator('\t').build(tabs)) {
            csv.forEach(record -> out.writeRecord(record.getFields()));
        }
        assertEquals(json(normal(units)),
                json(read(tabs.toString().getBytes(StandardCharsets.UTF_8), FileFormat.CSV)));
    }

    @Test
    void theSameAnswersSaidInAnotherOrderHaveOneNormalForm() throws JsonProcessingException {
        var one = GoldenAnswers.full();
        one.put("26", Map.of("chosen", List.of("OTHER", "SUPERVISOR_MEETINGS"), "otherText", "Annat"));
        one.put("15", Map.of("2020", 3L));
        one.put("staff", Map.of());
        var other = GoldenAnswers.full();
        other.put("26", Map.of("otherText", "Annat", "chosen", List.of("SUPERVISOR_MEETINGS", "OTHER")));
        other.put("15", Map.of("2020", 3));
        other.remove("staff");
        assertEquals(JSON.writeValueAsString(FILES.columns().normalised(one)),
                JSON.writeValueAsString(FILES.columns().normalised(other)));
        assertEquals(List.of("SUPERVISOR_MEETINGS", "OTHER"),
                ((Map<?, ?>) FILES.columns().normalised(one).get("26")).get("chosen"));
    }

    @Test
    void nothingChosenIsNotTheSameAsUnanswered() {
        var answers = GoldenAnswers.minimal();
        answers.put("26", Map.of("chosen", List.of()));
        var read = FILES.read(Files2018.csv(CsvProfile.RFC_4180, List.of(Files2018.unit("A", answers)))).rows().getFirst();
        assertEquals(Map.of("chosen", List.of()), read.answers().get("26"));
        answers.remove("26");
        assertNull(FILES.read(Files2018.csv(CsvProfile.RFC_4180, List.of(Files2018.unit("A", answers)))).rows()
                .getFirst().answers().get("26"));
    }

    private static List<UnitRow> units(int firstSeed, boolean western) {
        var units = IntStream.range(firstSeed, firstSeed + UNITS_A_FILE)
                .mapToObj(seed -> Files2018.unit("U-" + seed, new AnyAnswers(seed, western).to(QUESTIONNAIRE))).toList();
        units.forEach(unit -> assertEquals(List.of(), CheckedAnswers.of(QUESTIONNAIRE, unit.answers()).violations()));
        return units;
    }

    private static List<UnitRow> normal(List<UnitRow> units) {
        return units.stream().map(unit -> Files2018.unit(unit.unit(), FILES.columns().normalised(unit.answers())))
                .toList();
    }

    private static List<UnitRow> read(byte[] content, FileFormat format) {
        var file = FILES.read(content);
        assertEquals(format, file.format());
        var units = new ArrayList<UnitRow>();
        for (var row : file.rows()) {
            assertEquals(List.of(), row.errors(), row.unit());
            assertTrue(format == FileFormat.NDJSON || row.name().equals("Kliniken för " + row.unit())
                    || row.name().isEmpty());
            units.add(Files2018.unit(row.unit(), row.answers()));
        }
        return units;
    }

    private static String json(List<UnitRow> units) throws JsonProcessingException {
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(
                JSON.convertValue(units, new TypeReference<List<Map<String, Object>>>() { }));
    }
}
