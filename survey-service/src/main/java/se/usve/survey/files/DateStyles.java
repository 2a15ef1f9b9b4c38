package se.usve.survey.files;

import java.io.IOException;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Which of a workbook's cell formats show a number as a date: in XLSX a date is a number that looks like one. */
final class DateStyles {

    private static final Pattern NOT_FORMAT = Pattern.compile("\"[^\"]*\"|\\[[^\\]]*\\]|\\\\.|_.|\\*.");
    private static final int MOST = 65_536;
    /** Excel takes no longer format. */
    private static final int LONGEST_FORMAT = 255;

    private final BitSet dates;

    private DateStyles(BitSet dates) {
        this.dates = dates;
    }

    static DateStyles none() {
        return new DateStyles(new BitSet());
    }

    static DateStyles read(XmlPart xml) throws IOException {
        var own = new HashMap<Integer, String>();
        var dates = new BitSet();
        boolean inFormats = false;
        int format = 0;
        while (xml.next()) {
            if (xml.starts("numFmt") && own.size() < MOST) {
                own.put(xml.number("numFmtId", 0), xml.attribute("formatCode"));
            } else if (xml.starts("cellXfs") || xml.ends("cellXfs")) {
                inFormats = xml.starts("cellXfs");
            } else if (inFormats && xml.starts("xf") && format < MOST) {
                dates.set(format++, isDate(xml.number("numFmtId", 0), own));
            }
        }
        return new DateStyles(dates);
    }

    /** The built-in formats for dates and times are those of ECMA-376 part 1, 18.8.30. */
    private static boolean isDate(int format, Map<Integer, String> own) {
        var code = own.get(format);
        return code == null
                ? format >= 14 && format <= 22 || format >= 27 && format <= 36 || format >= 45 && format <= 47
                        || format >= 50 && format <= 58
                : code.length() <= LONGEST_FORMAT && NOT_FORMAT.matcher(code).replaceAll("").toLowerCase(Locale.ROOT)
                        .chars().anyMatch(c -> "ymdhs".indexOf(c) >= 0);
    }

    boolean isDate(int style) {
        return style >= 0 && dates.get(style);
    }
}
