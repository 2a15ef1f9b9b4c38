package se.usve.survey.questionnaire;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import se.usve.chassis.problem.Pointer;
import se.usve.chassis.problem.Text;
import se.usve.chassis.problem.Violation;

/**
 * What a check of a unit's answers found.
 *
 * @param violations everything that keeps the answers from being stored, in the order of the questionnaire, then what
 *                   belongs to no question of it; empty if they can be
 * @param warnings   what is stored but deserves a second look
 */
public record CheckedAnswers(List<Violation> violations, List<Violation> warnings) {

    /** Code: a mandatory question, or an item of one, is unanswered. */
    public static final String MANDATORY = "MANDATORY";
    /** Code: an answer to a question that the other answers say is not asked. */
    public static final String NOT_ASKED = "NOT_ASKED";
    /** Code: an answer to a question that the questionnaire does not have. */
    public static final String UNKNOWN_QUESTION = "UNKNOWN_QUESTION";
    /** Code: an answer of the wrong form or with a wrong code. */
    public static final String INVALID_ANSWER = "INVALID_ANSWER";
    /** Code of a warning: two answers that cannot both be right. */
    public static final String CONTRADICTION = "CONTRADICTION";

    private static final Pointer ANSWERS = Pointer.WHOLE.to("answers");

    /**
     * Checks all answers of a unit.
     *
     * @param questionnaire the questions
     * @param answers       question id to answer, as plain values of the JDK: String, Integer (or another Number),
     *                      List, Map, Boolean or null
     */
    public static CheckedAnswers of(Questionnaire questionnaire, Map<String, Object> answers) {
        var violations = new ArrayList<Violation>();
        for (var question : questionnaire.questions().values()) {
            check(questionnaire, question, answers, violations);
        }
        for (var id : answers.keySet()) {
            if (!questionnaire.questions().containsKey(id)) {
                violations.add(new Violation(ANSWERS.to(id).toString(), UNKNOWN_QUESTION, new Text(
                        "Enkäten har ingen fråga ”%s”", "The questionnaire has no question “%s”").with(id)));
            }
        }
        return new CheckedAnswers(List.copyOf(violations), warnings(questionnaire, answers));
    }

    private static void check(Questionnaire questionnaire, Question question, Map<String, Object> answers,
            List<Violation> violations) {
        var head = question.head();
        var pointer = ANSWERS.to(head.id());
        var asked = question.isAsked(answers);
        if (!asked && answers.containsKey(head.id())) {
            var condition = head.askedWhen().get();
            var on = questionnaire.questions().get(condition.question());
            violations.add(new Violation(pointer.toString(), NOT_ASKED, new Text(
                    "Fråga %s ställs bara när svaret på fråga %s är %s: ta bort svaret"
                            .formatted(head.id(), condition.question(), AnswerWords.any(on, condition.values(), Text::sv)),
                    "Question %s is asked only when the answer to question %s is %s: remove the answer"
                            .formatted(head.id(), condition.question(),
                                    AnswerWords.any(on, condition.values(), Text::en)))));
        } else if (asked && answers.containsKey(head.id())) {
            new AnswerCheck(head, violations).check(question, answers.get(head.id()), pointer);
        } else if (asked && head.mandatory()) {
            new AnswerCheck(head, violations).missing(pointer);
        }
    }

    private static List<Violation> warnings(Questionnaire questionnaire, Map<String, Object> answers) {
        var contradictions = questionnaire.contradictions().stream()
                .filter(contradiction -> contradiction.isIn(answers))
                .map(contradiction -> new Violation(
                        to(contradiction.first()).toString(), CONTRADICTION, contradiction.message()));
        var tooLarge = questionnaire.parts().stream().flatMap(parts -> parts.part().items().keySet().stream()
                .filter(item -> parts.isTooLarge(item, answers))
                .map(item -> tooLarge(parts, item, answers)));
        return Stream.concat(contradictions, tooLarge).toList();
    }

    private static Violation tooLarge(PartOf parts, String item, Map<String, Object> answers) {
        var part = parts.part();
        var whole = parts.whole();
        var words = part.items().get(item).text();
        var some = PartOf.count(part, item, answers).orElseThrow();
        var all = PartOf.count(whole, item, answers).orElseThrow();
        return new Violation(ANSWERS.to(part.id()).to(item).toString(), CONTRADICTION, new Text(
                "Fråga %s (%s): svaret %s är större än %s på fråga %s, där alla räknas. Kontrollera vilket som stämmer."
                        .formatted(part.id(), words.sv(), some, all, whole.id()),
                "Question %s (%s): the answer %s is larger than %s to question %s, which counts all. Check which is right."
                        .formatted(part.id(), words.en(), some, all, whole.id())));
    }

    private static Pointer to(AnswerIs answer) {
        var question = ANSWERS.to(answer.question());
        return answer.item().map(question::to).orElse(question);
    }
}
