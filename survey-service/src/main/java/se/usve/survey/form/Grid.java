package se.usve.survey.form;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Counts in a table. Where every item is asked of women and of men, those are two columns; else there is one.
 *
 * @param columns what the columns are called; none has a name where there is one
 * @param rows    the rows
 */
record Grid(List<String> columns, List<Row> rows) {

    private static final String WOMEN = "_WOMEN";
    private static final String MEN = "_MEN";

    /** A row: what is counted, and a field for each column. */
    record Row(String label, List<Control> cells) {
    }

    /** {@return whether its columns have names} */
    public boolean isPaired() {
        return columns.size() > 1;
    }

    /** {@return the fields, by the codes of their items, as a table} */
    static Grid of(Map<String, Control> fields) {
        var codes = List.copyOf(fields.keySet());
        return isOfWomenAndMen(codes) ? paired(fields, codes) : new Grid(List.of(""), fields.values().stream()
                .map(field -> new Row(field.label(), List.of(field))).toList());
    }

    private static boolean isOfWomenAndMen(List<String> codes) {
        for (int i = 0; i < codes.size(); i += 2) {
            var women = codes.get(i);
            if (!women.endsWith(WOMEN) || i + 1 == codes.size()
                    || !codes.get(i + 1).equals(women.substring(0, women.length() - WOMEN.length()) + MEN)) {
                return false;
            }
        }
        return !codes.isEmpty();
    }

    private static Grid paired(Map<String, Control> fields, List<String> codes) {
        var columns = new LinkedHashMap<String, Boolean>();
        var rows = new ArrayList<Row>();
        for (int i = 0; i < codes.size(); i += 2) {
            var women = fields.get(codes.get(i));
            var men = fields.get(codes.get(i + 1));
            columns.put(capital(afterComma(women.label())), true);
            columns.put(capital(afterComma(men.label())), true);
            rows.add(new Row(beforeComma(women.label()), List.of(women, men)));
        }
        return new Grid(List.copyOf(columns.keySet()), rows);
    }

    private static String beforeComma(String label) {
        return label.substring(0, label.lastIndexOf(','));
    }

    private static String afterComma(String label) {
        return label.substring(label.lastIndexOf(',') + 1).strip();
    }

    private static String capital(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }
}
