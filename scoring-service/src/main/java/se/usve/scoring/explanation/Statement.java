package se.usve.scoring.explanation;

import java.util.Optional;
import se.usve.chassis.problem.Text;

/**
 * What is said of one thing. Statements that say the same of several things become one: "a och b är besvarade Nej".
 *
 * @param subject the thing; empty for what stands for itself and is not put together with others
 * @param one     what is said, of one thing
 * @param many    the same of several
 */
record Statement(Optional<Subject> subject, Text one, Text many) {

    /**
     * What is asked.
     *
     * @param question id of the question
     * @param item     the item or year of it
     */
    record Subject(String question, Optional<String> item) {
    }

    Statement(Subject subject, Text one, Text many) {
        this(Optional.of(subject), one, many);
    }

    static Statement whole(Text words) {
        return new Statement(Optional.empty(), words, words);
    }
}
