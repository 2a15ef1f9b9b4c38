package se.usve.survey.questionnaire;

import java.math.BigInteger;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import se.usve.chassis.problem.Pointer;
import se.usve.chassis.problem.Text;
import se.usve.chassis.problem.Violation;
import se.usve.survey.questionnaire.Question.Choice;
import se.usve.survey.questionnaire.Question.FreeText;
import se.usve.survey.questionnaire.Question.Head;
import se.usve.survey.questionnaire.Question.IntegerEach;
import se.usve.survey.questionnaire.Question.IntegerPerYear;
import se.usve.survey.questionnaire.Question.MultiChoice;
import se.usve.survey.questionnaire.Question.YesNo;
import se.usve.survey.questionnaire.Question.YesNoEach;
import se.usve.survey.questionnaire.Question.YesNoPerYear;

/** Checks the form of the answer to one question and adds what is wrong with it to a list. */
final class AnswerCheck {

    private static final int TEXT_SHOWN = 70;

    private final Head head;
    private final List<Violation> violations;

    AnswerCheck(Head head, List<Violation> violations) {
        this.head = head;
        this.violations = violations;
    }

    void check(Question question, Object answer, Pointer at) {
        switch (question) {
            case YesNo _ -> code(answer, Question.YES_OR_NO, at);
            case Choice(_, var options) -> code(answer, options.keySet(), at);
            case YesNoEach(_, var items) -> each(answer, words(items), head.mandatory(), at,
                    (name, value) -> code(value, items.get(name).codes(), at.to(name)));
            case MultiChoice(_, var options) -> chosen(answer, options, at);
            case IntegerPerYear(_, var years) -> each(answer, names(years), false, at,
                    (year, value) -> count(value, at.to(year)));
            case YesNoPerYear(_, var years) -> each(answer, names(years), head.mandatory(), at,
                    (year, value) -> code(value, Question.YES_OR_NO, at.to(year)));
            case IntegerEach(_, var items) -> each(answer, words(items), false, at,
                    (name, value) -> count(value, at.to(name)));
            case FreeText _ -> words(answer, at);
        }
    }

    void missing(Pointer at) {
        add(at, CheckedAnswers.MANDATORY, new Text("måste besvaras", "must be answered"));
    }

    private void code(Object answer, Collection<String> codes, Pointer at) {
        if (!(answer instanceof String code && codes.contains(code))) {
            invalid(at, "svara med %s", "answer with one of %s", String.join(", ", codes));
        }
    }

    private void each(Object answer, Map<String, Text> words, boolean allNeeded, Pointer at,
            BiConsumer<String, Object> check) {
        var names = words.keySet();
        if (!(answer instanceof Map<?, ?> given)) {
            invalid(at, "svara med ett objekt med namnen %s", "answer with an object with the names %s",
                    String.join(", ", names));
            return;
        }
        for (var name : names) {
            if (given.containsKey(name)) {
                check.accept(name, given.get(name));
            } else if (allNeeded) {
                var item = words.get(name);
                add(at.to(name), CheckedAnswers.MANDATORY, new Text("svar för ”%s” saknas".formatted(item.sv()),
                        "an answer for “%s” is missing".formatted(item.en())));
            }
        }
        refuseOthers(given, names, at);
    }

    private void chosen(Object answer, Map<String, Text> options, Pointer at) {
        var codes = options.keySet();
        if (!(answer instanceof Map<?, ?> given)) {
            invalid(at, "svara med {\"chosen\":[…]}", "answer with {\"chosen\":[…]}");
            return;
        }
        var seen = new HashSet<>();
        if (given.get("chosen") instanceof List<?> chosen) {
            for (int i = 0; i < chosen.size(); i++) {
                var place = at.to("chosen").to(String.valueOf(i));
                code(chosen.get(i), codes, place);
                if (!seen.add(chosen.get(i))) {
                    invalid(place, "samma alternativ är valt två gånger", "the same option is chosen twice");
                }
            }
        } else {
            invalid(at.to("chosen"), "ange de valda alternativen i en lista, som får vara tom",
                    "give the chosen options in a list, which may be empty");
        }
        var other = codes.contains(MultiChoice.OTHER) && seen.contains(MultiChoice.OTHER);
        if (other && !given.containsKey("otherText")) {
            var words = options.get(MultiChoice.OTHER);
            add(at.to("otherText"), CheckedAnswers.INVALID_ANSWER, new Text(
                    "”%s” är valt: ange vad (otherText)".formatted(words.sv()),
                    "“%s” is chosen: say what (otherText)".formatted(words.en())));
        } else if (other) {
            words(given.get("otherText"), at.to("otherText"));
        } else if (given.containsKey("otherText")) {
            var words = options.getOrDefault(MultiChoice.OTHER, new Text(MultiChoice.OTHER, MultiChoice.OTHER));
            add(at.to("otherText"), CheckedAnswers.INVALID_ANSWER, new Text(
                    "texten (otherText) hör till alternativet ”%s”, som inte är valt".formatted(words.sv()),
                    "the text (otherText) belongs to the option “%s”, which is not chosen".formatted(words.en())));
        }
        refuseOthers(given, Set.of("chosen", "otherText"), at);
    }

    private void refuseOthers(Map<?, ?> given, Set<String> names, Pointer at) {
        for (var name : given.keySet()) {
            if (!names.contains(String.valueOf(name))) {
                invalid(at.to(String.valueOf(name)), "det finns inget ”%s” att svara på här",
                        "there is no “%s” to answer here", name);
            }
        }
    }

    private void count(Object answer, Pointer at) {
        if (wholeNumber(answer).filter(number -> number.signum() >= 0
                && number.compareTo(BigInteger.valueOf(Question.HIGHEST_COUNT)) <= 0).isEmpty()) {
            invalid(at, "svara med ett heltal från 0 till %d", "answer with a whole number from 0 to %d",
                    Question.HIGHEST_COUNT);
        }
    }

    /** {@return the whole number an answer is, empty if it is none} */
    static Optional<BigInteger> wholeNumber(Object answer) {
        return switch (answer) {
            case Integer i -> Optional.of(BigInteger.valueOf(i));
            case Long l -> Optional.of(BigInteger.valueOf(l));
            case BigInteger b -> Optional.of(b);
            case null, default -> Optional.empty();
        };
    }

    private void words(Object answer, Pointer at) {
        if (!(answer instanceof String words)) {
            invalid(at, "svara med text", "answer with text");
        } else if (words.codePoints().allMatch(AnswerCheck::isBlank)) {
            invalid(at, "texten är tom: skriv något eller utelämna svaret",
                    "the text is blank: write something or leave the answer out");
        } else if (words.codePointCount(0, words.length()) > Question.LONGEST_TEXT) {
            invalid(at, "texten är längre än %d tecken", "the text is longer than %d characters",
                    Question.LONGEST_TEXT);
        } else if (words.codePoints().anyMatch(AnswerCheck::isNoCharacterOfText)) {
            invalid(at, "texten innehåller styrtecken eller ofullständiga tecken",
                    "the text contains control characters or incomplete characters");
        }
    }

    private static boolean isBlank(int character) {
        return Character.isWhitespace(character) || Character.isSpaceChar(character);
    }

    /**
     * Control characters but tab and line ends, halves of surrogate pairs, which UTF-8 cannot write, and U+FFFE and
     * U+FFFF, which no XML file and so no spreadsheet can hold (XML 1.0 section 2.2).
     */
    private static boolean isNoCharacterOfText(int character) {
        return Character.isISOControl(character) && character != '\t' && character != '\n' && character != '\r'
                || Character.getType(character) == Character.SURROGATE
                || character == 0xFFFE || character == 0xFFFF;
    }

    private void invalid(Pointer at, String sv, String en, Object... values) {
        add(at, CheckedAnswers.INVALID_ANSWER, new Text(sv, en).with(values));
    }

    private void add(Pointer at, String code, Text what) {
        var question = head.text();
        violations.add(new Violation(at.toString(), code, new Text(
                "Fråga %s (%s): %s".formatted(head.id(), shortened(question.sv()), what.sv()),
                "Question %s (%s): %s".formatted(head.id(), shortened(question.en()), what.en()))));
    }

    private static String shortened(String text) {
        if (text.length() <= TEXT_SHOWN) {
            return text;
        }
        return text.substring(0, text.lastIndexOf(' ', TEXT_SHOWN)) + " …";
    }

    private static Map<String, Text> names(List<Integer> years) {
        var names = new LinkedHashMap<String, Text>();
        years.forEach(year -> names.put(year.toString(), new Text(year.toString(), year.toString())));
        return names;
    }

    private static Map<String, Text> words(Map<String, Question.Item> items) {
        var words = new LinkedHashMap<String, Text>();
        items.forEach((name, item) -> words.put(name, item.text()));
        return words;
    }
}
