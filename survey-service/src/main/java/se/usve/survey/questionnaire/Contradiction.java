package se.usve.survey.questionnaire;

import java.util.Map;
import se.usve.chassis.problem.Text;

/**
 * Two answers that cannot both be right. They are stored all the same, because only the unit knows which is.
 *
 * @param first   one answer, the one the warning points at
 * @param second  the other
 * @param message what the warning says
 */
public record Contradiction(AnswerIs first, AnswerIs second, Text message) {

    boolean isIn(Map<String, Object> answers) {
        return first.holdsIn(answers) && second.holdsIn(answers);
    }
}
