package se.usve.survey.form;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import se.usve.chassis.pages.Language;
import se.usve.chassis.problem.Text;
import se.usve.survey.questionnaire.AnswerIs;
import se.usve.survey.questionnaire.Question;
import se.usve.survey.questionnaire.Questionnaire;

/** Says answers in words: {@code Ja} for {@code YES}, line by line where several things are asked. */
final class AnswerWords {

    static final Text YES = new Text("Ja", "Yes");
    static final Text NO = new Text("Nej", "No");
    static final Text NONE_OF_THESE = new Text("Inget av alternativen", "None of the options");
    static final Text UNANSWERED = new Text("Inget svar", "No answer");

    private final Language language;

    AnswerWords(Language language) {
        this.language = language;
    }

    /** {@return the answer in lines; one that says so where there is none; as it stands where it has the wrong form} */
    List<String> of(Question question, Object answer) {
        if (answer == null) {
            return List.of(language.in(UNANSWERED));
        }
        return switch (question) {
            case Question.YesNo _ -> List.of(code(answer, yesNo()));
            case Question.Choice(_, var options) -> List.of(code(answer, options));
            case Question.YesNoEach(_, var items) -> lines(answer, items, true);
            case Question.IntegerEach(_, var items) -> lines(answer, items, false);
            case Question.IntegerPerYear _, Question.YesNoPerYear _ -> years(answer);
            case Question.MultiChoice(_, var options) -> chosen(answer, options);
            case Question.FreeText _ -> List.of(String.valueOf(answer));
        };
    }

    /** {@return the question itself} */
    String text(Question question) {
        return language.in(question.head().text());
    }

    /** {@return the name of a question in a sentence: its number, or its words where it has none} */
    String name(Question question) {
        return isNumber(question.id())
                ? language.in(new Text("fråga %s", "question %s").with(question.id()))
                : "”" + language.in(question.head().text()) + "”";
    }

    /** {@return when a question is asked, in a sentence} */
    String askedWhen(AnswerIs condition, Questionnaire questionnaire) {
        var question = questionnaire.questions().get(condition.question());
        var values = condition.values().stream().map(value -> answer(question, condition, value)).toList();
        var item = condition.item().flatMap(name -> itemOf(question, name)).map(text -> " (" + language.in(text) + ")");
        return language.in(new Text("Besvaras om svaret på %s är %s.", "Answer this if the answer to %s is %s.")
                .with(name(question) + item.orElse(""), String.join(language.in(new Text(" eller ", " or ")), values)));
    }

    /** {@return whether an id is a number as printed in the survey, such as 13b, and not a made-up name} */
    static boolean isNumber(String id) {
        return Character.isDigit(id.charAt(0));
    }

    private String answer(Question question, AnswerIs condition, String value) {
        return switch (question) {
            case Question.Choice(_, var options) -> code(value, options);
            case Question.YesNoEach(_, var items) -> code(value, codes(items.get(condition.item().orElseThrow())));
            default -> code(value, yesNo());
        };
    }

    private static Optional<Text> itemOf(Question question, String name) {
        return question instanceof Question.YesNoEach(_, var items)
                ? Optional.ofNullable(items.get(name)).map(Question.Item::text)
                : Optional.empty();
    }

    private List<String> lines(Object answer, SequencedMap<String, Question.Item> items, boolean coded) {
        if (!(answer instanceof Map<?, ?> given)) {
            return List.of(String.valueOf(answer));
        }
        var lines = new ArrayList<String>();
        items.forEach((name, item) -> {
            var value = given.get(name);
            if (value != null) {
                lines.add(language.in(item.text()) + ": " + (coded ? code(value, codes(item)) : count(value)));
            }
        });
        return lines.isEmpty() ? List.of(language.in(UNANSWERED)) : lines;
    }

    private List<String> years(Object answer) {
        if (!(answer instanceof Map<?, ?> given)) {
            return List.of(String.valueOf(answer));
        }
        return given.entrySet().stream()
                .sorted((a, b) -> String.valueOf(a.getKey()).compareTo(String.valueOf(b.getKey())))
                .map(entry -> entry.getKey() + ": " + (entry.getValue() instanceof Number
                        ? count(entry.getValue()) : code(entry.getValue(), yesNo())))
                .toList();
    }

    private List<String> chosen(Object answer, Map<String, Text> options) {
        if (!(answer instanceof Map<?, ?> given) || !(given.get("chosen") instanceof List<?> chosen)) {
            return List.of(String.valueOf(answer));
        }
        if (chosen.isEmpty()) {
            return List.of(language.in(NONE_OF_THESE));
        }
        return chosen.stream().map(code -> Question.MultiChoice.OTHER.equals(code) && given.get("otherText") != null
                ? code(code, options) + ": " + given.get("otherText")
                : code(code, options)).toList();
    }

    private String code(Object answer, Map<String, Text> options) {
        var text = options.get(String.valueOf(answer));
        return text == null ? String.valueOf(answer) : language.in(text);
    }

    private String count(Object value) {
        return value instanceof Number number ? language.count(number.longValue()) : String.valueOf(value);
    }

    /** {@return the words of YES and NO} */
    static SequencedMap<String, Text> yesNo() {
        var options = new LinkedHashMap<String, Text>();
        options.put("YES", YES);
        options.put("NO", NO);
        return options;
    }

    /** {@return the codes an item may be answered with, with their words} */
    static SequencedMap<String, Text> codes(Question.Item item) {
        var options = yesNo();
        options.putAll(item.extraOptions());
        return options;
    }
}
