package se.usve.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Table 3 of the report as lines of text, from what {@code GET …/levels} answers. Percent are rounded half up. */
final class LevelTable {
    /** The report's columns and their order. */
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

    private LevelTable() {}

    static String of(JsonNode levels) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(row("Miniminivå (förkortad lydelse)", COLUMNS::get));
        Map<String, JsonNode> groups = byKey(levels.path("groups"), "code");
        rows.add(row("Antal USVE (svarande)", code -> groups.get(code).path("responding").asText()));
        rows.add(row("Genomsnitt per region (%)", code -> percent(groups.get(code).path("meanShare").decimalValue())));
        for (JsonNode level : levels.path("levels")) {
            Map<String, JsonNode> cells = byKey(level.path("cells"), "group");
            String text = level.path("level").asText() + ": " + level.path("short").path("sv").asText();
            rows.add(row(text, code -> percent(cells.get(code))));
        }
        return aligned(rows);
    }

    private static List<String> row(String first, UnaryOperator<String> cell) {
        List<String> row = new ArrayList<>(List.of(first));
        COLUMNS.keySet().forEach(code -> row.add(cell.apply(code)));
        return row;
    }

    private static Map<String, JsonNode> byKey(JsonNode list, String key) {
        Map<String, JsonNode> found = new LinkedHashMap<>();
        list.forEach(node -> found.put(node.path(key).asText(), node));
        return found;
    }

    /** From the counts, so that no binary fraction comes between a half and its rounding. */
    private static String percent(JsonNode cell) {
        int of = cell.path("of").asInt();
        return of == 0 ? "–" : Integer.toString((200 * cell.path("met").asInt() + of) / (2 * of));
    }

    private static String percent(BigDecimal share) {
        return share.movePointRight(2).setScale(0, RoundingMode.HALF_UP).toPlainString();
    }

    private static String aligned(List<List<String>> rows) {
        int columns = rows.getFirst().size();
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int i = 0; i < columns; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        List<String> lines = rows.stream().map(row -> line(row, widths)).collect(Collectors.toCollection(ArrayList::new));
        lines.add(1, "─".repeat(lines.getFirst().length()));
        return String.join("\n", lines) + "\n";
    }

    /** Text to the left, figures to the right. */
    private static String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder(row.getFirst() + " ".repeat(widths[0] - row.getFirst().length()));
        for (int i = 1; i < row.size(); i++) {
            line.append("  ").append(" ".repeat(widths[i] - row.get(i).length())).append(row.get(i));
        }
        return line.toString();
    }
}
