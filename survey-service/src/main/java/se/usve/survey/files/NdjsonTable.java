package se.usve.survey.files;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The lines of an NDJSON file as a table, so that they can be shown in a spreadsheet with what is wrong in them. */
final class NdjsonTable {

    private NdjsonTable() {
    }

    static Table of(List<SentRow> rows, AnswerColumns columns) {
        var header = Stream.concat(Lead.FIRST.stream().map(Lead::header), columns.headers().stream()).map(Cell::text)
                .toList();
        return new Table(new Table.Row(1, header, false), rows.stream().map(row -> row(row, columns)).toList(),
                Optional.empty());
    }

    private static Table.Row row(SentRow row, AnswerColumns columns) {
        var cells = new ArrayList<Cell>();
        for (var lead : Lead.FIRST) {
            cells.add(Cell.text(switch (lead) {
                case UNIT -> row.unit();
                case NAME -> row.name();
                case REGION -> row.region();
                case REASON -> row.reason() == null ? "" : row.reason();
                case VERSION -> row.version() == null ? "" : row.version().toString();
                case MESSAGES -> "";
            }));
        }
        for (var column : columns.all()) {
            var value = column.from(row.answers());
            cells.add(value == null ? Cell.BLANK : column.form().write(value, true));
        }
        return new Table.Row(row.number(), cells, false);
    }
}
