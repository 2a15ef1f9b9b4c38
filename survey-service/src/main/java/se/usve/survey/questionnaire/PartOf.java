package se.usve.survey.questionnaire;

import java.math.BigInteger;
import java.util.Map;
import java.util.Optional;
import se.usve.survey.questionnaire.Question.IntegerEach;

/**
 * A question that counts some of those another one counts: item by item its count cannot be the larger. It is stored
 * all the same, because only the unit knows which count is right.
 *
 * @param part  the question that counts some
 * @param whole the question that counts all, with the same items
 */
public record PartOf(IntegerEach part, IntegerEach whole) {

    /** {@return whether the item's count is larger in the part than in the whole; not if either is missing} */
    boolean isTooLarge(String item, Map<String, Object> answers) {
        var some = count(part, item, answers);
        var all = count(whole, item, answers);
        return some.isPresent() && all.isPresent() && some.get().compareTo(all.get()) > 0;
    }

    static Optional<BigInteger> count(Question question, String item, Map<String, Object> answers) {
        return answers.get(question.id()) instanceof Map<?, ?> each
                ? AnswerCheck.wholeNumber(each.get(item))
                : Optional.empty();
    }
}
