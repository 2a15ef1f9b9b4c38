package se.usve.survey.files;

import java.util.ArrayList;
import java.util.List;

/** A unit as the cells of a row. */
final class UnitCells {

    private UnitCells() {
    }

    /** {@return the cells, in the order of {@link SheetColumn#all}} */
    static List<Cell> of(UnitRow unit, AnswerColumns columns, boolean inWords) {
        var cells = new ArrayList<Cell>();
        for (var lead : Lead.FIRST) {
            cells.add(Cell.text(switch (lead) {
                case UNIT -> unit.unit();
                case NAME -> unit.name();
                case REGION -> unit.region();
                case VERSION -> unit.version() == null ? "" : unit.version().toString();
                case REASON, MESSAGES -> "";
            }));
        }
        for (var column : columns.all()) {
            var value = column.from(unit.answers());
            cells.add(value == null ? Cell.BLANK : column.form().write(value, inWords));
        }
        return cells;
    }
}
