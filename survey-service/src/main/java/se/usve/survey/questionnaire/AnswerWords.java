package se.usve.survey.questionnaire;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import se.usve.chassis.problem.Text;

/** Says codes of answers as the questionnaire words them. */
final class AnswerWords {

    private static final Map<String, Text> YES_OR_NO = Map.of("YES", new Text("Ja", "Yes"), "NO", new Text("Nej", "No"));

    private AnswerWords() {
    }

    /** {@return the words of the codes to a question, between slashes, in the order of the questionnaire} */
    static String any(Question question, Collection<String> codes, Function<Text, String> language) {
        var options = options(question);
        return codes.stream().sorted((one, other) -> Integer.compare(place(options, one), place(options, other)))
                .map(code -> language.apply(options.getOrDefault(code, YES_OR_NO.getOrDefault(code, new Text(code, code)))))
                .collect(Collectors.joining(" / "));
    }

    private static int place(Map<String, Text> options, String code) {
        var place = List.copyOf(options.keySet()).indexOf(code);
        return place < 0 ? "NO".equals(code) ? options.size() + 1 : options.size() : place;
    }

    private static Map<String, Text> options(Question question) {
        return switch (question) {
            case Question.Choice(_, var options) -> options;
            case Question.MultiChoice(_, var options) -> options;
            case null, default -> Map.of();
        };
    }
}
