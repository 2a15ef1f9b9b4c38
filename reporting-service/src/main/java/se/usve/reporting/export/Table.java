package se.usve.reporting.export;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * A table in long form: one observation a row.
 *
 * @param name    what it holds, in lower-case words with hyphens, for the name of a file
 * @param columns names of the columns
 * @param rows    the rows; a value is a text, a whole number, a {@code Double}, or null for nothing
 */
public record Table(String name, List<String> columns, List<List<Object>> rows) {

    /** {@return one row of a table} */
    public static List<Object> row(Object... values) {
        return Collections.unmodifiableList(Arrays.asList(values));
    }
}
