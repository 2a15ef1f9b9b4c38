package se.usve.survey.form;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import se.usve.chassis.pages.Language;
import se.usve.chassis.problem.Text;
import se.usve.chassis.problem.Violation;
import se.usve.survey.form.QuestionView.Condition;
import se.usve.survey.form.QuestionView.Kind;
import se.usve.survey.questionnaire.Question;
import se.usve.survey.questionnaire.Question.MultiChoice;
import se.usve.survey.questionnaire.Questionnaire;

/** Writes questions with the answers they have and what is wrong with them, in one language. */
final class QuestionWriter {

    /**
     * What there is to show.
     *
     * @param answers   all the unit's answers
     * @param found     what is wrong with them, or missing, so far as it is to be told
     * @param carried   questions whose answer was carried over and is not confirmed
     * @param carriedBy where from, in words
     */
    record Filled(Map<String, Object> answers, List<Violation> found, Set<String> carried, String carriedBy) {
    }

    private final Questionnaire questionnaire;
    private final Filled filled;
    private final Language language;
    private final AnswerWords words;

    QuestionWriter(Questionnaire questionnaire, Filled filled, Language language) {
        this.questionnaire = questionnaire;
        this.filled = filled;
        this.language = language;
        this.words = new AnswerWords(language);
    }

    QuestionView write(Question question) {
        var head = question.head();
        var answer = filled.answers().get(head.id());
        var errors = FieldErrors.of(question, filled.found(), answer, language);
        var controls = controls(question, answer, errors);
        return new QuestionView(head.id(), AnswerWords.isNumber(head.id()) ? head.id() : "", language.in(head.text()),
                head.note().map(language::in).orElse(null), kind(question), !head.mandatory(), condition(question), List.copyOf(controls.values()),
                kind(question) == Kind.COUNTS ? Grid.of(controls) : null, other(question, answer, errors),
                answer != null, filled.carried().contains(head.id()) ? filled.carriedBy() : null, errors.whole());
    }

    /** {@return links to all that is wrong with a question} */
    static List<QuestionView.Wrong> wrong(QuestionView question, Language language) {
        var label = question.label(language);
        var wrong = new ArrayList<QuestionView.Wrong>();
        if (question.error() != null) {
            wrong.add(new QuestionView.Wrong(question.controls().getFirst().id(), label, question.error()));
        }
        for (var control : question.controls()) {
            if (control.error() != null) {
                wrong.add(new QuestionView.Wrong(control.id(), label + ", " + control.label(), control.error()));
            }
        }
        if (question.other() != null && question.other().error() != null) {
            wrong.add(new QuestionView.Wrong(question.other().id(), label, question.other().error()));
        }
        return wrong;
    }

    private static Kind kind(Question question) {
        return switch (question) {
            case Question.YesNo _, Question.Choice _ -> Kind.ONE_OF;
            case MultiChoice _ -> Kind.SOME_OF;
            case Question.YesNoEach _, Question.YesNoPerYear _ -> Kind.EACH;
            case Question.IntegerEach _, Question.IntegerPerYear _ -> Kind.COUNTS;
            case Question.FreeText _ -> Kind.WORDS;
        };
    }

    private Map<String, Control> controls(Question question, Object answer, FieldErrors errors) {
        var id = question.id();
        return switch (question) {
            case Question.YesNo _ -> Map.of("", radios(id, "", "", AnswerWords.yesNo(), answer, null));
            case Question.Choice(_, var options) -> Map.of("", radios(id, "", "", options, answer, null));
            case MultiChoice(_, var options) -> Map.of("", boxes(id, options, answer));
            case Question.FreeText _ -> Map.of("", writing(id, "", "", answer, null));
            case Question.YesNoEach(_, var items) -> each(items, answer, (code, value) -> radios(id, code,
                    language.in(items.get(code).text()), AnswerWords.codes(items.get(code)), value, errors.at(code)));
            case Question.IntegerEach(_, var items) -> each(items, answer, (code, value) -> writing(id, code,
                    language.in(items.get(code).text()), value, errors.at(code)));
            case Question.YesNoPerYear(_, var years) -> each(named(years), answer, (year, value) -> radios(id, year,
                    year, AnswerWords.yesNo(), value, errors.at(year)));
            case Question.IntegerPerYear(_, var years) -> each(named(years), answer, (year, value) -> writing(id, year,
                    year, value, errors.at(year)));
        };
    }

    private static Map<String, Control> each(Map<String, ?> parts, Object answer,
            BiFunction<String, Object, Control> control) {
        var given = answer instanceof Map<?, ?> map ? map : Map.of();
        var controls = new LinkedHashMap<String, Control>();
        parts.keySet().forEach(part -> controls.put(part, control.apply(part, given.get(part))));
        return controls;
    }

    private Control radios(String question, String part, String label, Map<String, Text> options, Object answer,
            String error) {
        var name = name(question, part);
        return new Control(elementId(name, 0), name, label, options(name, options, List.of(String.valueOf(answer))), "",
                error);
    }

    private Control boxes(String question, Map<String, Text> options, Object answer) {
        var name = PostedAnswers.field(question, "chosen");
        var chosen = answer instanceof Map<?, ?> given && given.get("chosen") instanceof List<?> codes ? codes : null;
        var all = new ArrayList<>(options(name, options, chosen == null ? List.of() : chosen));
        all.add(new Control.Option(elementId(name, all.size()), PostedAnswers.NONE_OF_THESE,
                language.in(AnswerWords.NONE_OF_THESE),
                chosen != null && chosen.isEmpty()));
        return new Control(elementId(name, 0), name, "", all, "", null);
    }

    private List<Control.Option> options(String name, Map<String, Text> options, List<?> chosen) {
        var written = new ArrayList<Control.Option>();
        options.forEach((code, text) -> written.add(new Control.Option(elementId(name, written.size()), code,
                language.in(text), chosen.contains(code))));
        return written;
    }

    private static Control writing(String question, String part, String label, Object answer, String error) {
        var name = name(question, part);
        return new Control(elementId(name, 0), name, label, List.of(), answer == null ? "" : String.valueOf(answer),
                error);
    }

    private Control other(Question question, Object answer, FieldErrors errors) {
        if (!(question instanceof MultiChoice(_, var options)) || !options.containsKey(MultiChoice.OTHER)) {
            return null;
        }
        var text = answer instanceof Map<?, ?> given ? given.get("otherText") : null;
        return writing(question.id(), "otherText", language.in(options.get(MultiChoice.OTHER)), text,
                errors.at("otherText"));
    }

    private Condition condition(Question question) {
        return question.head().askedWhen().map(when -> {
            var on = questionnaire.questions().get(when.question());
            var here = on.head().section().equals(question.head().section());
            return new Condition(words.askedWhen(when, questionnaire),
                    here ? name(when.question(), when.item().orElse("")) : "", String.join(" ", when.values()),
                    question.isAsked(filled.answers()));
        }).orElse(null);
    }

    private static String name(String question, String part) {
        return part.isEmpty() ? PostedAnswers.field(question) : PostedAnswers.field(question, part);
    }

    private static String elementId(String name, int number) {
        return name.replace('.', '-') + "-" + number;
    }

    private static Map<String, Integer> named(List<Integer> years) {
        return years.stream().collect(Collectors.toMap(String::valueOf, year -> year, (a, _) -> a, LinkedHashMap::new));
    }
}
