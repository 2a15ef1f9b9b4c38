package se.usve.scoring.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import se.usve.chassis.sql.Sql;

/** {@link Sql} in the caller's transaction, of which there must be one, and rows that are read by the names of their columns. */
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

    private final Sql sql;
    private final ObjectMapper json;

    Database(Sql sql, ObjectMapper json) {
        this.sql = sql;
        this.json = json;
    }

    /** {@return what each row of the query stands for} */
    public <T> List<T> query(String query, Mapper<T> mapper, Object... parameters) {
        return sql.list(query, row -> mapper.map(new Row(row, json)), parameters);
    }

    /** Reads each row of the query, some at a time: a large answer is never all in memory. */
    public void each(String query, Reader reader, Object... parameters) {
        sql.each(query, row -> reader.read(new Row(row, json)), parameters);
    }

    /** {@return what the first row of the query stands for} */
    public <T> Optional<T> first(String query, Mapper<T> mapper, Object... parameters) {
        return query(query, mapper, parameters).stream().findFirst();
    }

    /** {@return how many rows the statement changed} */
    public int update(String statement, Object... parameters) {
        return sql.update(statement, parameters);
    }

    /** Lets every query of the transaction see the same moment; to be called before the first of them. */
    public void readOneMoment() {
        sql.readOneMoment();
    }

    /**
     * As {@link #readOneMoment}, for a transaction that also stores rows of its own. It must not change a row that others
     * may change: if they have since that moment, the statement fails.
     */
    public void seeOneMoment() {
        sql.update("set transaction isolation level repeatable read");
    }

    /** {@return the value as JSON, for a parameter that is cast to jsonb} */
    public String json(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot be written as JSON: " + value.getClass(), e);
        }
    }
}
