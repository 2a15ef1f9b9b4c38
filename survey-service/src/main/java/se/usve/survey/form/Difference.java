package se.usve.survey.form;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import se.usve.chassis.pages.Language;
import se.usve.survey.questionnaire.Question;
import se.usve.survey.questionnaire.Questionnaire;

/**
 * An answer that differs, in words.
 *
 * @param number the question's number, empty if it has none
 * @param text   the question
 * @param before the one answer, line by line
 * @param after  the other
 */
record Difference(String number, String text, List<String> before, List<String> after) {

    static Difference of(Question question, Object before, Object after, AnswerWords words) {
        return new Difference(AnswerWords.isNumber(question.id()) ? question.id() : "", words.text(question),
                words.of(question, before), words.of(question, after));
    }

    /** {@return the answers that differ, in the order they are asked} */
    static List<Difference> between(Map<String, Object> before, Map<String, Object> after, Questionnaire questionnaire,
            Language language) {
        var words = new AnswerWords(language);
        return questionnaire.questions().values().stream()
                .filter(question -> !Objects.equals(before.get(question.id()), after.get(question.id())))
                .map(question -> of(question, before.get(question.id()), after.get(question.id()), words)).toList();
    }
}
