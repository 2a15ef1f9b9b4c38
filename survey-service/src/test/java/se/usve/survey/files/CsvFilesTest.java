package se.usve.survey.files;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static se.usve.survey.files.Files2018.FILES;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.usve.survey.files.FileRefused.Reason;

/** CSV as programs and spreadsheets write it. */
class CsvFilesTest {

    private static final String TEXT = "unit;4a;35a\nA-1;Ja;Mätt – på våren\n";

    static List<byte[]> encodings() {
        return List.of(TEXT.getBytes(StandardCharsets.UTF_8), ("\ufeff" + TEXT).getBytes(StandardCharsets.UTF_8),
                ("\ufeff" + TEXT.replace(';', '\t')).getBytes(StandardCharsets.UTF_16LE),
                ("\ufeff" + TEXT.replace(';', '\t')).getBytes(StandardCharsets.UTF_16BE),
                TEXT.getBytes(Charset.forName("windows-1252")), TEXT.replace(';', ',').getBytes(StandardCharsets.UTF_8),
                TEXT.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8),
                TEXT.replace("\n", "\r").getBytes(StandardCharsets.UTF_8),
                ("sep=;\r\n" + TEXT).getBytes(StandardCharsets.UTF_8),
                ("\ufeffsep=|\n" + TEXT.replace(';', '|')).getBytes(StandardCharsets.UTF_8),
                TEXT.stripTrailing().getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @MethodSource("encodings")
    void everyEncodingAndSeparatorIsRead(byte[] content) {
        var row = FILES.read(content).rows().getFirst();
        assertEquals("2 A-1 {4a=YES, 35a=Mätt – på våren}", row.number() + " " + row.unit() + " " + row.answers());
    }

    @Test
    void theHeaderMayStandBelowOtherRowsAndItsColumnsInAnyOrder() {
        var rows = Files2018.read("""
                "Enkät; 2018
                –2021";;;;

                ;"Mätningar, ja eller nej";Enhetens id;;
                15.2018;35.PROM;ENHET;;Meddelanden / Messages
                ;;;;
                12;Ja;A-1;;"Ett gammalt meddelande, =som inte läses"
                """).rows();
        assertEquals("6 A-1 {15={2018=12}, 35={PROM=YES}}",
                rows.getFirst().number() + " " + rows.getFirst().unit() + " " + rows.getFirst().answers());
        assertEquals(1, rows.size());
    }

    @Test
    void everyHeaderThatIsUnknownOrStandsTwiceIsTold() {
        var refused = assertThrows(FileRefused.class, () -> Files2018.read("""
                unit;4a;99;4A;13b;unit;meddelanden
                A-1;Ja;;;;;
                """));
        assertEquals(List.of(Reason.UNKNOWN_COLUMN, Reason.DUPLICATE_COLUMN, Reason.UNKNOWN_COLUMN,
                Reason.DUPLICATE_COLUMN), refused.reasons());
        assertEquals("Kolumn D: rubriken ”4A” står redan i kolumn B. Ta bort den ena.",
                refused.violations().get(1).message().sv());
        assertEquals("UNKNOWN_COLUMN", refused.violations().getFirst().code());
    }

    @Test
    void rowsWithoutAnswersArePassedOverAndBlankRowsAreNotThere() {
        var rows = Files2018.read("unit,name,4a\nA,Alfa,\n,,\nB,Beta,Ja\n \n").rows();
        assertEquals(List.of("A", "B"), rows.stream().map(SentRow::unit).toList());
        assertEquals(List.of(true, false), rows.stream().map(SentRow::isUnanswered).toList());
        assertEquals(4, rows.get(1).number());
    }

    @Test
    void excelLeavesOutSeparatorsWhereNothingFollows() {
        var rows = Files2018.read("unit;4a;6a;35a\nA;Ja\nB;Nej;Ja\nC;Ja;Ja;Text\nD;Ja;;;;;\n").rows();
        assertEquals(List.of("A", "B", "C", "D"), rows.stream().map(SentRow::unit).toList());
        rows.forEach(row -> assertTrue(row.errors().stream().noneMatch(
                error -> error.code().equals(RowError.RAGGED_ROW)), row.unit()));
    }

    @Test
    void aRowCutInTwoByALineBreakIsAnErrorAtBothHalves() {
        var rows = Files2018.read("unit;4a;35a;6a\nA;Ja;Först mätte vi\noch sedan igen;Ja\nB;Ja;Text;Ja\n").rows();
        assertEquals(List.of(true, true, false), rows.stream().map(row -> row.errors().stream()
                .anyMatch(error -> error.code().equals(RowError.RAGGED_ROW))).toList());
        assertEquals(Map.of(), rows.getFirst().answers());
    }

    @Test
    void whatStandsUnderNoHeaderIsAnErrorAtItsRow() {
        var error = Files2018.read("unit;4a\nA;Ja;vilse\n").rows().getFirst().errors().getFirst();
        assertEquals("2 C RAGGED_ROW ”vilse” står i kolumn C, som saknar rubrik: ta bort det, eller flytta det till sin "
                + "kolumn", error.row() + " " + error.letter() + " " + error.code() + " " + error.message().sv());
    }

    @Test
    void aUnitThatStandsTwiceIsToldAtEachOfItsRows() {
        var rows = Files2018.read("unit;4a\nA;Ja\nB;Ja\nA;Nej\nA;\n").rows();
        assertEquals(List.of("enheten A står också i rad 4: behåll en av raderna", "",
                "enheten A står också i rad 2: behåll en av raderna", ""),
                rows.stream().map(row -> row.errors().stream()
                        .filter(error -> error.code().equals(RowError.DUPLICATE_UNIT))
                        .map(error -> error.message().sv()).findFirst().orElse("")).toList());
    }

    @Test
    void whatASpreadsheetWouldTakeForAFormulaGetsAnApostropheThatIsTakenAwayAgain() {
        Map.of("=1+1", "'=1+1", "-5", "'-5", "@a", "'@a", "\ta", "'\ta", "\r", "'\r", "'=x", "''=x", "'''-x", "''''-x",
                "'hej", "'hej", "''", "''", "a=b", "a=b").forEach((text, cell) -> {
            assertEquals(cell, Apostrophe.before(text));
            assertEquals(text, Apostrophe.takenFrom(cell));
        });
    }

    @Test
    void theApostropheStandsInTheFile() {
        var row = Map.<String, Object>of("30a", "=HYPERLINK(\"http://x\")", "35a", "'=a");
        assertTrue(new String(Files2018.csv(CsvProfile.SWEDISH, List.of(Files2018.unit("A", row))),
                StandardCharsets.UTF_8).contains(";\"'=HYPERLINK(\"\"http://x\"\")\";"));
        assertTrue(new String(Files2018.csv(CsvProfile.RFC_4180, List.of(Files2018.unit("A", row))),
                StandardCharsets.UTF_8).contains(",''=a,"));
    }

    @Test
    void headersThatASpreadsheetMadeNumbersOfAreStillKnown() {
        for (var header : List.of("15.202", "15,202", "15.2020", "15,2020", "15,20200")) {
            assertEquals(Map.of("2020", 7), Files2018.read("unit;" + header + "\nA;7\n").rows().getFirst().answers()
                    .get("15"), header);
        }
        assertEquals(List.of("15.2018", "15.2019"), Stream.of("15,2018", "15.2019")
                .map(header -> FILES.columns().named(header).orElseThrow().header()).toList());
        assertTrue(FILES.columns().named("15.20").isEmpty());
        assertTrue(FILES.columns().named("152020").isEmpty());
    }

    @Test
    void theTwoProfilesAreAsTheySay() {
        var units = List.of(Files2018.unit("A", Map.of("4a", "YES", "3", "NO", "15", Map.of("2018", 12))));
        var program = Files2018.csv(CsvProfile.RFC_4180, units);
        assertTrue(new String(program, StandardCharsets.UTF_8).startsWith("unit,name,region,reason,version,3,4a,6a,"));
        assertTrue(new String(program, StandardCharsets.UTF_8).contains("\r\nA,Kliniken för A,01,,,NO,YES,,"));
        var swedish = Files2018.csv(CsvProfile.SWEDISH, units);
        assertArrayEquals(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF}, Arrays.copyOf(swedish, 3));
        assertTrue(new String(swedish, StandardCharsets.UTF_8).contains("\r\nA;Kliniken för A;01;;;Nej;Ja;;"));
    }

    @ParameterizedTest
    @CsvSource({"'unit;4a\nA;\"Ja', NOT_READABLE", "'4a;6a\nJa;Ja', NO_HEADER", "'', EMPTY_FILE", "' \n ', EMPTY_FILE",
        "'[{\"unit\":\"A\"}]', NOT_READABLE", "'<html>', NOT_READABLE", "'%PDF-1.7', NOT_READABLE",
        "'hej', NO_HEADER"})
    void whatIsNoTableIsRefused(String content, Reason reason) {
        assertEquals(List.of(reason), assertThrows(FileRefused.class, () -> Files2018.read(content)).reasons());
    }

    @Test
    void tooMuchIsRefused() {
        var small = new AnswerFiles(Files2018.QUESTIONNAIRE, "r", new FileLimits(2_000, 10, 100, 1_000, 1, 1, 1, 1_000));
        var rows = "unit;4a\n" + "A;Ja\n".repeat(10);
        assertEquals(10, small.read(rows.getBytes(StandardCharsets.UTF_8)).rows().size());
        assertEquals(Reason.TOO_MANY_ROWS, assertThrows(FileRefused.class,
                () -> small.read((rows + "B;Ja\n").getBytes(StandardCharsets.UTF_8))).reasons().getFirst());
        var large = assertThrows(FileRefused.class, () -> small.read(new byte[2_001]));
        assertEquals(Reason.FILE_TOO_LARGE, assertThrows(FileRefused.class, () -> PlainTable.read(new byte[2_001],
                Map.of("unit", "unit"), new FileLimits(2_000, 1, 1, 1, 1, 1, 1, 1))).reasons().getFirst());
        assertEquals("413 FILE_TOO_LARGE", large.type().status() + " " + large.violations().getFirst().code());
        assertEquals(Reason.TOO_MANY_COLUMNS, assertThrows(FileRefused.class,
                () -> small.read(("unit;4a\nA" + ";".repeat(101)).getBytes(StandardCharsets.UTF_8)))
                .reasons().getFirst());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void bytesThatAreNoTextAreRefused(int seed) {
        var bytes = new byte[3_000];
        new Random(seed).nextBytes(bytes);
        assertThrows(FileRefused.class, () -> FILES.read(bytes));
    }

    @Test
    void ndjsonTellsABrokenLineAndGoesOn() {
        var rows = Files2018.read("""
                {"unit":"A","answers":{"4a":"YES"},"reason":"Rättelse"}

                {"unit":"B","answers":{"4a":"YES"}
                ["C"]
                {"unit":7,"answer":{},"answers":[]}
                {"unit":"D","answers":{"4a":"YES","4a":"NO"}}
                {"unit":"E","answers":%s}
                {"unit":"F","answers":{"26":{"chosen":["X"]},"99":1}}
                {"unit":"G","answers":{}}
                {"answers":{"4a":"YES"}}
                """.formatted("[".repeat(50) + "]".repeat(50))).rows();
        assertEquals(List.of(1, 3, 4, 5, 6, 7, 8, 9, 10), rows.stream().map(SentRow::number).toList());
        assertEquals("Rättelse", rows.getFirst().reason());
        IntStream.of(1, 2, 3, 4, 5).forEach(i ->
                assertEquals(RowError.INVALID_LINE, rows.get(i).errors().getFirst().code(), "line " + i));
        assertEquals(3, rows.get(3).errors().size());
        var f = rows.get(6).errors().stream().map(error -> error.code() + " " + error.column()).toList();
        assertTrue(f.containsAll(List.of("INVALID_ANSWER 26.SUPERVISOR_MEETINGS", "UNKNOWN_QUESTION null")), f::toString);
        assertTrue(rows.get(7).isUnanswered());
        assertEquals(RowError.UNIT_MISSING, rows.get(8).errors().getFirst().code());
    }
}
