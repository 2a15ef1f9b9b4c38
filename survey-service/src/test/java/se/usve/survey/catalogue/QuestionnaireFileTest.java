package se.usve.survey.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import se.usve.chassis.problem.Text;
import se.usve.survey.questionnaire.PartOf;
import se.usve.survey.questionnaire.Question;
import se.usve.survey.questionnaire.Questionnaire;
import se.usve.survey.questionnaire.Section;

/** A questionnaire's file is either right or told plainly what is wrong. */
class QuestionnaireFileTest {

    private static final String GOOD = """
            id: "q"
            title: {sv: "Enkät", en: "Survey"}
            sections:
              - {id: a, title: {sv: "Först", en: "First"}, intro: {sv: "Läs detta", en: "Read this"}}
              - {id: b, title: {sv: "Sedan", en: "Then"}}
            questions:
              - {id: "1", section: a, type: yes_no, text: {sv: "Ja?", en: "Yes?"}}
              - {id: "2", section: a, type: text, mandatory: false, asked_when: {question: "1", is: ["YES"]}, text: {sv: "Hur?", en: "How?"}}
              - {id: "3", section: b, type: choice, text: {sv: "Vad?", en: "What?"}, options: {A: {sv: "A", en: "A"}, B: {sv: "B", en: "B"}}}
              - {id: "4", section: b, type: integer_each, text: {sv: "Antal?", en: "Number?"}, items: {A: {sv: "Av A", en: "Of A"}}}
              - {id: "5", section: b, type: integer_each, text: {sv: "Därav?", en: "Of these?"}, part_of: "4"}
            """;

    /** What no level hangs on: the numbers behind the report's other tables and diagrams. */
    private static final Set<String> FIGURE_QUESTIONS = Set.of("half-time-seminars", "doctoral-degrees", "supervisors",
            "conferences", "excellent-funders", "students-per-group", "own-patients", "placed-elsewhere", "staff",
            "phd-under-7", "phd-7-or-more", "doctoral-students", "research-under-7", "research-7-or-more",
            "active-under-7", "time-under-7", "active-7-or-more", "time-7-or-more");

    private static final Questionnaire ROUND = Questionnaires.read("2018-2021");

    @Test
    void theLevelQuestionsStandAsTheReportPrintsThem() {
        assertEquals(List.of("3", "4a", "6a", "7a", "12a", "13b", "13c", "14a", "15", "16a", "17a", "18a", "19a",
                "19b", "23", "24", "25", "26", "27", "29a", "30", "30a", "31", "32", "33", "34", "34a", "35", "35a",
                "36", "37", "37a", "38", "39"), ids(question -> !FIGURE_QUESTIONS.contains(question.id())));
        assertEquals(List.of("15", "30a", "34a", "35a"), ids(question -> !question.head().mandatory()
                && !FIGURE_QUESTIONS.contains(question.id())));
        assertEquals(List.of("24", "25", "34a", "37a"), ids(question -> question.head().askedWhen().isPresent()
                && !FIGURE_QUESTIONS.contains(question.id())));
        for (var question : ROUND.questions().values()) {
            assertTrue(!question.head().text().sv().equals(question.head().text().en()), question.id());
        }
    }

    @Test
    void everyFigureQuestionIsVoluntary() {
        assertEquals(FIGURE_QUESTIONS, Set.copyOf(ids(question -> FIGURE_QUESTIONS.contains(question.id())
                && !question.head().mandatory())));
    }

    /** The rules are the scoring service's, read where they stand: a level must not ask for what is never answered. */
    @Test
    void whatTheLevelsHangOnIsExactlyWhatIsAskedBesideTheFigures() throws IOException {
        var rules = Files.readString(Path.of("..", "scoring-service", "src", "main", "resources", "rule-sets",
                "2018-2021.yaml"));
        var clause = Pattern.compile("\\b(\\d+[a-z]?)(?:\\.([A-Z0-9_]+))?(?: = ([A-Z_]+)| in ([A-Z_, ]+)| is | >= |$)");
        var asked = new LinkedHashSet<String>();
        for (var line : rules.substring(rules.indexOf("\nlevels:")).lines()
                .filter(line -> line.matches("\\s*(met_when: .+|exempt_when: .+|- [^:]+)")).toList()) {
            var found = clause.matcher(line);
            assertTrue(found.find(), line);
            var question = ROUND.question(found.group(1)).orElseThrow(() -> new AssertionError(line));
            asked.add(question.id());
            var codes = found.group(3) != null ? found.group(3) : found.group(4);
            assertTrue(codes == null || codesOf(question, found.group(2)).containsAll(List.of(codes.split(", "))), line);
        }
        assertEquals(Set.copyOf(ids(question -> !FIGURE_QUESTIONS.contains(question.id()))), asked);
    }

    private static Set<String> codesOf(Question question, String item) {
        return switch (question) {
            case Question.YesNo _ -> Question.YES_OR_NO;
            case Question.Choice(_, var options) -> options.keySet();
            case Question.YesNoEach(_, var items) -> item == null ? Question.YES_OR_NO : items.get(item).codes();
            case Question.YesNoPerYear(_, var years) when years.contains(Integer.valueOf(item)) -> Question.YES_OR_NO;
            default -> Set.of();
        };
    }

    @Test
    void sectionsAreTheReportsOwnDivisionAndThenTheStaff() {
        assertEquals(List.of("general", "clinical-research", "medical-education", "development", "staff",
                "researchers"), ROUND.sections().stream().map(Section::id).toList());
        assertEquals(List.copyOf(ROUND.questions().values()),
                ROUND.sections().stream().flatMap(section -> ROUND.questionsOf(section).stream()).toList());
        assertEquals(Set.of("general", "clinical-research", "medical-education", "development"),
                ROUND.questions().values().stream().filter(question -> question.head().mandatory())
                        .map(question -> question.head().section()).collect(Collectors.toSet()));
    }

    @Test
    void everyNumberOfAppendix4IsAskedByProfessionAndSex() {
        var staff = ((Question.IntegerEach) ROUND.questions().get("staff")).items();
        assertEquals(10, staff.size());
        var rows = ROUND.questions().values().stream()
                .filter(question -> List.of("staff", "researchers").contains(question.head().section())).toList();
        assertEquals(10, rows.size());
        for (var row : rows) {
            assertEquals(staff, ((Question.IntegerEach) row).items(), row.id());
        }
    }

    @Test
    void aGoodFileIsRead() {
        var questionnaire = read(GOOD);
        assertEquals(List.of(
                new Section("a", new Text("Först", "First"), Optional.of(new Text("Läs detta", "Read this"))),
                new Section("b", new Text("Sedan", "Then"), Optional.empty())), questionnaire.sections());
        assertEquals(List.of("1", "2"), questionnaire.questionsOf(questionnaire.sections().getFirst()).stream()
                .map(Question::id).toList());
        assertEquals(new Text("Av A", "Of A"),
                ((Question.IntegerEach) questionnaire.questions().get("5")).items().get("A").text());
        assertEquals(List.of(new PartOf((Question.IntegerEach) questionnaire.questions().get("5"),
                (Question.IntegerEach) questionnaire.questions().get("4"))), questionnaire.parts());
    }

    private static List<String> ids(Predicate<Question> which) {
        return ROUND.questions().values().stream().filter(which).map(Question::id).toList();
    }

    @Test
    void aMissingFileIsNamed() {
        assertMessage(assertThrows(InvalidQuestionnaire.class, () -> Questionnaires.read("1999")),
                "questionnaires/1999.yaml cannot be used: there is no such file");
    }

    @Test
    void everyErrorNamesTheFileAndTheQuestion() {
        var errors = assertThrows(InvalidQuestionnaire.class, () -> read("""
                id: "other"
                title: {sv: "Enkät"}
                sections:
                  - {id: a, title: {sv: "Först", en: "First"}}
                  - {id: b, title: {sv: "Sedan"}, text: "x"}
                  - {id: b, title: {sv: "Sedan", en: "Then"}, intro: {sv: "Läs"}}
                  - {id: C, title: {sv: "Sist", en: "Last"}}
                  - {id: d, title: {sv: "Tom", en: "Empty"}}
                questions:
                  - {id: "1", section: a, type: yes_or_no, text: {sv: "Ja?", en: "Yes?"}}
                  - {id: "2", section: b, type: choice, txt: x, text: {sv: "Hur?", en: "How?"}, options: {a: {sv: "A", en: "A"}}}
                  - {id: "3", section: a, type: yes_no, asked_when: {question: "4", is: ["YES"]}, text: {sv: "Vad?", en: "What?"}}
                  - {id: "4", section: b, type: yes_no, mandatory: perhaps, text: {sv: "Vad?", en: ""}}
                  - {id: "4", section: b, type: text, text: {sv: "Vad?", en: "What?"}}
                  - {id: "5", type: yes_no, asked_when: {question: "4", is: ["JA"]}, text: {sv: "Vad?", en: "What?"}}
                  - {id: "6", section: C, type: integer_per_year, years: [2018, "2019", 2018], text: {sv: "Vad?", en: "What?"}}
                  - {id: "7", section: e, type: yes_no_each, items: {A: {sv: "A", en: "A", extra_options: {"NO": {sv: "N", en: "N"}}}}, text: {sv: "Vad?", en: "What?"}}
                  - {id: "8", section: C, type: integer_each, part_of: "6", text: {sv: "Vad?", en: "What?"}}
                  - {id: "9", section: C, type: integer_each, items: {A: {sv: "A", en: "A"}}, text: {sv: "Vad?", en: "What?"}}
                  - {id: "10", section: C, type: integer_each, part_of: "9", items: {B: {sv: "B", en: "B"}}, text: {sv: "Vad?", en: "What?"}}
                """)).getMessage();
        for (var expected : List.of(
                "test.yaml cannot be used: ",
                "questionnaire q: id must be \"q\"",
                "questionnaire q, title: en must be a text",
                "section b: unknown field \"text\"",
                "section b, title: en must be a text",
                "section b: the id stands twice",
                "section b, intro: en must be a text",
                "section C: id must be 1 to 20 of a-z, 0-9 and hyphen",
                "section d: no question belongs to it",
                "question 3: section a comes before section b, which an earlier question belongs to",
                "question 5: section must be a text",
                "question 7: there is no section \"e\"",
                "question 8: part_of: there is no earlier question \"6\" of type integer_each",
                "question 10: it has both items and part_of",
                "question 1: type \"yes_or_no\" is none of choice, integer_each",
                "question 2: unknown field \"txt\"",
                "question 2: options: the code \"a\" must be capitals",
                "question 2: options must be at least two",
                "question 3, asked_when: there is no earlier question \"4\"",
                "question 4: mandatory must be true or false",
                "question 4, text: en must be a text",
                "question 4: the id stands twice",
                "question 5, asked_when: is must be some of YES, NO",
                "question 6: years must be different years from 1900 to 2100, but one is \"2019\"",
                "question 6: years must be different years from 1900 to 2100, but one is 2018",
                "question 7, A: extra_options must not be YES or NO")) {
            assertTrue(errors.contains(expected), () -> "»" + expected + "« in: " + errors);
        }
    }

    @Test
    void aKeyThatStandsTwiceAndWhatIsNoYamlAreToldWithTheLine() {
        assertMessage(assertThrows(InvalidQuestionnaire.class, () -> read(GOOD.replace("mandatory: false",
                "type: text"))), "test.yaml cannot be used: line 8: Duplicate field 'type'");
        assertMessage(assertThrows(InvalidQuestionnaire.class, () -> read("id: \"q\"\nquestions: [")),
                "test.yaml cannot be used: line ");
    }

    private static void assertMessage(InvalidQuestionnaire e, String start) {
        assertTrue(e.getMessage().startsWith(start), e.getMessage());
    }

    private static Questionnaire read(String yaml) {
        return QuestionnaireFile.read("test.yaml", "q", yaml);
    }
}
