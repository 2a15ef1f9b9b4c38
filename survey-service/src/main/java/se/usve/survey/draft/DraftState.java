package se.usve.survey.draft;

import java.util.List;
import java.util.Map;
import se.usve.chassis.problem.Violation;
import se.usve.survey.questionnaire.CheckedAnswers;
import se.usve.survey.questionnaire.Questionnaire;
import se.usve.survey.questionnaire.Section;

/**
 * How far answers have come, without refusing any.
 *
 * @param asked    how many questions are asked, given the answers there are; those that may be left out too
 * @param answered how many of them have an answer, be it right or wrong
 * @param missing  what must be answered yet
 * @param wrong    what cannot be submitted as it is
 * @param warnings what can be submitted but deserves a second look
 */
public record DraftState(int asked, int answered, List<Violation> missing, List<Violation> wrong,
        List<Violation> warnings) {

    /** How far a section has come, counted as in the whole. */
    public record Progress(int asked, int answered) {
    }

    /** {@return how far answers to a questionnaire have come} */
    public static DraftState of(Questionnaire questionnaire, Map<String, Object> answers) {
        var checked = CheckedAnswers.of(questionnaire, answers);
        var asked = questionnaire.asked(answers);
        return new DraftState(asked.size(),
                (int) asked.stream().filter(question -> answers.containsKey(question.id())).count(),
                checked.violations().stream().filter(DraftState::isMissing).toList(),
                checked.violations().stream().filter(violation -> !isMissing(violation)).toList(),
                checked.warnings());
    }

    /** {@return how far a section of the questionnaire has come} */
    public static Progress ofSection(Questionnaire questionnaire, Section section, Map<String, Object> answers) {
        var asked = questionnaire.questionsOf(section).stream().filter(question -> question.isAsked(answers)).toList();
        return new Progress(asked.size(),
                (int) asked.stream().filter(question -> answers.containsKey(question.id())).count());
    }

    private static boolean isMissing(Violation violation) {
        return violation.code().equals(CheckedAnswers.MANDATORY);
    }
}
