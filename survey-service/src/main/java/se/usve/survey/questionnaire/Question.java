package se.usve.survey.questionnaire;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import se.usve.chassis.problem.Pointer;
import se.usve.chassis.problem.Text;
import se.usve.chassis.problem.Violation;

/** A question of a questionnaire; each type of question has its own form of answer. */
public sealed interface Question {

    /**
     * What every question has.
     *
     * @param id        id in the questionnaire, such as {@code 13b}
     * @param section   id of the section it belongs to
     * @param text      the question itself
     * @param note      what to know about it, such as how a term in it is to be understood
     * @param mandatory whether it must be answered when it is asked
     * @param askedWhen what must have been answered before for it to be asked; empty for a question asked of all
     */
    record Head(String id, String section, Text text, Optional<Text> note, boolean mandatory,
            Optional<AnswerIs> askedWhen) {
    }

    /**
     * A thing asked about by itself within a question.
     *
     * @param text         its words
     * @param extraOptions codes it may be answered with beside YES and NO
     */
    record Item(Text text, SequencedMap<String, Text> extraOptions) {

        /** {@return the codes it may be answered with: YES, NO and its own} */
        public Set<String> codes() {
            var codes = new LinkedHashSet<>(YES_OR_NO);
            codes.addAll(extraOptions.keySet());
            return codes;
        }
    }

    /** Answered YES or NO. */
    record YesNo(Head head) implements Question {
    }

    /** Answered with one of the option codes. */
    record Choice(Head head, SequencedMap<String, Text> options) implements Question {
    }

    /** Answered item by item with YES, NO or one of the item's own codes. */
    record YesNoEach(Head head, SequencedMap<String, Item> items) implements Question {
    }

    /** Answered with any number of option codes, and words when {@link #OTHER} is one of them. */
    record MultiChoice(Head head, SequencedMap<String, Text> options) implements Question {
        /** The option that needs words of its own. */
        public static final String OTHER = "OTHER";
    }

    /** Answered year by year with a count; a year may be left out. */
    record IntegerPerYear(Head head, List<Integer> years) implements Question {
    }

    /** Answered year by year with YES or NO. */
    record YesNoPerYear(Head head, List<Integer> years) implements Question {
    }

    /** Answered item by item with a count; an item may be left out. */
    record IntegerEach(Head head, SequencedMap<String, Item> items) implements Question {
    }

    /** Answered in words. */
    record FreeText(Head head) implements Question {
    }

    /** The answers to a question of yes or no. */
    Set<String> YES_OR_NO = Collections.unmodifiableSet(
            new LinkedHashSet<>(List.of("YES", "NO")));

    /** The highest count that can be answered. */
    int HIGHEST_COUNT = 1_000_000;

    /** The longest text that can be answered, in characters (Unicode code points). */
    int LONGEST_TEXT = 10_000;

    Head head();

    default String id() {
        return head().id();
    }

    /** {@return whether it is asked, given these answers} */
    default boolean isAsked(Map<String, Object> answers) {
        return head().askedWhen().map(when -> when.holdsIn(answers)).orElse(true);
    }

    /** {@return whether this can be stored as the answer to it} */
    default boolean accepts(Object answer) {
        var violations = new ArrayList<Violation>();
        new AnswerCheck(head(), violations).check(this, answer, Pointer.WHOLE);
        return violations.isEmpty();
    }
}
