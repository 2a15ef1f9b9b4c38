package se.usve.reporting.report;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import se.usve.reporting.gate.Gate;

/**
 * Reads the database as it is at one moment, so that the tables of one answer agree with each other while events go on
 * changing them.
 */
@ApplicationScoped
public class Snapshot {

    /** What is read. */
    @FunctionalInterface
    public interface Query<T> {
        /** {@return what is found} */
        T on(Connection connection) throws SQLException;
    }

    private final DataSource dataSource;

    Snapshot(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * {@return what the query finds}
     *
     * @throws IllegalStateException if the database does not answer, with the cause that tells so
     */
    public <T> T read(Query<T> query) {
        try (var connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try (var begin = connection.createStatement()) {
                begin.execute("set transaction isolation level repeatable read, read only; " + Gate.READ);
                return query.on(connection);
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The read model could not be read", e);
        }
    }
}
