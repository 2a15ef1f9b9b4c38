package se.usve.reporting.dashboard;

import se.usve.reporting.report.LevelTable;
import se.usve.reporting.report.LevelTable.Cell;

/**
 * The mean over the levels of a group's shares: they have one denominator, so it is the sum of counts over the sum of
 * denominators, exactly.
 *
 * @param met    the sum of counts
 * @param of     the sum of denominators
 * @param scored the denominator of each
 */
record Mean(long met, long of, long scored) {

    static Mean of(LevelTable table, String group) {
        var cells = table.levels().stream().flatMap(level -> level.cells().stream())
                .filter(cell -> cell.group().equals(group)).toList();
        return new Mean(cells.stream().mapToLong(Cell::met).sum(), cells.stream().mapToLong(Cell::of).sum(),
                cells.isEmpty() ? 0 : cells.getFirst().of());
    }
}
