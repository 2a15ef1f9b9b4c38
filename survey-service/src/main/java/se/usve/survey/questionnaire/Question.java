package se.usve.survey.questionnaire;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;
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

    /**
     * {@return whether an answer to the other question says the same as an answer to this one: it has the same id, is
     * answered in the same form, and has the same to choose from} The words may differ, as dates do from round to round.
     */
    default boolean isAnsweredLike(Question other) {
        return id().equals(other.id()) && getClass() == other.getClass() && codes().equals(other.codes());
    }

    /** Options, or items with the codes of each, or years. */
    private Map<String, Set<String>> codes() {
        return switch (this) {
            case YesNo _, FreeText _ -> Map.of();
            case Choice(_, var options) -> Map.of("", options.keySet());
            case MultiChoice(_, var options) -> Map.of("", options.keySet());
            case YesNoEach(_, var items) -> codes(items);
            case IntegerEach(_, var items) -> codes(items);
            case YesNoPerYear(_, var years) -> Map.of("", names(years));
            case IntegerPerYear(_, var years) -> Map.of("", names(years));
        };
    }

    private static Map<String, Set<String>> codes(Map<String, Item> items) {
        return items.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, item -> item.getValue().codes()));
    }

    private static Set<String> names(List<Integer> years) {
        return years.stream().map(String::valueOf).collect(Collectors.toSet());
    }

    /** {@return whether this can be stored as the answer to it} */
    default boolean accepts(Object answer) {
        var violations = new ArrayList<Violation>();
        new AnswerCheck(head(), violations).check(this, answer, Pointer.WHOLE);
        return violations.isEmpty();
    }
}
