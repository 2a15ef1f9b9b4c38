package se.usve.survey.files;

import java.util.List;
import java.util.Optional;

/**
 * A table as it stood in a file, before anything is made of it.
 *
 * @param header the row that says what the columns are
 * @param rows   the rows below it, those where nothing stands left out
 * @param origin what the file says of where it comes from
 */
record Table(Row header, List<Row> rows, Optional<Origin> origin) {

    /** The header is looked for in this many rows. */
    static final int HEADER_WITHIN = 10;

    /**
     * A row.
     *
     * @param number its number as a spreadsheet counts it
     * @param cells  its cells from the first column on, as many as there are
     * @param broken whether cells are missing, so that no cell can be trusted to stand in its column
     */
    record Row(int number, List<Cell> cells, boolean broken) {

        boolean isBlank() {
            return cells.stream().allMatch(Cell::isBlank);
        }

        /** {@return the cell of a column, blank beyond the last} */
        Cell at(int column) {
            return column < cells.size() ? cells.get(column) : Cell.BLANK;
        }

        /** {@return whether it is the header: one of its cells says that units' ids stand below} */
        boolean isHeader() {
            return unitColumn() >= 0;
        }

        /** {@return the first column headed as that of the units' ids, -1 if there is none} */
        int unitColumn() {
            for (int i = 0; i < cells.size(); i++) {
                if (Lead.named(cells.get(i).text()).filter(Lead.UNIT::equals).isPresent()) {
                    return i;
                }
            }
            return -1;
        }
    }

    static FileRefused noHeader() {
        return FileRefused.because(FileRefused.Reason.NO_HEADER,
                "Filen saknar en rubrikrad: en av de %d första raderna ska ha rubriken unit och under den enheternas "
                        + "id. Använd mallen.",
                "The file lacks a header row: one of the first %d rows must have the header unit, with the units' ids "
                        + "below it. Use the template.", HEADER_WITHIN);
    }
}
