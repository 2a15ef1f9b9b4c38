package se.usve.command.verify;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Reads rows from one database. */
final class Rows implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    /** So many rows are fetched at once; the others wait in the database. */
    private static final int AT_A_TIME = 1_000;

    interface Reading<T> {
        T read(ResultSet row) throws SQLException;
    }

    private final Connection connection;

    private Rows(Connection connection) {
        this.connection = connection;
    }

    /** All that is read is of one moment: the connection sees one snapshot. */
    static Rows of(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        connection.setReadOnly(true);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        return new Rows(connection);
    }

    <T> List<T> all(String sql, Reading<T> reading) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.setFetchSize(AT_A_TIME);
            try (var found = statement.executeQuery(sql)) {
                return read(found, reading);
            }
        }
    }

    /** @param columns values of the parameters: arrays of text or of numbers */
    <T> List<T> all(String sql, Reading<T> reading, Object[]... columns) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < columns.length; i++) {
                statement.setArray(i + 1,
                        connection.createArrayOf(columns[i] instanceof Long[] ? "int8" : "text", columns[i]));
            }
            try (var found = statement.executeQuery()) {
                return read(found, reading);
            }
        }
    }

    private static <T> List<T> read(ResultSet found, Reading<T> reading) throws SQLException {
        var rows = new ArrayList<T>();
        while (found.next()) {
            rows.add(reading.read(found));
        }
        return rows;
    }

    List<String> texts(String sql) throws SQLException {
        return all(sql, row -> row.getString(1));
    }

    long count(String sql) throws SQLException {
        return all(sql, row -> row.getLong(1)).getFirst();
    }

    /** Reads a column that holds JSON. */
    static <T> T json(String text, Class<T> type) {
        try {
            return JSON.readValue(text, type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.rollback();
        connection.close();
    }
}
