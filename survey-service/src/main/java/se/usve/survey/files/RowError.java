package se.usve.survey.files;

import se.usve.chassis.problem.Text;
import se.usve.survey.questionnaire.CheckedAnswers;

/**
 * One thing that is wrong in a row of a file, or deserves a second look.
 *
 * @param row      number of the row as a spreadsheet counts it (1 is the first), of the line in NDJSON
 * @param column   header of the column, such as {@code 13b.OWN_REGION_CARE_UNITS}; null when it is about the whole row
 * @param letter   the column as a spreadsheet names it, such as {@code C}; null in NDJSON, or when the file lacks it
 * @param question id of the question; null when it is about none
 * @param code     stable code: one of these, or one of {@link CheckedAnswers}
 * @param message  what stands there and what may stand there
 */
public record RowError(int row, String column, String letter, String question, String code, Text message) {

    /** Code: what stands in the cell is no answer to the question. */
    public static final String INVALID_ANSWER = CheckedAnswers.INVALID_ANSWER;
    /** Code: a formula stands in the cell. */
    public static final String FORMULA = "FORMULA";
    /** Code: the row has more or fewer cells than the header. */
    public static final String RAGGED_ROW = "RAGGED_ROW";
    /** Code: the row has answers but does not say whose. */
    public static final String UNIT_MISSING = "UNIT_MISSING";
    /** Code: the unit stands in more than one row. */
    public static final String DUPLICATE_UNIT = "DUPLICATE_UNIT";
    /** Code: a line of NDJSON is not the JSON object it must be. */
    public static final String INVALID_LINE = "INVALID_LINE";
}
