package se.usve.survey.files;

import se.usve.chassis.problem.Text;

/** What may stand in the cells of a column. */
sealed interface Form permits CodedForm, CountForm, TextForm {

    /** {@return what the cell, which is not blank and holds no formula and no error, says} */
    Reading read(Cell cell);

    /**
     * {@return the cell for a value as it stands in answers}
     *
     * @param inWords whether a code is written as its Swedish words, for a person, rather than as it is
     */
    Cell write(Object value, boolean inWords);

    /** {@return what the cell says} */
    default Reading of(Cell cell) {
        if (cell.isBlank()) {
            return new Reading.Unanswered();
        }
        return switch (cell.kind()) {
            case FORMULA -> new Reading.Wrong(RowError.FORMULA, new Text(
                    "här står en formel (%s): klistra in värdet i stället (Klistra in special, Värden)",
                    "a formula stands here (%s): paste its value instead (Paste special, Values)")
                    .with(cell.shown()));
            case ERROR -> new Reading.Wrong(RowError.INVALID_ANSWER, new Text(
                    "här står felvärdet %s: skriv svaret eller lämna cellen tom",
                    "the error value %s stands here: write the answer or leave the cell empty").with(cell.shown()));
            case TEXT, NUMBER, BOOLEAN, DATE -> read(cell);
        };
    }
}
