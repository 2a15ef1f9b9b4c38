package se.usve.survey.files;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The escapes of a spreadsheet's texts: {@code _x000D_} is a carriage return (ECMA-376 part 1, 22.9.2.19, ST_Xstring).
 * XML would make a line feed of one, and cannot hold other control characters at all.
 */
final class XmlText {

    private static final Pattern ESCAPE = Pattern.compile("_x([0-9A-Fa-f]{4})_");
    /** A text that looks like an escape must not become one. */
    private static final Pattern LOOKS_LIKE_ESCAPE = Pattern.compile("_(?=x[0-9A-Fa-f]{4}_)");
    private static final int HEXADECIMAL = 16;

    private XmlText() {
    }

    static String escaped(String text) {
        return LOOKS_LIKE_ESCAPE.matcher(text).replaceAll("_x005F_").replace("\r", "_x000D_");
    }

    static String unescaped(String text) {
        return text.indexOf("_x") < 0 ? text : ESCAPE.matcher(text).replaceAll(escape ->
                Matcher.quoteReplacement(
                        String.valueOf((char) Integer.parseInt(escape.group(1), HEXADECIMAL))));
    }
}
