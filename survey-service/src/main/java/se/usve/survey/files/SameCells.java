package se.usve.survey.files;

import java.util.HashMap;
import java.util.Map;

/** Holds cells that say the same once: a survey is mostly Ja and Nej, in hundreds of thousands of cells. */
final class SameCells {

    private static final int MOST = 10_000;
    private static final int LONGEST = 40;

    private final Map<Cell, Cell> cells = new HashMap<>();

    /** {@return a cell that says the same} */
    Cell of(Cell cell) {
        if (cell.text().length() > LONGEST) {
            return cell;
        }
        var same = cells.get(cell);
        if (same == null && cells.size() < MOST) {
            cells.put(cell, cell);
        }
        return same == null ? cell : same;
    }
}
