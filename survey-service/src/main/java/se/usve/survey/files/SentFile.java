package se.usve.survey.files;

import java.util.List;

/** A file that was sent, read: its rows as they were understood. {@link AnswerFiles#read} makes it. */
public final class SentFile {

    private final FileFormat format;
    private final List<SentRow> rows;
    private final Table table;

    SentFile(FileFormat format, List<SentRow> rows, Table table) {
        this.format = format;
        this.rows = List.copyOf(rows);
        this.table = table;
    }

    /** {@return the format its content was in} */
    public FileFormat format() {
        return format;
    }

    /** {@return its rows in the order of the file; rows where nothing stands are left out} */
    public List<SentRow> rows() {
        return rows;
    }

    /** {@return how a spreadsheet names a column, by its header; null if it is not there, or the file has no columns} */
    public String letter(String column) {
        if (format == FileFormat.NDJSON) {
            return null;
        }
        var cells = table.header().cells();
        for (int i = 0; i < cells.size(); i++) {
            if (Lead.named(cells.get(i).text()).map(Lead::header).filter(column::equals).isPresent()) {
                return Letters.of(i);
            }
        }
        return null;
    }

    /** {@return its cells, as they were sent} */
    Table table() {
        return table;
    }
}
