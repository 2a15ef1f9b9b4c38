package se.usve.chassis.sql;

import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.stream.Stream;

/**
 * Arrays for many rows in one statement. They are made of typed elements, which PostgreSQL's driver sends in binary; of
 * plain objects it makes one long text, with every quote in it escaped, which the server takes apart again.
 */
public final class SqlArray {

    private SqlArray() {
    }

    /** {@return a {@code text[]}, with nulls where elements are null} */
    public static Array texts(Connection connection, Stream<String> elements) throws SQLException {
        return connection.createArrayOf("text", elements.toArray(String[]::new));
    }

    /** {@return a {@code bigint[]}, with nulls where elements are null} */
    public static Array numbers(Connection connection, Stream<? extends Number> elements) throws SQLException {
        return connection.createArrayOf("bigint",
                elements.map(number -> number == null ? null : number.longValue()).toArray(Long[]::new));
    }

    /** {@return a {@code boolean[]}, with nulls where elements are null} */
    public static Array truths(Connection connection, Stream<Boolean> elements) throws SQLException {
        return connection.createArrayOf("boolean", elements.toArray(Boolean[]::new));
    }
}
