package se.usve.reporting.export;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import se.usve.chassis.problem.Text;

/**
 * A table in long form, one observation a row: the one thing that all the forms are made of.
 *
 * @param name     what it holds, in lower-case words with hyphens, for the name of a file
 * @param title    what it shows, for people
 * @param round    id of the round, for the name of a file
 * @param columns  the columns; CSV has their ids as its header, so their order and ids stay and new ones come last
 * @param rows     the rows; a value is a text, a {@link Text}, a whole number, a {@code Double}, or null for nothing
 * @param notes    what one must know to read it right: definitions, source, what is missing
 * @param asOf     when the figures were what they are here, UTC; null where that is not said
 * @param status   where the round stood, such as {@code PUBLISHED}; null where that is not said
 * @param revision number of the sealed revision the figures are of, or null
 */
public record Table(String name, Text title, String round, List<Column> columns, List<List<Object>> rows,
        List<Text> notes, Instant asOf, String status, Long revision) {

    /** Looks after that every row has a value for each column, and that columns are found by their ids. */
    public Table {
        columns = List.copyOf(columns);
        notes = List.copyOf(notes);
        var ids = new HashSet<String>();
        columns.forEach(column -> {
            if (!ids.add(column.id())) {
                throw new IllegalArgumentException("Two columns of " + name + " are called " + column.id());
            }
        });
        for (var column : columns) {
            if (column instanceof Column.Dimension dimension && dimension.labelledBy() != null
                    && !ids.contains(dimension.labelledBy())) {
                throw new IllegalArgumentException("No column of " + name + " is called " + dimension.labelledBy());
            }
        }
        for (var row : rows) {
            if (row.size() != columns.size()) {
                throw new IllegalArgumentException("A row of " + name + " has " + row.size() + " values for "
                        + columns.size() + " columns");
            }
        }
    }

    /** {@return a table without notes, of which it is not said when it was read} */
    public static Table of(String name, Text title, String round, List<? extends Column> columns,
            List<List<Object>> rows) {
        return new Table(name, title, round, List.copyOf(columns), rows, List.of(), null, null, null);
    }

    /** {@return this table with these notes after those it has} */
    public Table noting(Text... more) {
        return new Table(name, title, round, columns, rows, Stream.concat(notes.stream(), Arrays.stream(more)).toList(),
                asOf, status, revision);
    }

    /** {@return this table, read at this time, with its round standing there} */
    public Table readAt(Instant when, String where, Long sealed) {
        return new Table(name, title, round, columns, rows, notes, when, where, sealed);
    }

    /** {@return one row of a table} */
    public static List<Object> row(Object... values) {
        return Collections.unmodifiableList(Arrays.asList(values));
    }
}
