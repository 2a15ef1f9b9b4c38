package se.usve.reporting.indicators;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A unit's answers, as {@link se.usve.survey.contract.SubmissionReceived} tells them. What is not there, or not of the form
 * asked for, is unanswered.
 *
 * @param byQuestion answers by id of the question
 */
public record Answers(Map<String, Object> byQuestion) {

    /** {@return the code answered to the question, or to one item or year of it} */
    Optional<String> code(String question, Optional<String> item) {
        return answer(question, item).filter(String.class::isInstance).map(String.class::cast);
    }

    /** {@return the options chosen, none is an answer too; empty if unanswered} */
    Optional<List<?>> chosen(String question) {
        return answer(question, Optional.of("chosen")).filter(List.class::isInstance).map(list -> (List<?>) list);
    }

    /** {@return the number answered for the item or year} */
    OptionalLong number(String question, String item) {
        return answer(question, Optional.of(item)).filter(Number.class::isInstance)
                .map(number -> OptionalLong.of(((Number) number).longValue())).orElse(OptionalLong.empty());
    }

    private Optional<Object> answer(String question, Optional<String> item) {
        var answer = Optional.ofNullable(byQuestion.get(question));
        return item.isEmpty() ? answer : answer.filter(Map.class::isInstance)
                .map(parts -> ((Map<?, ?>) parts).get(item.get()));
    }
}
