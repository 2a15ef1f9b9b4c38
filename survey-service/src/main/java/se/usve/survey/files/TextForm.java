package se.usve.survey.files;

/** Words, kept exactly as they stand. */
final class TextForm implements Form {

    /** A spreadsheet that took the words for something else showed them so in a Swedish spreadsheet. */
    @Override
    public Reading read(Cell cell) {
        return new Reading.Answer(switch (cell.kind()) {
            case BOOLEAN -> cell.text().equals("true") ? "SANT" : "FALSKT";
            case TEXT, NUMBER, DATE, FORMULA, ERROR -> cell.text();
        });
    }

    @Override
    public Cell write(Object value, boolean inWords) {
        return Cell.text(String.valueOf(value));
    }
}
