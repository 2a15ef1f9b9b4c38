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

    /** {@return its cells, as they were sent} */
    Table table() {
        return table;
    }
}
