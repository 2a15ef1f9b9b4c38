package se.usve.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Lines of text with a column for each region, in the report's order, and one for all; text to the left, figures to the right. */
final class RegionTable {
    private static final Map<String, String> COLUMNS = new LinkedHashMap<>();

    static {
        COLUMNS.put("01", "Stockholm");
        COLUMNS.put("03", "Uppsala");
        COLUMNS.put("05", "Östergötland");
        COLUMNS.put("12", "Skåne");
        COLUMNS.put("14", "VGR");
        COLUMNS.put("18", "Örebro");
        COLUMNS.put("24", "Västerbotten");
        COLUMNS.put("SE", "Totalt");
    }

    private final List<List<String>> rows = new ArrayList<>();

    /** @param first what the rows are about */
    RegionTable(String first) {
        row(first, COLUMNS::get);
    }

    /** @param cell what stands in the column of a region's county code, or of {@code SE} */
    void row(String first, UnaryOperator<String> cell) {
        List<String> row = new ArrayList<>(List.of(first));
        COLUMNS.keySet().forEach(code -> row.add(cell.apply(code)));
        rows.add(row);
    }

    /** The nodes of a list by the value of their key. */
    static Map<String, JsonNode> byKey(JsonNode list, String key) {
        Map<String, JsonNode> found = new LinkedHashMap<>();
        list.forEach(node -> found.put(node.path(key).asText(), node));
        return found;
    }

    /** A part in whole percent, rounded half up; from counts, so that no binary fraction comes between a half and its rounding. */
    static String percent(int part, int whole) {
        return whole == 0 ? "–" : Integer.toString((200 * part + whole) / (2 * whole));
    }

    /** The lines, the first underlined. */
    @Override
    public String toString() {
        int[] widths = new int[rows.getFirst().size()];
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        List<String> lines = rows.stream().map(row -> line(row, widths)).collect(Collectors.toCollection(ArrayList::new));
        lines.add(1, "─".repeat(lines.getFirst().length()));
        return String.join("\n", lines) + "\n";
    }

    private static String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder(row.getFirst() + " ".repeat(widths[0] - row.getFirst().length()));
        for (int i = 1; i < row.size(); i++) {
            line.append("  ").append(" ".repeat(widths[i] - row.get(i).length())).append(row.get(i));
        }
        return line.toString();
    }
}
