package se.usve.chassis.sql;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Runs statements, in the caller's transaction if there is one; each is one round trip. Parameters are texts, numbers,
 * truth values, days, instants, UUIDs, enums (by name), null, and collections of these, which become arrays for
 * {@code = any} and {@code unnest}.
 *
 * <p>Every method ends with {@link IllegalStateException}, which names the statement, if the database refuses it.
 */
@ApplicationScoped
public class Sql {

    /** Makes something of a row. */
    @FunctionalInterface
    public interface Reading<T> {

        /** {@return what the row stands for} */
        T of(ResultSet row) throws SQLException;
    }

    @FunctionalInterface
    private interface Execution<T> {
        T of(PreparedStatement statement) throws SQLException;
    }

    private static final int ROWS_AT_A_TIME = 500;

    private final DataSource dataSource;
    private final ObjectMapper json;

    Sql(DataSource dataSource, ObjectMapper json) {
        this.dataSource = dataSource;
        this.json = json;
    }

    /** {@return what each row of a query stands for} */
    public <T> List<T> list(String query, Reading<T> reading, Object... parameters) {
        return execute(query, parameters, statement -> {
            var rows = new ArrayList<T>();
            try (var found = statement.executeQuery()) {
                while (found.next()) {
                    rows.add(reading.of(found));
                }
            }
            return rows;
        });
    }

    /** Takes in a row. */
    @FunctionalInterface
    public interface Reader {

        /** Reads the row, which is not there afterwards. */
        void read(ResultSet row) throws SQLException;
    }

    /** Reads each row of a query, some at a time: in a transaction, a large answer is never all in memory. */
    public void each(String query, Reader reader, Object... parameters) {
        execute(query, parameters, statement -> {
            statement.setFetchSize(ROWS_AT_A_TIME);
            try (var found = statement.executeQuery()) {
                while (found.next()) {
                    reader.read(found);
                }
            }
            return null;
        });
    }

    /** Lets every query of the caller's transaction see the same moment; to be called before the first of them. */
    public void readOneMoment() {
        update("set transaction isolation level repeatable read read only");
    }

    /** {@return what the first row of a query stands for} */
    public <T> Optional<T> first(String query, Reading<T> reading, Object... parameters) {
        return list(query, reading, parameters).stream().findFirst();
    }

    /** {@return the number that is the first row of a query, 0 if there is none} */
    public long number(String query, Object... parameters) {
        return first(query, row -> row.getLong(1), parameters).orElse(0L);
    }

    /** {@return how many rows a statement changed} */
    public int update(String statement, Object... parameters) {
        return execute(statement, parameters, PreparedStatement::executeUpdate);
    }

    /** {@return values as JSON, for a statement that takes many rows at once by {@code jsonb_to_recordset}} */
    public String rows(Collection<?> values) {
        try {
            return json.writeValueAsString(values);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What is to be stored can be written as JSON", e);
        }
    }

    /** {@return a time of a row, null for null} */
    public static Instant instant(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private <T> T execute(String sql, Object[] parameters, Execution<T> execution) {
        try (var connection = dataSource.getConnection(); var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, Parameter.of(connection, parameters[i]));
            }
            return execution.of(statement);
        } catch (SQLException e) {
            throw new IllegalStateException("The database refused: " + sql, e);
        }
    }
}
