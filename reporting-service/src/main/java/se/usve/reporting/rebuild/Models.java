package se.usve.reporting.rebuild;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import se.usve.reporting.settings.ReportingSettings;

/**
 * The schemas of the read model: the one that is read, the one being built beside it, and the one that was read before.
 */
@ApplicationScoped
class Models {

    private final Flyway migrations;
    private final String live;

    Models(Flyway migrations, ReportingSettings.ReadModel settings) {
        this.migrations = migrations;
        this.live = settings.schema();
    }

    /** {@return the schema that is read} */
    String live() {
        return live;
    }

    /** {@return the schema being built} */
    String next() {
        return live + "_next";
    }

    /** {@return the schema that was read before the last exchange} */
    String before() {
        return live + "_before";
    }

    /** Makes an empty model by the same migrations as every other, clearing away one that was left behind. */
    void makeNext(Connection connection) throws SQLException {
        dropNext(connection);
        Flyway.configure().configuration(migrations.getConfiguration()).schemas(next()).defaultSchema(next()).load().migrate();
    }

    void dropNext(Connection connection) throws SQLException {
        execute(connection, "drop schema if exists " + next() + " cascade");
    }

    /** Until the transaction ends, table names are of this schema. */
    void turnTo(Connection transaction, String schema) throws SQLException {
        execute(transaction, "set local search_path = " + schema);
    }

    /** What is not of the topics stays as it is: who follows a round live goes on where they are. */
    void carryOver(Connection transaction) throws SQLException {
        for (var table : Comparison.NOT_OF_THE_TOPICS) {
            execute(transaction, "insert into %2$s.%3$s select * from %1$s.%3$s".formatted(live, next(), table));
        }
    }

    void dropBefore(Connection transaction) throws SQLException {
        execute(transaction, "drop schema if exists " + before() + " cascade");
    }

    /** Puts the next model in the place of the one that is read, which is kept. */
    void exchange(Connection transaction) throws SQLException {
        execute(transaction, "alter schema " + live + " rename to " + before());
        execute(transaction, "alter schema " + next() + " rename to " + live);
    }

    private static void execute(Connection connection, String statement) throws SQLException {
        try (var change = connection.createStatement()) {
            change.execute(statement);
        }
    }
}
