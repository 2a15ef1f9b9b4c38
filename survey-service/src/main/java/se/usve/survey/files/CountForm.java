package se.usve.survey.files;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;
import se.usve.chassis.problem.Text;
import se.usve.survey.questionnaire.Question;

/**
 * A whole number from 0 to {@link Question#HIGHEST_COUNT}. Blanks may stand between thousands, and a spreadsheet's
 * {@code ,0} after it. {@code 1,000} and {@code 1.000} are refused: one country's thousand is another's one.
 */
final class CountForm implements Form {

    private static final Pattern WHOLE = Pattern.compile(
            "(\\d{1,9}|\\d{1,3}(?:[ \\u00a0\\u202f\\u2009]\\d{3}){1,2})(?:[.,]0{1,2})?");

    @Override
    public Reading read(Cell cell) {
        var count = switch (cell.kind()) {
            case NUMBER -> whole(cell.text());
            case TEXT -> written(cell.text());
            case BOOLEAN, DATE, FORMULA, ERROR -> Optional.<Integer>empty();
        };
        return count.filter(number -> number >= 0 && number <= Question.HIGHEST_COUNT)
                .<Reading>map(Reading.Answer::new)
                .orElseGet(() -> new Reading.Wrong(RowError.INVALID_ANSWER, message(cell)));
    }

    private static Optional<Integer> written(String text) {
        var matcher = WHOLE.matcher(Words.stripped(text));
        return matcher.matches()
                ? Optional.of(Integer.valueOf(matcher.group(1).replaceAll("\\D", "")))
                : Optional.empty();
    }

    private static Optional<Integer> whole(String digits) {
        try {
            return Optional.of(new BigDecimal(digits).intValueExact());
        } catch (ArithmeticException e) {
            return Optional.empty();
        }
    }

    private static Text message(Cell cell) {
        return cell.kind() == Cell.Kind.DATE
                ? new Text("här står datumet %s: skriv ett heltal från 0 till %d, och formatera cellen som tal",
                        "the date %s stands here: write a whole number from 0 to %d, and format the cell as a number")
                        .with(cell.shown(), Question.HIGHEST_COUNT)
                : new Text("”%s” är inget heltal från 0 till %d: skriv ett sådant, eller lämna cellen tom",
                        "“%s” is no whole number from 0 to %d: write one, or leave the cell empty")
                        .with(cell.shown(), Question.HIGHEST_COUNT);
    }

    @Override
    public Cell write(Object value, boolean inWords) {
        return new Cell(value instanceof Number ? Cell.Kind.NUMBER : Cell.Kind.TEXT, String.valueOf(value));
    }
}
