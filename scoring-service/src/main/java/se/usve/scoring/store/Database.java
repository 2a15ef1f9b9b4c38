package se.usve.scoring.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * SQL statements in the caller's transaction. Parameters are texts, numbers, instants, UUIDs, enums (by name), null, and
 * lists of these, which become arrays for {@code unnest} and {@code = any}.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class Database {

    /** Makes something of a row. */
    @FunctionalInterface
    public interface Mapper<T> {

        /** {@return what the row stands for} */
        T map(Row row) throws SQLException;
    }

    /** Takes in a row. */
    @FunctionalInterface
    public interface Reader {

        /** Reads the row, which is not there afterwards. */
        void read(Row row) throws SQLException;
    }

    private static final int ROWS_AT_A_TIME = 500;

    private final DataSource dataSource;
    private final ObjectMapper json;

    Database(DataSource dataSource, ObjectMapper json) {
        this.dataSource = dataSource;
        this.json = json;
    }

    /** {@return what each row of the query stands for} */
    public <T> List<T> query(String sql, Mapper<T> mapper, Object... parameters) {
        return run(sql, parameters, statement -> {
            var mapped = new ArrayList<T>();
            try (var found = statement.executeQuery()) {
                while (found.next()) {
                    mapped.add(mapper.map(new Row(found, json)));
                }
            }
            return mapped;
        });
    }

    /** Reads each row of the query, some at a time: a large answer is never all in memory. */
    public void each(String sql, Reader reader, Object... parameters) {
        run(sql, parameters, statement -> {
            statement.setFetchSize(ROWS_AT_A_TIME);
            try (var found = statement.executeQuery()) {
                while (found.next()) {
                    reader.read(new Row(found, json));
                }
            }
            return null;
        });
    }

    /** {@return what the first row of the query stands for} */
    public <T> Optional<T> first(String sql, Mapper<T> mapper, Object... parameters) {
        return query(sql, mapper, parameters).stream().findFirst();
    }

    /** {@return how many rows the statement changed} */
    public int update(String sql, Object... parameters) {
        return run(sql, parameters, PreparedStatement::executeUpdate);
    }

    /** Lets every query of the transaction see the same moment; to be called before the first of them. */
    public void readOneMoment() {
        update("set transaction isolation level repeatable read read only");
    }

    /**
     * As {@link #readOneMoment}, for a transaction that also stores rows of its own. It must not change a row that others
     * may change: if they have since that moment, the statement fails.
     */
    public void seeOneMoment() {
        update("set transaction isolation level repeatable read");
    }

    /** {@return the value as JSON, for a parameter that is cast to jsonb} */
    public String json(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot be written as JSON: " + value.getClass(), e);
        }
    }

    @FunctionalInterface
    private interface Execution<T> {
        T on(PreparedStatement statement) throws SQLException;
    }

    private <T> T run(String sql, Object[] parameters, Execution<T> execution) {
        try (var connection = dataSource.getConnection(); var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameter(connection, parameters[i]));
            }
            return execution.on(statement);
        } catch (SQLException e) {
            throw new DatabaseError(sql, e);
        }
    }

    private static Object parameter(Connection connection, Object value) throws SQLException {
        return switch (value) {
            case Instant instant -> instant.atOffset(ZoneOffset.UTC);
            case Enum<?> constant -> constant.name();
            case List<?> list -> connection.createArrayOf(typeOf(list), elements(list));
            case null -> null;
            default -> value;
        };
    }

    private static Object[] elements(List<?> list) {
        return list.stream().map(element -> switch (element) {
            case Instant instant -> instant.toString();
            case Enum<?> constant -> constant.name();
            case null -> null;
            default -> element;
        }).toArray();
    }

    private static String typeOf(List<?> list) {
        for (var element : list) {
            switch (element) {
                case Long _ -> {
                    return "bigint";
                }
                case Integer _ -> {
                    return "int";
                }
                case UUID _ -> {
                    return "uuid";
                }
                case Instant _ -> {
                    return "timestamptz";
                }
                case null -> {
                    // The next one may tell.
                }
                default -> {
                    return "text";
                }
            }
        }
        return "text";
    }
}
