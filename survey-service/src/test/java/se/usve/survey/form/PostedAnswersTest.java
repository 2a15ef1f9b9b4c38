package se.usve.survey.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import se.usve.chassis.pages.Language;
import se.usve.survey.GoldenAnswers;
import se.usve.survey.catalogue.Questionnaires;
import se.usve.survey.questionnaire.Question;
import se.usve.survey.questionnaire.Questionnaire;
import se.usve.survey.questionnaire.Section;

/** What becomes of the fields of a posted form. */
class PostedAnswersTest {

    private static final Questionnaire SURVEY = Questionnaires.read("2018-2021");

    @Test
    void whatIsShownAndPostedBackIsTheSame() {
        var answers = GoldenAnswers.full();
        for (var section : SURVEY.sections()) {
            var result = new PostedAnswers(shown(section, answers)).onto(answers, SURVEY, section, null);
            assertThat(result.answers()).isEqualTo(answers);
            assertThat(result.dropped()).isEmpty();
        }
    }

    @Test
    void wrongAnswersAreKeptAsTheyWereWritten() {
        assertThat(posted(Map.of("a.15.2018", "tolv", "a.15.2019", "-1", "a.15.2020", "1\u00a0200", "a.15.2021", " "),
                "clinical-research")).containsEntry("15", Map.of("2018", "tolv", "2019", "-1", "2020", 1200));
        assertThat(posted(Map.of("a.15.2018", "99999999999"), "clinical-research"))
                .containsEntry("15", Map.of("2018", 99_999_999_999L));
        assertThat(posted(Map.of("a.15.2018", "9".repeat(30)), "clinical-research"))
                .containsEntry("15", Map.of("2018", "9".repeat(30)));
    }

    @Test
    void anEmptyFieldIsNoAnswer() {
        assertThat(posted(Map.of("a.30a", " \r\n ", "a.15.2018", ""), "medical-education")).isEmpty();
        assertThat(posted(Map.of("a.30a", "Rad ett\r\nrad två "), "medical-education"))
                .containsEntry("30a", "Rad ett\nrad två");
    }

    @Test
    void noneOfTheOptionsIsAnAnswerAndNothingTickedIsNot() {
        assertThat(posted(Map.of(), "medical-education")).doesNotContainKey("26");
        assertThat(posted(Map.of("a.26.chosen", ""), "medical-education"))
                .containsEntry("26", Map.of("chosen", List.of()));
        assertThat(posted(Map.of("a.26.otherText", "Lapp på dörren"), "medical-education"))
                .containsEntry("26", Map.of("chosen", List.of("OTHER"), "otherText", "Lapp på dörren"));
    }

    @Test
    void whatIsNoLongerAskedGoesAlsoInOtherSections() {
        var before = new HashMap<String,
                Object>(Map.of("6a", "YES", "doctoral-students", Map.of("PHYSICIANS_WOMEN", 3)));
        var section = section("clinical-research");
        var result = new PostedAnswers(Map.of("a.6a", List.of("NO"))).onto(before, SURVEY, section, null);
        assertThat(result.answers()).containsOnly(Map.entry("6a", "NO"));
        assertThat(result.dropped()).extracting(Question::id).containsExactly("doctoral-students");
    }

    @Test
    void otherSectionsStayAsTheyAre() {
        var result = new PostedAnswers(Map.of()).onto(Map.of("3", "NO", "34", "YES"), SURVEY, section("general"), null);
        assertThat(result.answers()).containsOnly(Map.entry("34", "YES"));
        var cleared = new PostedAnswers(Map.of("a.3", List.of("NO"))).onto(Map.of(), SURVEY, section("general"), "3");
        assertThat(cleared.answers()).isEmpty();
    }

    private static Map<String, Object> posted(Map<String, String> fields, String section) {
        var lists = new HashMap<String, List<String>>();
        fields.forEach((name, value) -> lists.put(name, List.of(value)));
        return new PostedAnswers(lists).onto(Map.of(), SURVEY, section(section), null).answers();
    }

    private static Section section(String id) {
        return SURVEY.sections().stream().filter(section -> section.id().equals(id)).findFirst().orElseThrow();
    }

    /** The fields of a section's page, by its controls. */
    private static Map<String, List<String>> shown(Section section, Map<String, Object> answers) {
        var writer = new QuestionWriter(SURVEY,
                new QuestionWriter.Filled(answers, List.of(), Set.of(), ""), Language.SV);
        var fields = new LinkedHashMap<String, List<String>>();
        for (var question : SURVEY.questionsOf(section)) {
            var view = writer.write(question);
            for (var control : view.controls()) {
                if (control.options().isEmpty()) {
                    fields.put(control.name(), List.of(control.value()));
                } else {
                    fields.put(control.name(), control.options().stream().filter(Control.Option::chosen)
                            .map(Control.Option::code).toList());
                }
            }
            if (view.other() != null) {
                fields.put(view.other().name(), List.of(view.other().value()));
            }
        }
        return fields;
    }
}
