package se.usve.survey.files;

import java.util.List;
import java.util.Map;

/**
 * A row of a file that was sent, as it was understood.
 *
 * @param number   number of the row as a spreadsheet counts it (1 is the first), of the line in NDJSON
 * @param unit     id of the unit, with the blanks around it taken off; empty if there is none
 * @param name     the unit's name as it stands there, which decides nothing; empty if there is none
 * @param region   its region's code as it stands there, which decides nothing; empty if there is none
 * @param reason   why the answers are sent, or null
 * @param version  version of the unit's submission that the row was made from, or null if it does not say
 * @param answers  all that was understood, question id to answer, in the questionnaire's order; a map of its own that
 *                 may be kept
 * @param errors   everything that keeps the answers from being stored: cells not understood, and what
 *                 {@link se.usve.survey.questionnaire.CheckedAnswers} found in the rest; empty if there is nothing
 * @param warnings what can be stored but deserves a second look
 */
public record SentRow(int number, String unit, String name, String region, String reason, Long version,
        Map<String, Object> answers, List<RowError> errors, List<RowError> warnings) {

    /** {@return whether it has no answer at all, and no error: a unit of the template that was not filled in} */
    public boolean isUnanswered() {
        return answers.isEmpty() && errors.isEmpty();
    }

    SentRow with(List<RowError> otherErrors) {
        return new SentRow(number, unit, name, region, reason, version, answers, otherErrors, warnings);
    }
}
