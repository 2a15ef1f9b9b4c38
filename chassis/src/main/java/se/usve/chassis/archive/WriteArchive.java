package se.usve.chassis.archive;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/**
 * Writes what a service archives as lines of JSON, {@code {"part": …, "record": …}}, all of one moment of the database. Rows
 * are fetched and sent some at a time, so that it takes little memory however many there are. The last line is
 * {@code {"part":"end","records":n}}: what ends without it was broken off.
 */
@ApplicationScoped
public class WriteArchive {

    /** The media type. */
    public static final String TYPE = "application/x-ndjson";

    private static final int ROWS_AT_A_TIME = 200;

    private final DataSource dataSource;

    WriteArchive(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * {@return the lines, written when they are sent}
     *
     * @param id    of what is archived
     * @param begin SQL to be run before anything is read; may be empty
     */
    public StreamingOutput of(String id, String begin, List<ArchivePart> parts) {
        return output -> {
            try (var connection = dataSource.getConnection()) {
                connection.setAutoCommit(false);
                try (var statement = connection.createStatement()) {
                    statement.execute("set transaction isolation level repeatable read, read only; " + begin);
                    write(connection, id, parts, output);
                } finally {
                    connection.rollback();
                    connection.setAutoCommit(true);
                }
            } catch (SQLException e) {
                throw new IOException("What is to be archived could not be read", e);
            }
        };
    }

    private static void write(Connection connection, String id, List<ArchivePart> parts, OutputStream output)
            throws SQLException, IOException {
        var lines = new BufferedWriter(new OutputStreamWriter(output, StandardCharsets.UTF_8));
        long records = 0;
        for (var part : parts) {
            records += write(connection, id, part, lines);
        }
        lines.write("{\"part\":\"end\",\"records\":" + records + "}\n");
        lines.flush();
    }

    private static long write(Connection connection, String id, ArchivePart part, Writer lines) throws SQLException, IOException {
        try (var select = connection.prepareStatement(part.query())) {
            select.setFetchSize(ROWS_AT_A_TIME);
            select.setString(1, id);
            long records = 0;
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    // PostgreSQL may write JSON on several lines.
                    lines.write("{\"part\":\"" + part.name() + "\",\"record\":" + rows.getString(1).replace("\n", "") + "}\n");
                    records++;
                }
            }
            return records;
        }
    }
}
