package se.usve.reporting.questionnaire;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import se.usve.chassis.problem.Text;

/**
 * Says answers in words, a line for each thing that is asked.
 *
 * @param freeText whether what a unit wrote in its own words may be shown; else it is said that something is written
 */
public record AnswerWords(boolean freeText) {

    private static final Text YES = new Text("Ja", "Yes");
    private static final Text NO = new Text("Nej", "No");
    private static final Text NONE_OF_THESE = new Text("Inget av alternativen", "None of the options");
    private static final Text HIDDEN = new Text("En text har lämnats (visas inte offentligt)",
            "A text was given (not shown to the public)");
    private static final String OTHER = "OTHER";

    /**
     * {@return the answer in lines; none where there is no answer}
     *
     * @param answer as in {@link se.usve.survey.contract.SubmissionReceived}, or null
     */
    public List<Text> of(Question question, Object answer) {
        return switch (question.type()) {
            case YES_NO -> one(answer, Map.of());
            case CHOICE -> one(answer, question.options());
            case YES_NO_EACH, YES_NO_PER_YEAR, INTEGER_EACH, INTEGER_PER_YEAR -> each(question, answer);
            case MULTI_CHOICE -> chosen(question, answer);
            case TEXT -> text(answer);
        };
    }

    private List<Text> one(Object answer, Map<String, Text> options) {
        return answer == null ? List.of() : List.of(word(answer, options));
    }

    private List<Text> each(Question question, Object answer) {
        var lines = new ArrayList<Text>();
        if (answer instanceof Map<?, ?> given) {
            question.items().forEach((name, item) -> {
                var value = given.get(name);
                if (value != null) {
                    var word = word(value, item.extra());
                    lines.add(new Text(item.text().sv() + ": " + word.sv(), item.text().en() + ": " + word.en()));
                }
            });
        }
        return lines;
    }

    private List<Text> chosen(Question question, Object answer) {
        if (!(answer instanceof Map<?, ?> given) || !(given.get("chosen") instanceof List<?> chosen)) {
            return List.of();
        }
        if (chosen.isEmpty()) {
            return List.of(NONE_OF_THESE);
        }
        return chosen.stream().map(code -> {
            var word = word(code, question.options());
            var other = given.get("otherText");
            return !OTHER.equals(code) || other == null || !freeText ? word
                    : new Text(word.sv() + ": " + other, word.en() + ": " + other);
        }).toList();
    }

    private List<Text> text(Object answer) {
        if (answer == null) {
            return List.of();
        }
        var words = answer.toString().strip();
        return !freeText ? List.of(HIDDEN) : words.isEmpty() ? List.of() : List.of(new Text(words, words));
    }

    /** A code without words is one that a later questionnaire has; it is shown as it stands. */
    private static Text word(Object code, Map<String, Text> options) {
        var text = options.get(code.toString());
        return text != null ? text : switch (code.toString()) {
            case "YES" -> YES;
            case "NO" -> NO;
            case String other -> new Text(other, other);
        };
    }
}
