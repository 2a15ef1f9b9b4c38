package se.usve.reporting.projection;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.function.Function;

/**
 * Binds rows to a statement as columns, one array for each parameter, for {@code unnest}: any number of rows in one
 * round trip.
 *
 * @param statement the statement, whose parameters are all arrays
 * @param rows      the rows
 * @param <R>       type of a row
 */
record Columns<R>(PreparedStatement statement, Collection<R> rows) {

    /** A column of the statement: the PostgreSQL type of its elements and the value of a row. */
    record Column<R>(String type, Function<R, ?> value) {
    }

    static <R> Column<R> text(Function<R, String> value) {
        return new Column<>("text", value);
    }

    static <R> Column<R> number(Function<R, ? extends Number> value) {
        return new Column<>("bigint", value);
    }

    static <R> Column<R> truth(Function<R, Boolean> value) {
        return new Column<>("boolean", value);
    }

    static <R> Column<R> time(Function<R, Instant> value) {
        // The driver writes elements of such an array by toString, and an instant's is ISO 8601.
        return new Column<>("timestamptz", value);
    }

    @SafeVarargs
    final void execute(Column<R>... columns) throws SQLException {
        bind(columns);
        statement.executeUpdate();
    }

    @SafeVarargs
    final void bind(Column<R>... columns) throws SQLException {
        var connection = statement.getConnection();
        for (int i = 0; i < columns.length; i++) {
            var elements = rows.stream().map(columns[i].value()).toArray();
            statement.setArray(i + 1, connection.createArrayOf(columns[i].type(), elements));
        }
    }
}
