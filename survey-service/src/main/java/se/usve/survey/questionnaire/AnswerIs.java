package se.usve.survey.questionnaire;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A condition on one answer.
 *
 * @param question id of the question
 * @param item     item of the question, for questions answered item by item
 * @param values   the codes one of which the answer must be
 */
public record AnswerIs(String question, Optional<String> item, Set<String> values) {

    /** {@return whether the condition holds; it does not when the question is unanswered} */
    boolean holdsIn(Map<String, Object> answers) {
        var answer = answers.get(question);
        var value = item.isPresent()
                ? answer instanceof Map<?, ?> each ? each.get(item.get()) : null
                : answer;
        return value instanceof String code && values.contains(code);
    }
}
