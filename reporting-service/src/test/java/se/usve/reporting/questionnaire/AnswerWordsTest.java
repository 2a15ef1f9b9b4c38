package se.usve.reporting.questionnaire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import se.usve.chassis.problem.Text;

/** Answers are read in the questionnaire's words, and what a unit wrote itself is kept from those who may not see it. */
class AnswerWordsTest {

    private static final Questionnaire QUESTIONS = Questionnaire.of("2018-2021").orElseThrow();

    @Test
    void codesAreSaidInTheQuestionnairesWords() {
        assertEquals(List.of("Ja"), swedish("4a", "YES", false));
        assertEquals(List.of("Under delar av perioden"), swedish("3", "PART_OF_PERIOD", false));
        assertEquals(List.of("2018: 3", "2020: 0"), swedish("15", Map.of("2020", 0, "2018", 3), false));
        assertEquals(List.of("Inget av alternativen"), swedish("26", Map.of("chosen", List.of()), false));
        assertEquals(List.of(), swedish("4a", null, true));
        assertEquals("Yes", new AnswerWords(false).of(question("4a"), "YES").getFirst().en());
    }

    @Test
    void everyCodeOfEveryQuestionnaireHasWordsInBothLanguages() {
        for (var id : List.of("2018-2021", "2022-2025")) {
            Questionnaire.of(id).orElseThrow().questions().values().forEach(question -> {
                said(question.text());
                question.options().values().forEach(AnswerWordsTest::said);
                question.items().values().forEach(item -> {
                    said(item.text());
                    item.extra().values().forEach(AnswerWordsTest::said);
                });
            });
        }
    }

    @Test
    void whatAUnitWroteItselfIsShownOnlyToThoseWhoMaySeeIt() {
        var other = Map.of("chosen", List.of("OTHER"), "otherText", "Dr Astrid kommer");
        assertEquals(List.of("Vi bytte arbetssätt."), swedish("30a", "Vi bytte arbetssätt. ", true));
        assertEquals(List.of("En text har lämnats (visas inte offentligt)"), swedish("30a", "Vi bytte arbetssätt.", false));
        assertFalse(swedish("26", other, false).toString().contains("Astrid"));
        assertEquals(1, swedish("26", other, true).stream().filter(line -> line.endsWith(": Dr Astrid kommer")).count());
    }

    private static List<String> swedish(String id, Object answer, boolean freeText) {
        return new AnswerWords(freeText).of(question(id), answer).stream().map(Text::sv).toList();
    }

    private static Question question(String id) {
        return QUESTIONS.question(id).orElseThrow();
    }

    private static void said(Text text) {
        assertFalse(text.sv().isBlank() || text.en().isBlank(), text::toString);
    }
}
