package se.usve.command.verify;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import se.usve.stack.Service;

/** Where the auditor looks: the three databases, and the figures as the reporting service shows them. */
public interface Sources {

    /** {@return a connection to the service's database; the caller closes it} */
    Connection database(Service service) throws SQLException;

    /**
     * {@return a resource of the reporting service, read with the right to see all rounds}
     *
     * @param path path and query, from {@code /reporting}
     */
    JsonNode reporting(String path) throws IOException;
}
