package se.usve.survey.form;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import se.usve.survey.questionnaire.Question;
import se.usve.survey.questionnaire.Questionnaire;
import se.usve.survey.questionnaire.Section;

/**
 * Reads answers out of the fields of a posted form. What is written wrongly is kept as it was written, so that it can
 * be shown and mended; only an empty field is no answer.
 *
 * @param fields the fields as the browser sent them
 */
record PostedAnswers(Map<String, List<String>> fields) {

    /** What the box is worth that says none of the options. */
    static final String NONE_OF_THESE = "";

    private static final int DIGITS_OF_A_NUMBER = 18;

    /**
     * The answers after a section was filled in.
     *
     * @param answers all the unit's answers
     * @param dropped questions whose answer went because another answer says that they are not asked
     */
    record Result(SequencedMap<String, Object> answers, List<Question> dropped) {
    }

    /** {@return the name of the field of a question, or of a part of it} */
    static String field(String question, String... part) {
        return "a." + question + (part.length == 0 ? "" : "." + part[0]);
    }

    /**
     * {@return the answers with those of a section as posted, and without those that nobody asks for any more}
     *
     * @param before all the unit's answers before
     * @param clear  question whose answer is to go whatever its fields say, or null
     */
    Result onto(Map<String, Object> before, Questionnaire questionnaire, Section section, String clear) {
        var answers = new LinkedHashMap<>(before);
        for (var question : questionnaire.questionsOf(section)) {
            var answer = question.id().equals(clear) ? Optional.empty() : read(question);
            answer.ifPresentOrElse(value -> answers.put(question.id(), value), () -> answers.remove(question.id()));
        }
        var dropped = new ArrayList<Question>();
        // In the order they are asked: a question that goes may take one after it along.
        for (var question : questionnaire.questions().values()) {
            if (answers.containsKey(question.id()) && !question.isAsked(answers)) {
                answers.remove(question.id());
                dropped.add(question);
            }
        }
        return new Result(answers, List.copyOf(dropped));
    }

    private Optional<Object> read(Question question) {
        var id = question.id();
        return switch (question) {
            case Question.YesNo _, Question.Choice _ -> code(field(id));
            case Question.FreeText _ -> words(field(id));
            case Question.YesNoEach(_, var items) -> each(id, items.keySet(), this::code);
            case Question.IntegerEach(_, var items) -> each(id, items.keySet(), this::count);
            case Question.YesNoPerYear(_, var years) -> each(id, names(years), this::code);
            case Question.IntegerPerYear(_, var years) -> each(id, names(years), this::count);
            case Question.MultiChoice _ -> chosen(id);
        };
    }

    private Optional<Object> each(String id, Set<String> names, Function<String, Optional<Object>> read) {
        var values = new LinkedHashMap<String, Object>();
        names.forEach(name -> read.apply(field(id, name)).ifPresent(value -> values.put(name, value)));
        return values.isEmpty() ? Optional.empty() : Optional.of(values);
    }

    /** Nothing ticked is no answer; that none of the options is right is said by ticking so. */
    private Optional<Object> chosen(String id) {
        var ticked = fields.getOrDefault(field(id, "chosen"), List.of());
        var other = words(field(id, "otherText"));
        if (ticked.isEmpty() && other.isEmpty()) {
            return Optional.empty();
        }
        var answer = new LinkedHashMap<String, Object>();
        var codes = new ArrayList<Object>(ticked);
        codes.remove(NONE_OF_THESE);
        if (other.isPresent() && !codes.contains(Question.MultiChoice.OTHER)) {
            codes.add(Question.MultiChoice.OTHER);
        }
        answer.put("chosen", codes);
        other.ifPresent(text -> answer.put("otherText", text));
        return Optional.of(answer);
    }

    private Optional<Object> code(String field) {
        return one(field).map(String::strip).filter(code -> !code.isEmpty()).map(Object.class::cast);
    }

    private Optional<Object> words(String field) {
        return one(field).map(text -> text.replace("\r\n", "\n").strip()).filter(text -> !text.isEmpty())
                .map(Object.class::cast);
    }

    /** Spaces between thousands are how a number is written by hand. */
    private Optional<Object> count(String field) {
        return one(field).map(String::strip).filter(text -> !text.isEmpty()).map(text -> {
            var digits = text.replaceAll("[\\s\\u00a0\\u202f]", "");
            return digits.matches("[0-9]{1," + DIGITS_OF_A_NUMBER + "}") ? number(digits) : text;
        });
    }

    private static Object number(String digits) {
        var value = Long.parseLong(digits);
        return value <= Integer.MAX_VALUE ? (Object) (int) value : value;
    }

    private Optional<String> one(String field) {
        return fields.getOrDefault(field, List.of()).stream().findFirst();
    }

    private static Set<String> names(List<Integer> years) {
        return years.stream().map(String::valueOf)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
