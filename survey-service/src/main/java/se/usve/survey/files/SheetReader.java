package se.usve.survey.files;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the rows of a sheet, those where nothing stands left out. */
final class SheetReader {

    private final XmlPart xml;
    private final CellReader cells;
    private final FileLimits limits;
    private final SameCells same = new SameCells();
    private int lastRow;
    private long characters;

    SheetReader(XmlPart xml, CellReader cells, FileLimits limits) {
        this.xml = xml;
        this.cells = cells;
        this.limits = limits;
    }

    /** {@return the table on the sheet; empty if none of its first rows is a header} */
    Optional<Table> table(Optional<Origin> origin) throws IOException {
        Table.Row header = null;
        var rows = new ArrayList<Table.Row>();
        for (var row = next(); row != null; row = next()) {
            if (header != null) {
                add(row, rows);
            } else if (row.number() > Table.HEADER_WITHIN) {
                return Optional.empty();
            } else if (row.isHeader()) {
                header = row;
            }
        }
        return Optional.ofNullable(header).map(found -> new Table(found, rows, origin));
    }

    /** {@return all rows of the sheet} */
    List<Table.Row> rows() throws IOException {
        var rows = new ArrayList<Table.Row>();
        for (var row = next(); row != null; row = next()) {
            add(row, rows);
        }
        return rows;
    }

    private void add(Table.Row row, List<Table.Row> rows) {
        if (rows.size() == limits.rows()) {
            throw limits.tooManyRows();
        }
        rows.add(row);
    }

    /** {@return the next row where something stands, or null} */
    private Table.Row next() throws IOException {
        while (xml.next()) {
            if (xml.starts("row")) {
                lastRow = xml.number("r", lastRow + 1);
                var row = new Table.Row(lastRow, row(), false);
                if (!row.isBlank()) {
                    characters = limits.count(characters, row);
                    return row;
                }
            }
        }
        return null;
    }

    private List<Cell> row() throws IOException {
        var row = new ArrayList<Cell>();
        int column = -1;
        while (xml.next() && !xml.ends("row")) {
            if (!xml.starts("c")) {
                continue;
            }
            var address = xml.attribute("r");
            column = address.isEmpty() ? column + 1 : Letters.column(address);
            var cell = cells.read(xml);
            if (cell.isBlank()) {
                continue;
            }
            if (column < 0 || column >= limits.columns()) {
                throw limits.tooManyColumns();
            }
            while (row.size() <= column) {
                row.add(Cell.BLANK);
            }
            row.set(column, same.of(cell));
        }
        row.trimToSize();
        return row;
    }
}
