package se.usve.survey.questionnaire;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Function;
import se.usve.chassis.problem.Text;
import se.usve.survey.questionnaire.Question.Choice;
import se.usve.survey.questionnaire.Question.FreeText;
import se.usve.survey.questionnaire.Question.IntegerEach;
import se.usve.survey.questionnaire.Question.IntegerPerYear;
import se.usve.survey.questionnaire.Question.Item;
import se.usve.survey.questionnaire.Question.MultiChoice;
import se.usve.survey.questionnaire.Question.YesNo;
import se.usve.survey.questionnaire.Question.YesNoEach;
import se.usve.survey.questionnaire.Question.YesNoPerYear;

/**
 * Writes a questionnaire as a JSON Schema (2020-12) of its answers, so that a client can check a file with a library
 * it has. The schema refuses what {@link CheckedAnswers} refuses.
 */
public final class AnswerSchema {

    /** Tab and line ends are the only control characters a text may have; U+FFFE and U+FFFF are no characters. */
    private static final String NO_CONTROL =
            "^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f-\\u009f\\ufffe\\uffff]*$";
    /** A character that is no white space of any kind; spelled out, as dialects of {@code \\s} differ. */
    private static final String NOT_BLANK = "[^\\u0009-\\u000d\\u001c-\\u0020\\u00a0\\u1680\\u2000-\\u200a"
            + "\\u2028\\u2029\\u202f\\u205f\\u3000]";

    private AnswerSchema() {
    }

    /**
     * {@return the schema as plain maps and lists, ready to be written as JSON}
     *
     * @param questionnaire the questions
     * @param language      which of the two languages titles are in
     */
    public static Map<String, Object> of(Questionnaire questionnaire, Function<Text, String> language) {
        var properties = new LinkedHashMap<String, Object>();
        var required = new ArrayList<String>();
        var conditions = new ArrayList<Map<String, Object>>();
        for (var question : questionnaire.questions().values()) {
            var head = question.head();
            var form = titled(head.text(), language, form(question, language));
            head.note().ifPresent(note -> form.put("description", language.apply(note)));
            properties.put(head.id(), form);
            head.askedWhen().ifPresent(when -> conditions.add(condition(when, head)));
            if (head.mandatory() && head.askedWhen().isEmpty()) {
                required.add(head.id());
            }
        }
        var schema = new LinkedHashMap<String, Object>();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("$id", "urn:usve:questionnaire:" + questionnaire.id() + ":answers");
        schema.put("title", language.apply(questionnaire.title()));
        schema.put("type", "object");
        schema.put("properties", properties);
        schema.put("required", required);
        schema.put("additionalProperties", false);
        if (!conditions.isEmpty()) {
            schema.put("allOf", conditions);
        }
        return schema;
    }

    private static Map<String, Object> form(Question question, Function<Text, String> language) {
        return switch (question) {
            case YesNo _ -> codes(Question.YES_OR_NO);
            case Choice(_, var options) -> codes(options, language);
            case YesNoEach(var head, var items) -> each(items, head.mandatory(),
                    item -> titled(item.text(), language, codes(item.codes())));
            case MultiChoice(_, var options) -> chosen(options, language);
            case IntegerPerYear(_, var years) -> yearly(years, false, count());
            case YesNoPerYear(var head, var years) -> yearly(years, head.mandatory(), codes(Question.YES_OR_NO));
            case IntegerEach(_, var items) -> each(items, false, item -> titled(item.text(), language, count()));
            case FreeText _ -> words();
        };
    }

    private static Map<String, Object> condition(AnswerIs when, Question.Head head) {
        var value = Map.<String, Object>of("enum", List.copyOf(when.values()));
        var answered = when.item()
                .<Map<String, Object>>map(item -> Map.of("type", "object",
                        "properties", Map.of(item, value), "required", List.of(item)))
                .orElse(value);
        var condition = new LinkedHashMap<String, Object>();
        condition.put("if", Map.of("properties", Map.of(when.question(), answered),
                "required", List.of(when.question())));
        condition.put("then", Map.of("required", head.mandatory() ? List.of(head.id()) : List.of()));
        condition.put("else", Map.of("properties", Map.of(head.id(), false)));
        return condition;
    }

    private static Map<String, Object> codes(Collection<String> codes) {
        return Map.of("enum", List.copyOf(codes));
    }

    private static Map<String, Object> codes(SequencedMap<String, Text> options, Function<Text, String> language) {
        return Map.of("oneOf", options.entrySet().stream()
                .map(option -> Map.of("const", option.getKey(), "title", language.apply(option.getValue())))
                .toList());
    }

    private static Map<String, Object> each(SequencedMap<String, Item> items, boolean allNeeded,
            Function<Item, Map<String, Object>> form) {
        var properties = new LinkedHashMap<String, Object>();
        items.forEach((name, item) -> properties.put(name, form.apply(item)));
        return object(properties, allNeeded ? List.copyOf(items.keySet()) : List.of());
    }

    private static Map<String, Object> yearly(List<Integer> years, boolean allNeeded, Map<String, Object> form) {
        var properties = new LinkedHashMap<String, Object>();
        years.forEach(year -> properties.put(year.toString(), form));
        return object(properties, allNeeded ? List.copyOf(properties.keySet()) : List.of());
    }

    private static Map<String, Object> chosen(SequencedMap<String, Text> options, Function<Text, String> language) {
        var properties = new LinkedHashMap<String, Object>();
        properties.put("chosen", Map.of("type", "array", "uniqueItems", true, "items", codes(options, language)));
        var form = object(properties, List.of("chosen"));
        if (options.containsKey(MultiChoice.OTHER)) {
            properties.put("otherText", words());
            form.put("if", Map.of("properties", Map.of("chosen",
                    Map.of("type", "array", "contains", Map.of("const", MultiChoice.OTHER))),
                    "required", List.of("chosen")));
            form.put("then", Map.of("required", List.of("otherText")));
            form.put("else", Map.of("properties", Map.of("otherText", false)));
        }
        return form;
    }

    private static Map<String, Object> object(Map<String, Object> properties, List<String> required) {
        var form = new LinkedHashMap<String, Object>();
        form.put("type", "object");
        form.put("properties", properties);
        form.put("required", required);
        form.put("additionalProperties", false);
        return form;
    }

    private static Map<String, Object> count() {
        return Map.of("type", "integer", "minimum", 0, "maximum", Question.HIGHEST_COUNT);
    }

    private static Map<String, Object> words() {
        return Map.of("type", "string", "maxLength", Question.LONGEST_TEXT,
                "allOf", List.of(Map.of("pattern", NOT_BLANK), Map.of("pattern", NO_CONTROL)));
    }

    private static Map<String, Object> titled(Text title, Function<Text, String> language, Map<String, Object> form) {
        var titled = new LinkedHashMap<String, Object>();
        titled.put("title", language.apply(title));
        titled.putAll(form);
        return titled;
    }
}
