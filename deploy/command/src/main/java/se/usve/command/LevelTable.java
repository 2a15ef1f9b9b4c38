package se.usve.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;

/** Table 3 of the report as lines of text, from what {@code GET …/levels} answers. Percent are rounded half up. */
final class LevelTable {
    private LevelTable() {}

    static String of(JsonNode levels) {
        RegionTable table = new RegionTable("Miniminivå (förkortad lydelse)");
        Map<String, JsonNode> groups = RegionTable.byKey(levels.path("groups"), "code");
        table.row("Antal USVE (svarande)", code -> groups.get(code).path("responding").asText());
        table.row("Genomsnitt per region (%)", code -> percent(groups.get(code).path("meanShare").decimalValue()));
        for (JsonNode level : levels.path("levels")) {
            Map<String, JsonNode> cells = RegionTable.byKey(level.path("cells"), "group");
            table.row(level.path("level").asText() + ": " + level.path("short").path("sv").asText(), code ->
                    RegionTable.percent(cells.get(code).path("met").asInt(), cells.get(code).path("of").asInt()));
        }
        return table.toString();
    }

    private static String percent(BigDecimal share) {
        return share.movePointRight(2).setScale(0, RoundingMode.HALF_UP).toPlainString();
    }
}
