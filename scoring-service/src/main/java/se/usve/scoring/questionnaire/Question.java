package se.usve.scoring.questionnaire;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import se.usve.chassis.problem.Text;

/**
 * A question of the survey and what it can be answered with.
 *
 * @param id        its id, such as {@code 13b}
 * @param type      how it is answered
 * @param text      its wording
 * @param mandatory whether it must be answered when it is asked
 * @param options   codes of a choice or of several choices with their words, in order; empty for other types
 * @param items     what it is asked for each of, items or years, in order; empty for other types
 * @param askedWhen the answer to an earlier question without which it is not asked
 */
public record Question(String id, Type type, Text text, boolean mandatory, SequencedMap<String, Text> options,
        SequencedMap<String, Item> items, Optional<Condition> askedWhen) {

    /** How a question is answered; the head of a questionnaire's file describes each. */
    public enum Type {
        YES_NO, CHOICE, MULTI_CHOICE, YES_NO_EACH, YES_NO_PER_YEAR, INTEGER_PER_YEAR, INTEGER_EACH, TEXT
    }

    /**
     * One of the things a question is asked for each of.
     *
     * @param text  its words; of a year, its number
     * @param codes the codes it can be answered with and their words, in order; empty if it is answered with a number
     */
    public record Item(Text text, SequencedMap<String, Text> codes) {
        public Item {
            codes = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(codes));
        }
    }

    /**
     * An answer to another question.
     *
     * @param question id of it
     * @param item     its item, if it is asked for each of several
     * @param is       the codes that will do
     */
    public record Condition(String question, Optional<String> item, List<String> is) {
        public Condition {
            is = List.copyOf(is);
        }
    }

    static final SequencedMap<String, Text> YES_OR_NO = yesOrNo();

    public Question {
        options = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(options));
        items = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(items));
    }

    /**
     * {@return the codes that the question, or one item of it, can be answered with and their words, in order; empty if
     * there is no such item or it is not answered with a code}
     *
     * @param item the item, or year
     */
    public SequencedMap<String, Text> codes(Optional<String> item) {
        return switch (type) {
            case YES_NO -> item.isEmpty() ? YES_OR_NO : none();
            case CHOICE -> item.isEmpty() ? options : none();
            case YES_NO_EACH, YES_NO_PER_YEAR ->
                    item.map(items::get).map(Item::codes).orElse(none());
            case MULTI_CHOICE, INTEGER_PER_YEAR, INTEGER_EACH, TEXT -> none();
        };
    }

    private static SequencedMap<String, Text> none() {
        return Collections.emptyNavigableMap();
    }

    private static SequencedMap<String, Text> yesOrNo() {
        var codes = new LinkedHashMap<String, Text>();
        codes.put("YES", new Text("Ja", "Yes"));
        codes.put("NO", new Text("Nej", "No"));
        return Collections.unmodifiableSequencedMap(codes);
    }
}
