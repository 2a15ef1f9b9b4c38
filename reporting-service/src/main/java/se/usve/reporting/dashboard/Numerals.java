package se.usve.reporting.dashboard;

import java.math.BigDecimal;
import java.math.RoundingMode;
import se.usve.chassis.pages.Language;

/**
 * How numbers are written: Swedish with a decimal comma and no-break spaces, English with point and comma. Nothing to report
 * is –, as Swedish statistics have it.
 *
 * @param language the language written in
 */
public record Numerals(Language language) {

    /** Nothing to report. */
    public static final String NOTHING = "–";

    private static final char MINUS = '\u2212';

    /** {@return a count, its thousands apart} */
    public String count(long number) {
        return language.count(number);
    }

    /** {@return part of whole in whole percent, rounded half up as the report does; a dash where whole is 0} */
    public String percent(long part, long whole) {
        return whole == 0 ? NOTHING : rounded(part, whole) + sign();
    }

    /** {@return part of whole as a count beside another, such as {@code 65/72}} */
    public String parts(long part, long whole) {
        return count(part) + "/" + count(whole);
    }

    /** {@return a share (0–1) in whole percent, rounded half up; a dash if there is none} */
    public String percent(Double share) {
        return share == null ? NOTHING : decimal(share * 100, 0) + sign();
    }

    /** {@return the number rounded half up to so many decimals; a dash if there is none} */
    public String decimal(Double number, int decimals) {
        if (number == null) {
            return NOTHING;
        }
        var text = BigDecimal.valueOf(number).setScale(decimals, RoundingMode.HALF_UP).toPlainString();
        return (language == Language.SV ? text.replace('.', ',') : text).replace('-', MINUS);
    }

    /** {@return a difference in percentage points with its sign, rounded half up; a dash if there is none} */
    public String points(Double difference) {
        if (difference == null) {
            return NOTHING;
        }
        var written = decimal(difference, 0).replace(MINUS + "0", "0");
        return (written.equals("0") || written.charAt(0) == MINUS ? "" : "+") + written;
    }

    /** {@return part of whole in whole percent, rounded half up} */
    public static long rounded(long part, long whole) {
        return (200 * part + whole) / (2 * whole);
    }

    private String sign() {
        return language == Language.SV ? "\u00a0%" : "%";
    }
}
