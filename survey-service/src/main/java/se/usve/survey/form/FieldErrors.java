package se.usve.survey.form;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import se.usve.chassis.pages.Language;
import se.usve.chassis.problem.Text;
import se.usve.chassis.problem.Violation;
import se.usve.survey.questionnaire.CheckedAnswers;
import se.usve.survey.questionnaire.Question;

/**
 * What is wrong with the answer to one question, said to somebody who fills in a form: the part it belongs to (empty
 * for the question as a whole) and a sentence.
 *
 * @param byPart the sentences
 */
record FieldErrors(Map<String, String> byPart) {

    private static final Text COUNT = new Text(
            "Skriv ett heltal från 0 till 1\u00a0000\u00a0000, eller lämna tomt",
            "Write a whole number from 0 to 1,000,000, or leave blank");
    private static final Text CHOOSE = new Text("Välj ett alternativ", "Choose an option");
    private static final Text CHOOSE_SOME = new Text("Välj ett eller flera alternativ, eller ”Inget av alternativen”",
            "Choose one or more options, or “None of the options”");
    private static final Text ANSWER_EACH = new Text("Svara på varje rad", "Answer every row");
    private static final Text WRITE = new Text("Skriv ett svar", "Write an answer");
    private static final Text WRITE_OTHER =
            new Text("Skriv vad du menar med ”Annat”", "Write what you mean by “Other”");
    private static final Text TOO_LONG = new Text("Texten är för lång: den får vara högst 10\u00a0000 tecken",
            "The text is too long: it may be at most 10,000 characters");
    private static final Text CHARACTERS =
            new Text("Texten innehåller tecken som inte går att skicka in. Skriv den på nytt.",
            "The text contains characters that cannot be submitted. Write it again.");
    private static final Text NOT_ASKED = new Text("Frågan ställs inte längre. Svaret tas bort när avsnittet sparas.",
            "The question is no longer asked. The answer goes when the section is saved.");

    static final FieldErrors NONE = new FieldErrors(Map.of());

    /** {@return the id of the question that something found is about} */
    static String questionOf(Violation violation) {
        return part(violation, 2);
    }

    /** {@return what was found about a question} */
    static FieldErrors of(Question question, List<Violation> found, Object answer, Language language) {
        var byPart = new LinkedHashMap<String, String>();
        for (var violation : found) {
            if (questionOf(violation).equals(question.id())) {
                var part = part(violation, 3);
                byPart.putIfAbsent(part.equals("chosen") ? "" : part,
                        language.in(sentence(question, violation, part, answer)));
            }
        }
        return new FieldErrors(byPart);
    }

    /** {@return what is wrong with the question as a whole, or null} */
    String whole() {
        return byPart.get("");
    }

    /** {@return what is wrong with a part of it, or null} */
    String at(String part) {
        return byPart.get(part);
    }

    private static Text sentence(Question question, Violation violation, String part, Object answer) {
        if (violation.code().equals(CheckedAnswers.NOT_ASKED)) {
            return NOT_ASKED;
        }
        return switch (question) {
            case Question.YesNo _, Question.Choice _ -> CHOOSE;
            case Question.YesNoEach _, Question.YesNoPerYear _ -> part.isEmpty() ? ANSWER_EACH : CHOOSE;
            case Question.IntegerEach _, Question.IntegerPerYear _ -> part.isEmpty() ? WRITE : COUNT;
            case Question.MultiChoice _ -> !part.equals("otherText") ? CHOOSE_SOME
                    : answer instanceof Map<?, ?> given && given.get("otherText") instanceof String text ? words(text)
                            : WRITE_OTHER;
            case Question.FreeText _ -> answer instanceof String text ? words(text) : WRITE;
        };
    }

    private static Text words(String text) {
        return text.codePointCount(0, text.length()) > Question.LONGEST_TEXT ? TOO_LONG : CHARACTERS;
    }

    /** The parts of {@code /answers/13b/ITEM}: 2 is the question, 3 what is in it; empty if it does not go so far. */
    private static String part(Violation violation, int number) {
        var parts = violation.pointer().split("/", -1);
        return parts.length > number ? parts[number].replace("~1", "/").replace("~0", "~") : "";
    }
}
