package se.usve.reporting.questionnaire;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import se.usve.chassis.problem.Text;

/**
 * A question of the survey and the words of its answers.
 *
 * @param id      its id, such as {@code 13b}
 * @param type    how it is answered
 * @param text    its wording
 * @param options codes of a choice or of several choices with their words, in order; empty for other types
 * @param items   what it is asked for each of, items or years, in order; empty for other types
 */
public record Question(String id, Type type, Text text, SequencedMap<String, Text> options,
        SequencedMap<String, Item> items) {

    /** How a question is answered; the head of a questionnaire's file describes each. */
    public enum Type {
        YES_NO, CHOICE, MULTI_CHOICE, YES_NO_EACH, YES_NO_PER_YEAR, INTEGER_PER_YEAR, INTEGER_EACH, TEXT
    }

    /**
     * One of the things a question is asked for each of.
     *
     * @param text  its words; of a year, its number
     * @param extra codes it can be answered with besides YES and NO, and their words
     */
    public record Item(Text text, SequencedMap<String, Text> extra) {

        /** Keeps the order. */
        public Item {
            extra = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(extra));
        }
    }

    /** Keeps the order. */
    public Question {
        options = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(options));
        items = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(items));
    }

    /** {@return whether its id is a number as printed in the survey, such as 13b, and not a made-up name} */
    public boolean isNumbered() {
        return Character.isDigit(id.charAt(0));
    }
}
