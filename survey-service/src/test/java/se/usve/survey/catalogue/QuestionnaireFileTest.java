package se.usve.survey.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import se.usve.survey.questionnaire.Question;
import se.usve.survey.questionnaire.Questionnaire;

/** A questionnaire's file is either right or told plainly what is wrong. */
class QuestionnaireFileTest {

    private static final String GOOD = """
            id: "q"
            title: {sv: "Enkät", en: "Survey"}
            questions:
              - {id: "1", type: yes_no, text: {sv: "Ja?", en: "Yes?"}}
              - {id: "2", type: text, mandatory: false, asked_when: {question: "1", is: ["YES"]}, text: {sv: "Hur?", en: "How?"}}
              - {id: "3", type: choice, text: {sv: "Vad?", en: "What?"}, options: {A: {sv: "A", en: "A"}, B: {sv: "B", en: "B"}}}
            """;

    @Test
    void theRoundsQuestionnaireIsAsTheReportPrintsIt() {
        var questionnaire = Questionnaires.read("2018-2021");
        assertEquals(List.of("3", "4a", "6a", "7a", "12a", "13b", "13c", "14a", "15", "16a", "17a", "18a", "19a",
                "19b", "23", "24", "25", "26", "27", "29a", "30", "30a", "31", "32", "33", "34", "34a", "35", "35a",
                "36", "37", "37a", "38", "39", "staff"), List.copyOf(questionnaire.questions().keySet()));
        assertEquals(List.of("15", "30a", "34a", "35a", "staff"), questionnaire.questions().values().stream()
                .filter(question -> !question.head().mandatory()).map(Question::id).toList());
        assertEquals(List.of("24", "25", "34a", "37a"), questionnaire.questions().values().stream()
                .filter(question -> question.head().askedWhen().isPresent()).map(Question::id).toList());
        for (var question : questionnaire.questions().values()) {
            assertTrue(!question.head().text().sv().equals(question.head().text().en()), question.id());
        }
    }

    @Test
    void aGoodFileIsRead() {
        assertEquals(3, read(GOOD).questions().size());
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
                questions:
                  - {id: "1", type: yes_or_no, text: {sv: "Ja?", en: "Yes?"}}
                  - {id: "2", type: choice, txt: x, text: {sv: "Hur?", en: "How?"}, options: {a: {sv: "A", en: "A"}}}
                  - {id: "3", type: yes_no, asked_when: {question: "4", is: ["YES"]}, text: {sv: "Vad?", en: "What?"}}
                  - {id: "4", type: yes_no, mandatory: perhaps, text: {sv: "Vad?", en: ""}}
                  - {id: "4", type: text, text: {sv: "Vad?", en: "What?"}}
                  - {id: "5", type: yes_no, asked_when: {question: "4", is: ["JA"]}, text: {sv: "Vad?", en: "What?"}}
                  - {id: "6", type: integer_per_year, years: [2018, "2019", 2018], text: {sv: "Vad?", en: "What?"}}
                  - {id: "7", type: yes_no_each, items: {A: {sv: "A", en: "A", extra_options: {"NO": {sv: "N", en: "N"}}}}, text: {sv: "Vad?", en: "What?"}}
                """)).getMessage();
        for (var expected : List.of(
                "test.yaml cannot be used: ",
                "questionnaire q: id must be \"q\"",
                "questionnaire q, title: en must be a text",
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
                "type: text"))), "test.yaml cannot be used: line 5: Duplicate field 'type'");
        assertMessage(assertThrows(InvalidQuestionnaire.class, () -> read("id: \"q\"\nquestions: [")),
                "test.yaml cannot be used: line ");
    }

    private static void assertMessage(InvalidQuestionnaire e, String start) {
        assertTrue(e.getMessage().startsWith(start), e.getMessage());
    }

    private static Questionnaire read(String yaml) {
        return QuestionnaireFile.read("test.yaml", "q",
                new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)));
    }
}
