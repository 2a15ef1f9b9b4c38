package se.usve.demo;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The figures the report prints per region, which the made-up units must sum to.
 *
 * @param met        table 3 as counts: region → level → units that meet it
 * @param units      table 2: region → units
 * @param responding table 2: region → units that answered
 * @param designated table 4: region → year → responding units designated that year
 * @param knowledge  appendix 3, table 1: region → option of question 32 → per cent of responding units
 * @param staff      appendix 4, table 1: region → item of question "staff" → clinically active staff
 */
record PublishedTables(
        Map<Region, Map<Integer, Integer>> met,
        Map<Region, Integer> units,
        Map<Region, Integer> responding,
        Map<Region, Map<Integer, Integer>> designated,
        Map<Region, Map<String, Integer>> knowledge,
        Map<Region, Map<String, Integer>> staff) {

    static final int LEVELS = 27;
    static final List<String> STAFF_ITEMS = List.of("PHYSICIANS_WOMEN", "PHYSICIANS_MEN", "NURSES_WOMEN", "NURSES_MEN",
            "PHYSIOTHERAPISTS_WOMEN", "PHYSIOTHERAPISTS_MEN", "PSYCHOLOGISTS_WOMEN", "PSYCHOLOGISTS_MEN",
            "BIOMEDICAL_ANALYSTS_WOMEN", "BIOMEDICAL_ANALYSTS_MEN");

    static PublishedTables load() {
        Map<Region, Map<Integer, Integer>> met = new EnumMap<>(Region.class);
        for (Map<String, String> row : Rows.of("table3-unit-counts.csv")) {
            for (Region region : Region.values()) {
                met.computeIfAbsent(region, r -> new TreeMap<>())
                        .put(Integer.valueOf(row.get("level")), Integer.valueOf(row.get(region.code())));
            }
        }
        Map<Region, Integer> units = new EnumMap<>(Region.class);
        Map<Region, Integer> responding = new EnumMap<>(Region.class);
        regionRows("table2-response-rate.csv").forEach((region, row) -> {
            units.put(region, Integer.valueOf(row.get("units")));
            responding.put(region, Integer.valueOf(row.get("responded")));
        });
        Map<Region, Map<Integer, Integer>> designated = new EnumMap<>(Region.class);
        regionRows("table4-designation-year.csv").forEach((region, row) -> {
            Map<Integer, Integer> years = new TreeMap<>();
            numbers(row).forEach((year, n) -> years.put(Integer.valueOf(year), n));
            designated.put(region, years);
        });
        Map<Region, Map<String, Integer>> knowledge = new EnumMap<>(Region.class);
        regionRows("appendix3-table1-knowledge-support-percent.csv").forEach((r, row) -> knowledge.put(r, numbers(row)));
        Map<Region, Map<String, Integer>> staff = new EnumMap<>(Region.class);
        regionRows("appendix4-table1-clinical-staff.csv").forEach((r, row) -> staff.put(r, numbers(row)));
        return new PublishedTables(met, units, responding, designated, knowledge, staff);
    }

    /** How many responding units of the region miss the level. */
    int missing(Region region, int level) {
        return responding.get(region) - met.get(region).get(level);
    }

    /**
     * How many of the region's units a printed percentage of question 32 stands for; no region has 100 units, so at
     * most one count rounds to it.
     */
    int knowledgeCount(Region region, String option) {
        int n = responding.get(region);
        int percent = knowledge.get(region).get(option);
        for (int count = 0; count <= n; count++) {
            if (Math.floorDiv(200 * count + n, 2 * n) == percent) {
                return count;
            }
        }
        throw new IllegalStateException("No count of " + n + " rounds to " + percent + " per cent");
    }

    private static Map<Region, Map<String, String>> regionRows(String file) {
        Map<Region, Map<String, String>> rows = new EnumMap<>(Region.class);
        for (Map<String, String> row : Rows.of(file)) {
            if (!row.get("region_code").equals("SE")) {
                rows.put(Region.of(row.get("region_code")), row);
            }
        }
        return rows;
    }

    /** The figure columns by name in capitals (or by year). */
    private static Map<String, Integer> numbers(Map<String, String> row) {
        Map<String, Integer> numbers = new LinkedHashMap<>();
        row.forEach((name, cell) -> {
            if (!name.startsWith("region")) {
                numbers.put(name.toUpperCase(Locale.ROOT), Integer.valueOf(cell));
            }
        });
        return numbers;
    }
}
