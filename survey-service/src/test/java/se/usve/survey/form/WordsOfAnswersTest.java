package se.usve.survey.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import se.usve.chassis.pages.Language;
import se.usve.survey.catalogue.Questionnaires;
import se.usve.survey.draft.DraftState;
import se.usve.survey.questionnaire.Question;
import se.usve.survey.questionnaire.Questionnaire;

/** How answers, conditions and errors are said. */
class WordsOfAnswersTest {

    private static final Questionnaire SURVEY = Questionnaires.read("2018-2021");

    @Test
    void answersAreSaidInWords() {
        assertThat(said("3", "PART_OF_PERIOD")).containsExactly("Under delar av perioden");
        assertThat(said("4a", "YES")).containsExactly("Ja");
        assertThat(said("14a", Map.of("REGIONAL", "YES", "NATIONAL", "NO")))
                .containsExactly("Pågående regionala studier: Ja", "Pågående nationella studier: Nej");
        assertThat(said("15", Map.of("2019", 1200, "2018", 12))).containsExactly("2018: 12", "2019: 1\u00a0200");
        assertThat(said("26", Map.of("chosen", List.of("SUPERVISOR_MEETINGS", "OTHER"), "otherText", "Lapp")))
                .containsExactly("Handledarträffar", "Annat, ange vad: Lapp");
        assertThat(said("26", Map.of("chosen", List.of()))).containsExactly("Inget av alternativen");
        assertThat(said("15", null)).containsExactly("Inget svar");
        assertThat(said("4a", "MAYBE")).as("as it stands where it is wrong").containsExactly("MAYBE");
    }

    @Test
    void everyConditionIsASentence() {
        for (var question : SURVEY.questions().values()) {
            question.head().askedWhen().ifPresent(when -> {
                assertThat(new AnswerWords(Language.SV).askedWhen(when, SURVEY))
                        .startsWith("Besvaras om svaret på fråga");
                assertThat(new AnswerWords(Language.EN).askedWhen(when, SURVEY)).endsWith("Yes.");
            });
        }
    }

    @Test
    void errorsAreSaidForAForm() {
        var answers = Map.<String, Object>of("15", Map.of("2018", "tolv"), "26", Map.of("chosen", List.of("OTHER")),
                "30a", "x".repeat(10_001), "14a", Map.of("REGIONAL", "YES"));
        assertThat(error("15", "2018", answers)).startsWith("Skriv ett heltal");
        assertThat(error("26", "otherText", answers)).startsWith("Skriv vad du menar");
        assertThat(error("30a", "", answers)).startsWith("Texten är för lång");
        assertThat(error("14a", "NATIONAL", answers)).isEqualTo("Välj ett alternativ");
        assertThat(error("3", "", answers)).isEqualTo("Välj ett alternativ");
        assertThat(error("32", "", answers)).startsWith("Välj ett eller flera");
        assertThat(error("33", "", answers)).startsWith("Svara på varje rad");
    }

    @Test
    void countsOfWomenAndMenStandInTwoColumns() {
        var writer = new QuestionWriter(SURVEY,
                new QuestionWriter.Filled(Map.of(), List.of(), Set.of(), ""), Language.SV);
        var staff = writer.write(SURVEY.questions().get("staff")).grid();
        assertThat(staff.columns()).containsExactly("Kvinnor", "Män");
        assertThat(staff.rows()).extracting(Grid.Row::label).startsWith("Läkare").hasSize(5);
        assertThat(staff.rows().getFirst().cells()).extracting(Control::name)
                .containsExactly("a.staff.PHYSICIANS_WOMEN", "a.staff.PHYSICIANS_MEN");
        assertThat(writer.write(SURVEY.questions().get("15")).grid().isPaired()).isFalse();
    }

    private static List<String> said(String question, Object answer) {
        return new AnswerWords(Language.SV).of(SURVEY.questions().get(question), answer);
    }

    private static String error(String id, String part, Map<String, Object> answers) {
        Question question = SURVEY.questions().get(id);
        var state = DraftState.of(SURVEY, answers);
        var found = new ArrayList<>(state.wrong());
        found.addAll(state.missing());
        return FieldErrors.of(question, found, answers.get(id), Language.SV).at(part);
    }
}
