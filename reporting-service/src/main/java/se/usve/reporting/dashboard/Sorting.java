package se.usve.reporting.dashboard;

import java.util.Comparator;
import java.util.List;
import se.usve.reporting.report.LevelTable.Cell;
import se.usve.reporting.report.LevelTable.LevelRow;

/**
 * The order of the levels in the heat map: by a group's share, or by number and area as they stand.
 *
 * @param group      code of the group sorted by, or null for the levels' own order
 * @param descending whether the highest share comes first
 */
record Sorting(String group, boolean descending) {

    private static final String DESCENDING = "desc";

    /**
     * {@return the order asked for by the page's query; the levels' own if that is none}
     *
     * @param sort   code of a group, or null
     * @param order  {@code desc} for the highest first
     * @param groups codes of the groups there are
     */
    static Sorting of(String sort, String order, List<String> groups) {
        return groups.contains(sort) ? new Sorting(sort, DESCENDING.equals(order)) : new Sorting(null, false);
    }

    /** {@return the levels in this order; where shares are equal, in their own} */
    List<LevelRow> sort(List<LevelRow> levels) {
        if (group == null) {
            return levels;
        }
        var lowestFirst = Comparator.comparing((LevelRow row) -> share(row), Comparator.nullsLast(Comparator.naturalOrder()));
        return levels.stream().sorted(descending ? lowestFirst.reversed() : lowestFirst).toList();
    }

    private Double share(LevelRow row) {
        return row.cells().stream().filter(cell -> cell.group().equals(group)).findFirst().map(Cell::share).orElse(null);
    }

    /** {@return the value of {@code aria-sort} for a column} */
    String state(String column) {
        return column.equals(group) ? descending ? "descending" : "ascending" : null;
    }

    /** {@return the query that sorts by a column: first the lowest first, as that is what is to be mended} */
    String query(String column) {
        return "?sort=" + column + (column.equals(group) && !descending ? "&order=" + DESCENDING : "");
    }
}
