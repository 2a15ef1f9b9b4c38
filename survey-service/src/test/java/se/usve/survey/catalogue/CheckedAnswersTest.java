package se.usve.survey.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import se.usve.chassis.problem.Violation;
import se.usve.survey.GoldenAnswers;
import se.usve.survey.questionnaire.CheckedAnswers;
import se.usve.survey.questionnaire.Questionnaire;

/** What answers to the questionnaire 2018–2021 are refused for, and with which words. */
class CheckedAnswersTest {

    private static final Questionnaire QUESTIONNAIRE = Questionnaires.read("2018-2021");

    @Test
    void goldenAnswersCanBeStored() {
        assertEquals(new CheckedAnswers(List.of(), List.of()), check(GoldenAnswers.full()));
        assertEquals(new CheckedAnswers(List.of(), List.of()), check(GoldenAnswers.minimal()));
    }

    @Test
    void withoutAnswersEveryMandatoryQuestionThatIsAskedIsMissing() {
        var violations = check(Map.of()).violations();
        assertEquals(Stream.of("3", "4a", "6a", "7a", "12a", "13b", "13c", "14a", "16a", "17a", "18a", "19a", "19b",
                "23", "26", "27", "29a", "30", "31", "32", "33", "34", "35", "36", "37", "38", "39")
                .map(id -> "MANDATORY /answers/" + id).toList(), codesAndPointers(violations));
        assertEquals("Fråga 3 (Har det i ledningen för USVE under perioden 1 januari 2018 – 31 …): måste besvaras",
                violations.getFirst().message().sv());
        assertEquals("Question 4a (Does the unit apply an action plan that supports development from …):"
                + " must be answered", violations.get(1).message().en());
    }

    static Stream<Arguments> wrongAnswers() {
        var nothing = new Object[1];
        return Stream.of(new Object[][] {
            {"3", "YES", "INVALID_ANSWER /answers/3"},
            {"3", nothing[0], "INVALID_ANSWER /answers/3"},
            {"4a", "yes", "INVALID_ANSWER /answers/4a"},
            {"4a", true, "INVALID_ANSWER /answers/4a"},
            {"4a", List.of("YES"), "INVALID_ANSWER /answers/4a"},
            {"13b", "YES", "INVALID_ANSWER /answers/13b"},
            {"14a", Map.of(), "MANDATORY /answers/14a/REGIONAL", "MANDATORY /answers/14a/NATIONAL",
                "MANDATORY /answers/14a/INTERNATIONAL"},
            {"14a", Map.of("REGIONAL", "YES", "INTERNATIONAL", "NO_DIRECT_PATIENT_CONTACT", "A/B~", "YES"),
                "MANDATORY /answers/14a/NATIONAL", "INVALID_ANSWER /answers/14a/INTERNATIONAL",
                "INVALID_ANSWER /answers/14a/A~1B~0"},
            {"15", Map.of("2018", -1), "INVALID_ANSWER /answers/15/2018"},
            {"15", Map.of("2018", 1_000_001), "INVALID_ANSWER /answers/15/2018"},
            {"15", Map.of("2018", new BigInteger("9".repeat(30))), "INVALID_ANSWER /answers/15/2018"},
            {"15", Map.of("2018", 1.0), "INVALID_ANSWER /answers/15/2018"},
            {"15", Map.of("2018", "5"), "INVALID_ANSWER /answers/15/2018"},
            {"15", Map.of("2022", 5), "INVALID_ANSWER /answers/15/2022"},
            {"15", 5, "INVALID_ANSWER /answers/15"},
            {"26", Map.of(), "INVALID_ANSWER /answers/26/chosen"},
            {"26", Map.of("chosen", "OTHER"), "INVALID_ANSWER /answers/26/chosen"},
            {"26", Map.of("chosen", List.of("OTHER")), "INVALID_ANSWER /answers/26/otherText"},
            {"26", Map.of("chosen", List.of("OTHER"), "otherText", " \u00a0\n"),
                "INVALID_ANSWER /answers/26/otherText"},
            {"26", Map.of("chosen", List.of(), "otherText", "Något"), "INVALID_ANSWER /answers/26/otherText"},
            {"26", Map.of("chosen", List.of("SUPERVISOR_MEETINGS", "SUPERVISOR_MEETINGS", "PROCESS_MAP", 1)),
                "INVALID_ANSWER /answers/26/chosen/1", "INVALID_ANSWER /answers/26/chosen/2",
                "INVALID_ANSWER /answers/26/chosen/3"},
            {"26", Map.of("chosen", Arrays.asList(nothing)), "INVALID_ANSWER /answers/26/chosen/0"},
            {"26", Map.of("chosen", List.of(), "text", "Något"), "INVALID_ANSWER /answers/26/text"},
            {"30a", "", "INVALID_ANSWER /answers/30a"},
            {"30a", "\t \n", "INVALID_ANSWER /answers/30a"},
            {"30a", "å".repeat(10_001), "INVALID_ANSWER /answers/30a"},
            {"30a", "a\u0000b", "INVALID_ANSWER /answers/30a"},
            {"30a", "a\u001bb", "INVALID_ANSWER /answers/30a"},
            {"30a", "a\ud83d", "INVALID_ANSWER /answers/30a"},
            {"30a", "a\ufffe", "INVALID_ANSWER /answers/30a"},
            {"30a", "a\uffff", "INVALID_ANSWER /answers/30a"},
            {"30a", Map.of("text", "Något"), "INVALID_ANSWER /answers/30a"},
            {"38", Map.of("2018", "YES", "2019", "NO", "2020", 1), "INVALID_ANSWER /answers/38/2020",
                "MANDATORY /answers/38/2021"},
            {"staff", Map.of("PHYSICIANS_WOMEN", 2.5, "JANITORS", 1), "INVALID_ANSWER /answers/staff/PHYSICIANS_WOMEN",
                "INVALID_ANSWER /answers/staff/JANITORS"},
            {"half-time-seminars", Map.of("2017", -1, "2016", 1), "INVALID_ANSWER /answers/half-time-seminars/2016",
                "INVALID_ANSWER /answers/half-time-seminars/2017"},
            {"doctoral-degrees", 4, "INVALID_ANSWER /answers/doctoral-degrees"},
            {"doctoral-degrees", Map.of("2021", "YES"), "INVALID_ANSWER /answers/doctoral-degrees/2021"},
            {"supervisors", 7, "INVALID_ANSWER /answers/supervisors"},
            {"supervisors", Map.of("EXPERIENCED", 7.5, "OTHERS", 1), "INVALID_ANSWER /answers/supervisors/EXPERIENCED",
                "INVALID_ANSWER /answers/supervisors/OTHERS"},
            {"conferences", Map.of("2017", 1), "INVALID_ANSWER /answers/conferences/2017"},
            {"excellent-funders", "YES", "INVALID_ANSWER /answers/excellent-funders"},
            {"students-per-group", Map.of("STUDENTS", -11), "INVALID_ANSWER /answers/students-per-group/STUDENTS"},
            {"own-patients", "YES", "INVALID_ANSWER /answers/own-patients"},
            {"own-patients", Map.of("OWN_PATIENTS", "NO_DIRECT_PATIENT_CONTACT"),
                "INVALID_ANSWER /answers/own-patients/OWN_PATIENTS"},
            {"placed-elsewhere", "PERHAPS", "INVALID_ANSWER /answers/placed-elsewhere"},
            {"40", "YES", "UNKNOWN_QUESTION /answers/40"},
            {"", "YES", "UNKNOWN_QUESTION /answers/"},
            {"19b", "NO", "NOT_ASKED /answers/24", "NOT_ASKED /answers/25", "NOT_ASKED /answers/students-per-group",
                "NOT_ASKED /answers/own-patients", "NOT_ASKED /answers/placed-elsewhere"},
            {"6a", "NO", "NOT_ASKED /answers/doctoral-students"},
            {"12a", "NO", "NOT_ASKED /answers/supervisors"},
            {"16a", "NO", "NOT_ASKED /answers/conferences"},
            {"34", "NO", "NOT_ASKED /answers/34a"},
            {"37", "NO", "NOT_ASKED /answers/37a"},
            {"37", "PERHAPS", "INVALID_ANSWER /answers/37", "NOT_ASKED /answers/37a"},
        }).map(row -> Arguments.of((Object) row));
    }

    @ParameterizedTest
    @MethodSource("wrongAnswers")
    void wrongAnswerIsRefusedAtItsPlace(Object[] row) {
        var answers = GoldenAnswers.full();
        answers.put((String) row[0], row[1]);
        assertEquals(Arrays.stream(row).skip(2).sorted().toList(),
                codesAndPointers(check(answers).violations()).stream().sorted().toList());
    }

    static Stream<Arguments> rightAnswers() {
        return Stream.of(new Object[][] {
            {"15", Map.of()},
            {"15", Map.of("2020", 0)},
            {"15", Map.of("2020", 1_000_000L)},
            {"26", Map.of("chosen", List.of())},
            {"30a", "å".repeat(10_000)},
            {"30a", "\ud83d\ude00".repeat(10_000)},
            {"30a", "Rad ett\r\n\tRad två: <b>&\"'\\"},
            {"staff", Map.of()},
            {"half-time-seminars", Map.of("2017", 1)},
            {"doctoral-degrees", Map.of("2017", 0, "2021", 1_000_000)},
            {"supervisors", Map.of("EXPERIENCED", 0)},
            {"supervisors", Map.of()},
            {"conferences", Map.of("2018", 12)},
            {"excellent-funders", "RECEIVED"},
            {"excellent-funders", "NOT_APPLIED"},
            {"students-per-group", Map.of("STUDENTS", 11)},
            {"own-patients", Map.of("INDIVIDUAL_ASSESSMENTS", "NO")},
            {"placed-elsewhere", "YES"},
        }).map(row -> Arguments.of((Object) row));
    }

    @ParameterizedTest
    @MethodSource("rightAnswers")
    void rightAnswerIsAccepted(Object[] row) {
        var answers = GoldenAnswers.full();
        answers.put((String) row[0], row[1]);
        assertEquals(List.of(), check(answers).violations());
    }

    @Test
    void numbersOfStaffAndResearchersArePlainCountsByProfessionAndSex() {
        for (var id : List.of("staff", "phd-under-7", "phd-7-or-more", "doctoral-students", "research-under-7",
                "research-7-or-more", "active-under-7", "time-under-7", "active-7-or-more", "time-7-or-more")) {
            var answers = GoldenAnswers.full();
            answers.put(id, Map.of("NURSES_MEN", 3, "BIOMEDICAL_ANALYSTS_WOMEN", 0));
            assertEquals(List.of(), check(answers).violations());
            answers.put(id, Map.of("NURSES_MEN", "3", "NURSES", 4, "PSYCHOLOGISTS_WOMEN", 1_000_001));
            assertEquals(Stream.of("NURSES", "NURSES_MEN", "PSYCHOLOGISTS_WOMEN")
                            .map(item -> "INVALID_ANSWER /answers/" + id + "/" + item).toList(),
                    codesAndPointers(check(answers).violations()).stream().sorted().toList());
        }
    }

    @Test
    void noFigureQuestionNeedsAnAnswer() {
        var answers = GoldenAnswers.full();
        answers.keySet().removeIf(id -> !Character.isDigit(id.charAt(0)));
        assertEquals(List.of(), check(answers).violations());
        assertEquals(QUESTIONNAIRE.questions().keySet(), GoldenAnswers.full().keySet());
    }

    @Test
    void aQuestionThatIsAskedBecauseOfAnotherIsMandatoryThen() {
        var answers = GoldenAnswers.minimal();
        answers.put("19b", "YES");
        answers.put("34", "YES");
        answers.put("37", "YES");
        assertEquals(List.of("MANDATORY /answers/24", "MANDATORY /answers/25", "MANDATORY /answers/37a"),
                codesAndPointers(check(answers).violations()));
    }

    @Test
    void answersThatContradictEachOtherAreWarnedOf() {
        for (var answer36 : List.of("YES", "NO")) {
            var answers = GoldenAnswers.minimal();
            answers.put("36", answer36);
            var checked = check(answers);
            assertEquals(List.of(), checked.violations());
            assertEquals(List.of("CONTRADICTION /answers/13b/PATIENT_ORGANISATIONS"),
                    codesAndPointers(checked.warnings()));
            assertTrue(checked.warnings().getFirst().message().sv().contains("fråga 36"));
        }
        var answers = GoldenAnswers.full();
        answers.put("36", "NO_DIRECT_PATIENT_CONTACT");
        assertEquals(List.of("CONTRADICTION /answers/36"), codesAndPointers(check(answers).warnings()));
    }

    @Test
    void aCountLargerThanWhatItIsPartOfIsWarnedOf() {
        var answers = GoldenAnswers.full();
        answers.put("active-under-7", Map.of("PHYSICIANS_WOMEN", 3, "PHYSICIANS_MEN", 4, "NURSES_WOMEN", 1));
        answers.put("time-under-7", Map.of("PHYSICIANS_WOMEN", 3, "NURSES_WOMEN", 2, "NURSES_MEN", 900_000));
        answers.put("research-7-or-more", Map.of("PSYCHOLOGISTS_MEN", 2));
        answers.put("staff", Map.of("NURSES_MEN", 0));
        var checked = check(answers);
        assertEquals(List.of(), checked.violations());
        assertEquals(List.of("CONTRADICTION /answers/research-7-or-more/PSYCHOLOGISTS_MEN",
                "CONTRADICTION /answers/active-under-7/PHYSICIANS_MEN",
                "CONTRADICTION /answers/time-under-7/NURSES_WOMEN"), codesAndPointers(checked.warnings()));
        assertEquals("Fråga active-under-7 (Läkare, män): svaret 4 är större än 3 på fråga research-under-7,"
                + " där alla räknas. Kontrollera vilket som stämmer.", checked.warnings().get(1).message().sv());
        assertEquals("Question active-under-7 (Physicians, men): the answer 4 is larger than 3 to question"
                + " research-under-7, which counts all. Check which is right.",
                checked.warnings().get(1).message().en());
    }

    @Test
    void whatIsNoCountIsRefusedAndNotWarnedOf() {
        var answers = GoldenAnswers.full();
        answers.put("doctoral-students", Map.of("PHYSICIANS_MEN", "900"));
        answers.put("phd-under-7", "900");
        var checked = check(answers);
        assertEquals(List.of("INVALID_ANSWER /answers/phd-under-7",
                "INVALID_ANSWER /answers/doctoral-students/PHYSICIANS_MEN"), codesAndPointers(checked.violations()));
        assertEquals(List.of(), checked.warnings());
    }

    private static CheckedAnswers check(Map<String, Object> answers) {
        return CheckedAnswers.of(QUESTIONNAIRE, new HashMap<>(answers));
    }

    private static List<String> codesAndPointers(List<Violation> violations) {
        return violations.stream().map(violation -> violation.code() + " " + violation.pointer()).toList();
    }

    @Test
    void whatIsWrongIsSaidInTheWordsOfTheQuestionnaire() {
        var questionnaire = Questionnaires.read("2018-2021");
        var notAsked = GoldenAnswers.full();
        notAsked.put("19b", "NO");
        var answers = new HashMap<>(notAsked);
        answers.put("13b", Map.of());
        answers.put("26", Map.of("chosen", List.of("OTHER")));
        var messages = CheckedAnswers.of(questionnaire, answers).violations().stream()
                .map(violation -> violation.message().sv()).toList();
        assertTrue(messages.contains("Fråga 24 ställs bara när svaret på fråga 19b är Ja: ta bort svaret"), messages::toString);
        assertTrue(messages.stream().anyMatch(words -> words.startsWith("Fråga 26") && words.contains("”Annat")), messages::toString);
        assertTrue(messages.stream().anyMatch(words -> words.startsWith("Fråga 13b") && words.contains("svar för ”")
                && !words.contains("PATIENT_ORGANISATIONS")), messages::toString);
    }
}
