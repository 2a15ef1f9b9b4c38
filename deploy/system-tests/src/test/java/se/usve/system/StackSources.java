package se.usve.system;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import se.usve.command.verify.Api;
import se.usve.command.verify.Sources;
import se.usve.stack.Bearer;
import se.usve.stack.Service;

/**
 * The running system as the auditor sees it.
 *
 * @param receipts what clients kept of theirs
 * @param regions  code of a region to the services as its people call them
 */
record StackSources(RunningSystem system, Optional<Path> receipts, Map<String, Api> regions) implements Sources {

    /** Without receipts, and without trying what regions are let to see. */
    StackSources(RunningSystem system) {
        this(system, Optional.empty(), Map.of());
    }

    /** {@return the services as the bearer of a token calls them} */
    static Api as(RunningSystem system, Bearer bearer) {
        var token = system.stack().token(bearer);
        return new Api(system.stack()::api, () -> token);
    }

    @Override
    public Connection database(Service service) throws SQLException {
        var postgres = system.stack().stores().postgres();
        var connection = DriverManager.getConnection(
                postgres.jdbcUrl(service), service.owner(), postgres.ownersPassword(service));
        connection.setSchema(service.schema());
        return connection;
    }

    @Override
    public Optional<JsonNode> reporting(String path) {
        return Optional.of(system.get(Service.REPORTING, path, RunningSystem.ADMIN).expecting(200).json());
    }

    @Override
    public Optional<Map<String, Object>> kafka() {
        return Optional.of(Map.of("bootstrap.servers", system.stack().stores().bootstrapServers()));
    }
}
