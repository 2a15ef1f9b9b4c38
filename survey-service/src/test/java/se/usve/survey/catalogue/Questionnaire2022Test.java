package se.usve.survey.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import se.usve.survey.questionnaire.AnswerIs;
import se.usve.survey.questionnaire.CheckedAnswers;
import se.usve.survey.questionnaire.Question;
import se.usve.survey.questionnaire.Questionnaire;
import se.usve.survey.questionnaire.Section;

/** The questionnaire of 2022-2025, whose questions are ours: what it asks, and that it says so. */
class Questionnaire2022Test {

    private static final Questionnaire EARLIER = Questionnaires.read("2018-2021");
    private static final Questionnaire ROUND = Questionnaires.read("2022-2025");

    /** What no earlier round asked. */
    private static final Set<String> NEW = Set.of("12d", "35p");

    /** Asked before too, but with other answers to choose from. */
    private static final Set<String> WITH_OTHER_CODES = Set.of("34");

    @Test
    void theQuestionsOfThe17LevelsAreMandatoryButForTextsAndNumbers() {
        assertEquals(List.of("3", "4a", "6a", "7a", "12a", "12d", "14a", "15", "17a", "19a", "19b", "23", "24", "27",
                "29a", "30", "30a", "33", "34", "34a", "35p", "35", "35a", "39"),
                ids(question -> Character.isDigit(question.id().charAt(0))));
        assertEquals(List.of("15", "30a", "34a", "35a"), ids(question -> !question.head().mandatory()
                && Character.isDigit(question.id().charAt(0))));
        assertEquals(List.of("half-time-seminars", "doctoral-degrees", "supervisors", "excellent-funders",
                "students-per-group", "staff", "doctoral-students"),
                ids(question -> !Character.isDigit(question.id().charAt(0))));
        assertEquals(List.of(), ids(question -> !Character.isDigit(question.id().charAt(0))
                && question.head().mandatory()));
    }

    @Test
    void conditionsFollowTheLevelsNewExemptions() {
        assertEquals(Map.of("half-time-seminars", "7a=YES", "doctoral-degrees", "7a=YES", "12d", "12a=YES",
                "supervisors", "12a=YES", "students-per-group", "19b=YES", "24", "19b=YES", "34a", "34=YES",
                "35", "35p=YES", "35a", "35p=YES", "doctoral-students", "6a=YES"), ROUND.questions().values().stream()
                .filter(question -> question.head().askedWhen().isPresent())
                .collect(Collectors.toMap(Question::id, question -> words(question.head().askedWhen().get()))));
        assertEquals(List.of("YES", "NO", "NO_RELEVANT_REGISTER"),
                List.copyOf(((Question.Choice) ROUND.questions().get("34")).options().keySet()));
    }

    /** Else the rounds could not be compared, and an answer could not be carried over. */
    @Test
    void aQuestionThatIsUsedAgainIsAnsweredAsBefore() {
        for (var question : ROUND.questions().values()) {
            if (NEW.contains(question.id())) {
                assertFalse(EARLIER.questions().containsKey(question.id()), question.id());
                continue;
            }
            var before = EARLIER.question(question.id()).orElseThrow(() -> new AssertionError(question.id()));
            assertEquals(!WITH_OTHER_CODES.contains(question.id()), codes(question).equals(codes(before)), question.id());
            assertEquals(before.head().mandatory(), question.head().mandatory(), question.id());
        }
    }

    @Test
    void everyDateIsOfThePeriod() {
        var texts = ROUND.questions().values().stream().map(question -> question.head().text()).toList();
        for (var text : texts) {
            assertFalse((text.sv() + text.en()).matches(".*20(1\\d|2[016-9]).*"), text.sv());
            assertEquals(text.sv().contains("1 januari 2022 – 31 december 2025"),
                    text.en().contains("1 January 2022 – 31 December 2025"), text.sv());
        }
        for (var question : ROUND.questions().values()) {
            if (question instanceof Question.IntegerPerYear(_, var years)) {
                assertEquals(List.of(2022, 2023, 2024, 2025), years, question.id());
            }
        }
    }

    @Test
    void usersAreToldThatTheQuestionsAreOurs() {
        var first = ROUND.sections().getFirst().intro().orElseThrow();
        assertTrue(first.sv().startsWith("Det finns inga officiella enkätfrågor"), first.sv());
        assertTrue(first.en().startsWith("No official survey questions"), first.en());
        for (var id : NEW) {
            var note = ROUND.questions().get(id).head().note().orElseThrow();
            assertTrue(note.sv().contains("är inte en officiell enkätfråga"), note.sv());
            assertTrue(note.en().contains("is not an official survey question"), note.en());
        }
        for (var id : WITH_OTHER_CODES) {
            var note = ROUND.questions().get(id).head().note().orElseThrow();
            assertTrue(note.sv().contains("är inte hämtat från en officiell enkät"), note.sv());
        }
    }

    @Test
    void itIsReadSectionBySection() {
        assertEquals(List.of("general", "clinical-research", "medical-education", "development", "staff"),
                ROUND.sections().stream().map(Section::id).toList());
        assertEquals(List.copyOf(ROUND.questions().values()),
                ROUND.sections().stream().flatMap(section -> ROUND.questionsOf(section).stream()).toList());
    }

    @Test
    void placementsAreEitherOfferedOrNot() {
        for (var placed : List.of("YES", "NO")) {
            for (var offered : List.of("YES", "NO")) {
                var warnings = CheckedAnswers.of(ROUND, Map.of("19b", placed,
                        "19a", Map.of("WORK_INTEGRATED_LEARNING", offered))).warnings();
                assertEquals(placed.equals(offered) ? 0 : 1, warnings.size(), placed + offered);
            }
        }
    }

    private static List<String> ids(Predicate<Question> which) {
        return ROUND.questions().values().stream().filter(which).map(Question::id).toList();
    }

    private static String words(AnswerIs condition) {
        return condition.question() + "=" + String.join(",", condition.values());
    }

    /** How it is answered: its type, and what can be chosen, but not which years. */
    private static String codes(Question question) {
        return QuestionTypes.nameOf(question) + switch (question) {
            case Question.Choice(_, var options) -> options.keySet();
            case Question.MultiChoice(_, var options) -> options.keySet();
            case Question.YesNoEach(_, var items) -> items.keySet();
            case Question.IntegerEach(_, var items) -> items.keySet();
            default -> "";
        };
    }
}
