package se.usve.command.verify;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import se.usve.stack.Service;

/**
 * Where the auditor looks: the three databases, the topics, the services as their users see them, and what clients kept of
 * their receipts. What is not given is not looked at, and the findings say so.
 */
public interface Sources {

    /** {@return a connection to the service's database, that may read all of it; the caller closes it} */
    Connection database(Service service) throws SQLException;

    /**
     * {@return a resource of the reporting service; empty if it is not shown to whom it is read as}
     *
     * @param path path and query, from {@code /reporting}
     * @throws IOException if there is no answer, or another than these two
     */
    Optional<JsonNode> reporting(String path) throws IOException;

    /** {@return settings of a Kafka client that may read the topics and what the groups have committed; empty if none is given} */
    default Optional<Map<String, Object>> kafka() {
        return Optional.empty();
    }

    /** {@return code of a region to the services as its people call them; of those regions of which a token is given} */
    default Map<String, Api> regions() {
        return Map.of();
    }

    /** {@return a file with receipts that clients were given, one JSON object a line; empty if there is none} */
    default Optional<Path> receipts() {
        return Optional.empty();
    }
}
