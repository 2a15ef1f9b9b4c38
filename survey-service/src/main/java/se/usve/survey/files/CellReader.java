package se.usve.survey.files;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** Reads one cell of a sheet. */
final class CellReader {

    /** As many digits as Excel itself has: what comes after them is noise of the arithmetic. */
    private static final MathContext EXCEL_DIGITS = new MathContext(15);
    private static final int LONGEST_NUMBER = 40;
    /** Excel thinks that 1900 was a leap year, so its first day is one earlier than it says. */
    private static final LocalDate DAY_0 = LocalDate.of(1899, 12, 30);
    private static final LocalDate DAY_0_OF_1904 = LocalDate.of(1904, 1, 1);
    private static final double LAST_DAY = 2_958_466;
    private static final int SECONDS_A_DAY = 86_400;
    private static final int SHOWN_FORMULA = 200;

    private final List<String> shared;
    private final DateStyles styles;
    private final boolean countsFrom1904;

    CellReader(List<String> shared, DateStyles styles, boolean countsFrom1904) {
        this.shared = shared;
        this.styles = styles;
        this.countsFrom1904 = countsFrom1904;
    }

    /** {@return the cell that starts} */
    Cell read(XmlPart xml) throws IOException {
        var type = xml.attribute("t");
        int style = xml.number("s", 0);
        String formula = null;
        var value = "";
        var inline = "";
        while (xml.next() && !xml.ends("c")) {
            if (xml.starts("f")) {
                formula = xml.text();
            } else if (xml.starts("v")) {
                value = xml.text();
            } else if (xml.starts("is")) {
                inline = xml.richText("is");
            }
        }
        return formula != null
                ? new Cell(Cell.Kind.FORMULA, formula.substring(0, Math.min(formula.length(), SHOWN_FORMULA)))
                : cell(type, style, value, inline);
    }

    private Cell cell(String type, int style, String value, String inline) throws IOException {
        return switch (type) {
            case "s" -> value.isEmpty() ? Cell.BLANK : Cell.text(shared(value.strip()));
            case "str" -> Cell.text(XmlText.unescaped(value));
            case "inlineStr" -> Cell.text(inline);
            case "b" -> value.isEmpty() ? Cell.BLANK
                    : new Cell(Cell.Kind.BOOLEAN, String.valueOf(value.equals("1") || value.equals("true")));
            case "e" -> new Cell(Cell.Kind.ERROR, value.isEmpty() ? "#" : value);
            case "d" -> value.isEmpty() ? Cell.BLANK : new Cell(Cell.Kind.DATE, value);
            default -> value.isBlank() ? Cell.BLANK : number(value.strip(), styles.isDate(style));
        };
    }

    private String shared(String index) throws IOException {
        try {
            return shared.get(Integer.parseInt(index));
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            throw new IOException(e);
        }
    }

    private Cell number(String digits, boolean isDate) throws IOException {
        if (digits.length() > LONGEST_NUMBER) {
            throw new IOException("A number of " + digits.length() + " digits");
        }
        try {
            double number = Double.parseDouble(digits);
            if (Double.isInfinite(number) || Double.isNaN(number)) {
                throw new IOException("A number beyond all numbers of a spreadsheet");
            }
            if (isDate && number >= 0 && number < LAST_DAY) {
                return new Cell(Cell.Kind.DATE, date(number));
            }
            var exact = new BigDecimal(number).round(EXCEL_DIGITS).stripTrailingZeros();
            return new Cell(Cell.Kind.NUMBER,
                    Math.abs(exact.scale()) > LONGEST_NUMBER ? exact.toString() : exact.toPlainString());
        } catch (NumberFormatException e) {
            throw new IOException(e);
        }
    }

    private String date(double number) {
        var day = (countsFrom1904 ? DAY_0_OF_1904 : DAY_0).plusDays((long) number);
        var second = Math.round((number - Math.floor(number)) * SECONDS_A_DAY);
        return second == 0
                ? day.toString()
                : LocalDateTime.from(day.atStartOfDay()).plusSeconds(second)
                        .format(DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm"));
    }
}
