package se.usve.survey.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static se.usve.survey.files.Files2018.FILES;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.usve.survey.GoldenAnswers;

/** What may stand in a cell, and what is said of what may not. */
class CellsTest {

    @Test
    void aQuestionnaireHasAColumnForEachCellOfAnAnswer() {
        assertEquals(List.of("3", "13b.OWN_REGION_CARE_UNITS", "13b.OTHER_REGION_CARE_UNITS",
                "13b.OWN_REGION_UNIVERSITIES", "13b.OTHER_REGION_UNIVERSITIES", "13b.PATIENT_ORGANISATIONS",
                "14a.REGIONAL", "14a.NATIONAL", "14a.INTERNATIONAL", "15.2018", "15.2019", "15.2020", "15.2021",
                "26.SUPERVISOR_MEETINGS", "26.COURSE_LEADER_BRIEFING", "26.OTHER", "26.otherText", "30a",
                "38.2018", "38.2019", "38.2020", "38.2021"),
                FILES.columns().headers().stream().filter(header ->
                        List.of("3", "13b", "14a", "15", "26", "30a", "38").contains(header.split("\\.")[0])).toList());
        assertTrue(FILES.columns().headers().contains("staff.PHYSICIANS_WOMEN"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "4a | YES | YES", "4a | yes | YES", "4a | ' Ja ' | YES", "4a | JA | YES", "4a | j | YES", "4a | y | YES",
        "4a | 1 | YES", "4a | x | YES", "4a | X | YES", "4a | SANT | YES", "4a | true | YES",
        "4a | Nej | NO", "4a | no | NO", "4a | N | NO", "4a | 0 | NO", "4a | FALSKT | NO", "4a | false | NO",
        "3 | WHOLE_PERIOD | WHOLE_PERIOD", "3 | det har funnits under hela PERIODEN | WHOLE_PERIOD",
        "3 | During parts of  the period | PART_OF_PERIOD", "3 | nej | NO", "3 | No | NO",
        "18a | Ja | YES", "18a | 'Yes, but not to a sufficient extent' | INSUFFICIENT",
        "23 | Nej | NONE", "23 | No | NONE", "23 | 'Ja, delar av personalen' | SOME",
        "36 | 'Inte aktuellt, USVE saknar direkt patientkontakt' | NO_DIRECT_PATIENT_CONTACT", "36 | ja | YES"})
    void codesAndWordsOfEitherLanguageAreUnderstood(String header, String cell, String code) {
        assertEquals(code, read(header, cell));
    }

    @Test
    void anÅMadeUpOfTwoCharactersIsStillAnÅ() {
        assertEquals("INSUFFICIENT", read("18a", "Ja, men inte i tillra\u0308cklig omfattning"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"4a | kanske", "4a | 2", "4a | Ja Nej", "3 | Ja", "3 | x", "3 | 1", "18a | 1",
        "18a | x", "18a | j", "23 | Ja", "36 | 0", "13b.PATIENT_ORGANISATIONS | x", "4a | ALL"})
    void whatCouldBeMisreadIsNotGuessed(String header, String cell) {
        assertEquals(RowError.INVALID_ANSWER, wrong(header, cell).code());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"12 | 12", "' 12 ' | 12", "12,0 | 12", "12.0 | 12", "12,00 | 12", "0 | 0",
        "007 | 7", "1 234 | 1234", "1000000 | 1000000", "1 000 000 | 1000000", "1 234,0 | 1234"})
    void wholeNumbersAreUnderstoodAsSpreadsheetsWriteThem(String cell, int count) {
        assertEquals(count, read("15.2018", cell));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1\u00a0234", "1\u202f234", "\u00a01234\u00a0"})
    void blanksBetweenThousandsMayBeOfAnyKind(String cell) {
        assertEquals(1234, read("15.2018", cell));
    }

    @ParameterizedTest
    @ValueSource(strings = {"12,5", "12.5", "-1", "1000001", "tolv", "2022-01-12", "1,000", "1.000", "1 23", "12 st",
        "1e3", "ja", "99999999999", "1,", "12,01", "+5", "0x1F"})
    void whatIsNoWholeNumberIsAnError(String cell) {
        assertEquals(RowError.INVALID_ANSWER, wrong("15.2018", cell).code());
    }

    @Test
    void anErrorSaysWhatStandsThereAndWhatMayStandThere() {
        assertEquals("”tolv” är inget heltal från 0 till 1000000: skriv ett sådant, eller lämna cellen tom",
                wrong("15.2018", "tolv").message().sv());
        assertEquals("“kanske” is none of the answers: write Yes / No, or leave the cell empty",
                wrong("4a", "kanske").message().en());
        assertTrue(wrong("4a", "k".repeat(500)).message().sv().startsWith("”" + "k".repeat(40) + " …” är inget av"));
    }

    @Test
    void everyErrorOfEveryRowIsToldAtOnceWithItsPlace() {
        var file = Files2018.read("""
                unit;3;15.2018;13b.PATIENT_ORGANISATIONS;34;34a;26.OTHER;26.otherText
                A;kanske;12,5;Inte tillämpbart, USVE har inte direkt patientkontakt;Nej;Exempel;;
                ;Nej;;;;;Ja;
                """);
        var first = places(file.rows().getFirst());
        assertTrue(first.containsAll(List.of("2 B 3 3 INVALID_ANSWER", "2 C 15.2018 15 INVALID_ANSWER",
                "2 F 34a 34a NOT_ASKED", "2 null 4a 4a MANDATORY",
                "2 null 13b.OWN_REGION_CARE_UNITS 13b MANDATORY")), first::toString);
        assertEquals(1, first.stream().filter(place -> place.contains(" 3 3 ")).count(), first::toString);
        var second = places(file.rows().get(1));
        assertEquals("3 A unit null UNIT_MISSING", second.getFirst());
        assertTrue(second.contains("3 H 26.otherText 26 INVALID_ANSWER"), second::toString);
    }

    @Test
    void whatOnlyFollowsFromACellNotUnderstoodIsNotTold() {
        var row = Files2018.read("""
                unit;19b;24;25;26.OTHER;26.otherText
                A;kanske;Ja;Ja;kanske;Annat
                """).rows().getFirst();
        assertEquals(List.of("2 B 19b 19b INVALID_ANSWER", "2 E 26.OTHER 26 INVALID_ANSWER"),
                places(row).stream().filter(place -> !place.endsWith("MANDATORY")).toList());
        assertTrue(places(row).stream().noneMatch(place -> place.contains(" 26 MANDATORY")));
    }

    @Test
    void answersThatContradictEachOtherAreWarnedOfAtTheirColumn() {
        var answers = GoldenAnswers.minimal();
        answers.put("36", "YES");
        var row = FILES.read(Files2018.csv(CsvProfile.SWEDISH, List.of(Files2018.unit("A", answers)))).rows().getFirst();
        assertEquals(List.of(), row.errors());
        var warning = row.warnings().getFirst();
        assertEquals("CONTRADICTION 13b.PATIENT_ORGANISATIONS", warning.code() + " " + warning.column());
    }

    @Test
    void aPointerIsFoundInItsColumn() {
        assertEquals("13b.PATIENT_ORGANISATIONS", headerAt("/answers/13b/PATIENT_ORGANISATIONS").orElseThrow());
        assertEquals("26.otherText", headerAt("/answers/26/otherText").orElseThrow());
        assertEquals("26.SUPERVISOR_MEETINGS", headerAt("/answers/26/chosen/1").orElseThrow());
        assertEquals("15.2018", headerAt("/answers/15").orElseThrow());
        assertTrue(headerAt("/answers/nothing").isEmpty());
        assertTrue(headerAt("").isEmpty());
    }

    private static Optional<String> headerAt(String pointer) {
        return FILES.columns().at(pointer).map(AnswerColumn::header);
    }

    private static List<String> places(SentRow row) {
        return row.errors().stream().map(error -> "%d %s %s %s %s".formatted(error.row(), error.letter(),
                error.column(), error.question(), error.code())).collect(Collectors.toList());
    }

    private static Object read(String header, String cell) {
        return assertInstanceOf(Reading.Answer.class, reading(header, cell)).value();
    }

    private static Reading.Wrong wrong(String header, String cell) {
        return assertInstanceOf(Reading.Wrong.class, reading(header, cell));
    }

    private static Reading reading(String header, String cell) {
        return FILES.columns().named(header).orElseThrow().form().of(Cell.text(cell));
    }
}
