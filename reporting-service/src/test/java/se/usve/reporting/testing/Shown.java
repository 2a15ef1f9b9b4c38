package se.usve.reporting.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The counts that the tables show, by the names a {@link Recount} gives them; zeros left out. */
public final class Shown {

    private final Map<String, Long> counts = new TreeMap<>();

    /** Takes table 3. */
    public Shown levels(JsonNode table) {
        for (var group : table.get("groups")) {
            var code = group.get("code").asText() + " ";
            for (var count : List.of("units", "responding", "meetingAll")) {
                put(code + count, group.get(count));
            }
            group.get("areas").forEach(area -> put(code + "area " + area.get("area").asText(), area.get("meetingAll")));
        }
        return cells(table, List.of("of", "met", "exempt", "notMet", "awaiting"));
    }

    /** Takes what units report of themselves. */
    public Shown selfReported(JsonNode table) {
        return cells(table, List.of("selfReportedMet", "lowered", "raised"));
    }

    private Shown cells(JsonNode table, List<String> fields) {
        for (var level : table.get("levels")) {
            for (var cell : level.get("cells")) {
                fields.forEach(field -> put(cell.get("group").asText() + " level " + level.get("level").asInt() + " " + field,
                        cell.get(field)));
            }
        }
        return this;
    }

    /** Takes the distribution. */
    public Shown distribution(JsonNode table) {
        for (var group : table.get("groups")) {
            var code = group.get("code").asText() + " ";
            group.get("units").forEach(u -> put(code + "meeting " + u.get("levelsMet").asInt(), u.get("count")));
            group.get("onlyMissed").forEach(m -> put(code + "missing only " + m.get("level").asInt(), m.get("count")));
        }
        return this;
    }

    /** Takes table 4. */
    public Shown designationYears(JsonNode table) {
        for (var group : table.get("groups")) {
            group.get("units").forEach(u -> put(group.get("code").asText() + " designated " + u.path("year").asText("null"),
                    u.get("count")));
        }
        return this;
    }

    private void put(String name, JsonNode count) {
        if (count.asLong() != 0) {
            counts.put(name, count.asLong());
        }
    }

    /** {@return the counts taken} */
    public Map<String, Long> counts() {
        return counts;
    }
}
