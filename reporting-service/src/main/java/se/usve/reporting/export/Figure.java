package se.usve.reporting.export;

import java.math.BigDecimal;
import java.math.RoundingMode;
import se.usve.chassis.pages.Language;
import se.usve.chassis.problem.Text;

/** Writes figures as people read them in print. */
public final class Figure {

    private Figure() {
    }

    /** {@return a value of a column in words or figures; a point where there can be no share} */
    public static String of(Column column, Object value, Language language) {
        var unit = column instanceof Column.Measure measure ? measure.unit() : Column.Unit.CODE;
        return switch (value) {
            case null -> unit == Column.Unit.SHARE || unit == Column.Unit.POINTS ? "." : "";
            case Text text -> language.in(text);
            case Number number when unit == Column.Unit.SHARE -> percent(number.doubleValue(), 1, language);
            case Number number when unit == Column.Unit.POINTS -> decimal(100 * number.doubleValue(), 1, language);
            case Number number when unit == Column.Unit.COUNT -> language.count(number.longValue());
            case Double number -> decimal(number, 1, language);
            default -> value.toString();
        };
    }

    /** {@return the share, 0–1, in percent, rounded half up} */
    public static String percent(double share, int decimals, Language language) {
        return decimal(100 * share, decimals, language) + (language == Language.EN ? "%" : "\u00a0%");
    }

    /** {@return the number with so many decimals, rounded half up} */
    public static String decimal(double number, int decimals, Language language) {
        // A share's nearest decimal first, so that 0.965 is a half and not the binary number just below it.
        var text = BigDecimal.valueOf(number).setScale(10, RoundingMode.HALF_UP).setScale(decimals, RoundingMode.HALF_UP)
                .toPlainString();
        return language == Language.EN ? text : text.replace('.', ',').replace('-', '−');
    }
}
