package se.usve.reporting.projection;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.function.Function;
import java.util.stream.Stream;
import se.usve.chassis.sql.SqlArray;

/**
 * Binds rows to a statement as columns, one array for each parameter, for {@code unnest}: any number of rows in one
 * round trip.
 *
 * @param statement the statement, whose parameters are all arrays
 * @param rows      the rows
 * @param <R>       type of a row
 */
record Columns<R>(PreparedStatement statement, Collection<R> rows) {

    /** The array of a column of the statement, made of the rows. */
    @FunctionalInterface
    interface Column<R> {
        Array of(Connection connection, Stream<R> rows) throws SQLException;
    }

    static <R> Column<R> text(Function<R, String> value) {
        return (connection, rows) -> SqlArray.texts(connection, rows.map(value));
    }

    static <R> Column<R> number(Function<R, ? extends Number> value) {
        return (connection, rows) -> SqlArray.numbers(connection, rows.map(value));
    }

    static <R> Column<R> truth(Function<R, Boolean> value) {
        return (connection, rows) -> SqlArray.truths(connection, rows.map(value));
    }

    static <R> Column<R> time(Function<R, Instant> value) {
        // The driver writes elements of such an array by toString, and an instant's is ISO 8601.
        return (connection, rows) -> connection.createArrayOf("timestamptz", rows.map(value).toArray());
    }

    @SafeVarargs
    final void execute(Column<R>... columns) throws SQLException {
        bind(columns);
        statement.executeUpdate();
    }

    @SafeVarargs
    final void bind(Column<R>... columns) throws SQLException {
        for (int i = 0; i < columns.length; i++) {
            statement.setArray(i + 1, columns[i].of(statement.getConnection(), rows.stream()));
        }
    }
}
