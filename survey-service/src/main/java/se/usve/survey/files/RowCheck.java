package se.usve.survey.files;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import se.usve.chassis.problem.Violation;
import se.usve.survey.questionnaire.CheckedAnswers;
import se.usve.survey.questionnaire.Question;
import se.usve.survey.questionnaire.Questionnaire;

/** Checks a row's answers by the questionnaire and says which column each finding belongs to. */
final class RowCheck {

    /** Stands in answers where a cell was not understood: the check then knows that the question is not unanswered. */
    static final Object UNREADABLE = new Object();

    /**
     * What the check found.
     *
     * @param errors   what keeps the answers from being stored
     * @param warnings what deserves a second look
     */
    record Found(List<RowError> errors, List<RowError> warnings) {
    }

    private final Questionnaire questionnaire;
    private final AnswerColumns columns;

    RowCheck(Questionnaire questionnaire, AnswerColumns columns) {
        this.questionnaire = questionnaire;
        this.columns = columns;
    }

    /**
     * Checks the answers of a row.
     *
     * @param row        its number
     * @param answers    the answers, with {@link #UNREADABLE} where a cell was not understood
     * @param unreadable the columns of those cells: they have an error already, and what only follows from it is not
     *                   told
     * @param letter     where a column stands in the file
     */
    Found check(int row, Map<String, Object> answers, Collection<AnswerColumn> unreadable,
            Function<AnswerColumn, String> letter) {
        var checked = CheckedAnswers.of(questionnaire, answers);
        return new Found(
                checked.violations().stream().filter(violation -> !follows(violation, unreadable))
                        .map(violation -> error(row, violation, letter)).toList(),
                checked.warnings().stream().map(warning -> error(row, warning, letter)).toList());
    }

    private boolean follows(Violation violation, Collection<AnswerColumn> unreadable) {
        var found = columns.at(violation.pointer());
        if (found.isEmpty() || unreadable.isEmpty()) {
            return false;
        }
        var column = found.get();
        var question = questionnaire.questions().get(column.question());
        var condition = question.head().askedWhen();
        return unreadable.contains(column)
                || question instanceof Question.MultiChoice && isAmong(unreadable, column.question())
                || violation.code().equals(CheckedAnswers.NOT_ASKED)
                        && condition.isPresent() && isAmong(unreadable, condition.get().question());
    }

    private static boolean isAmong(Collection<AnswerColumn> unreadable, String question) {
        return unreadable.stream().anyMatch(column -> column.question().equals(question));
    }

    private RowError error(int row, Violation violation, Function<AnswerColumn, String> letter) {
        Optional<AnswerColumn> column = columns.at(violation.pointer());
        return new RowError(row, column.map(AnswerColumn::header).orElse(null), column.map(letter).orElse(null),
                column.map(AnswerColumn::question).orElse(null), violation.code(), violation.message());
    }
}
