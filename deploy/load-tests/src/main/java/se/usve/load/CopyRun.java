package se.usve.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * The rows of the read model copied into tables of the same form, with the same keys and indexes, from files: what
 * PostgreSQL itself takes for them.
 *
 * @param rows  how many
 * @param bytes size of the files
 * @param time  of {@code copy … from stdin} alone, one table after the other, each a transaction
 * @param processor seconds of processor time that it took
 */
record CopyRun(long rows, long bytes, Duration time, double processor) {

    static CopyRun of(Connection connection, DoubleSupplier processorSeconds) throws SQLException, IOException {
        CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
        long rows = 0;
        long bytes = 0;
        Duration time = Duration.ZERO;
        double processor = 0;
        try (var change = connection.createStatement()) {
            change.execute("create schema copied");
            for (String table : tables(connection)) {
                Path file = Files.createTempFile("usve-bench-", ".copy");
                try {
                    try (var out = Files.newOutputStream(file)) {
                        copy.copyOut("copy " + table + " to stdout", out);
                    }
                    change.execute("create table copied.%1$s (like %1$s including all)".formatted(table));
                    bytes += Files.size(file);
                    double before = processorSeconds.getAsDouble();
                    long began = System.nanoTime();
                    try (var in = Files.newInputStream(file)) {
                        rows += copy.copyIn("copy copied." + table + " from stdin", in, 1 << 16);
                    }
                    time = time.plusNanos(System.nanoTime() - began);
                    processor += processorSeconds.getAsDouble() - before;
                } finally {
                    Files.delete(file);
                }
            }
            change.execute("drop schema copied cascade");
        }
        return new CopyRun(rows, bytes, time, processor);
    }

    /** Those that a rebuild compares: not the migrations, nor what is told to those who follow live. */
    private static List<String> tables(Connection connection) throws SQLException {
        try (var select = connection.createStatement(); var found = select.executeQuery("""
                select table_name from information_schema.tables
                where table_schema = current_schema() and table_type = 'BASE TABLE'
                    and table_name not in ('flyway_schema_history', 'change', 'change_number') order by 1""")) {
            var tables = new ArrayList<String>();
            while (found.next()) {
                tables.add(found.getString(1));
            }
            return tables;
        }
    }
}
