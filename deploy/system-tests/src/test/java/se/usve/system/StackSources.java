package se.usve.system;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import se.usve.command.verify.Sources;
import se.usve.stack.Service;

/** The running system as the auditor sees it. */
record StackSources(RunningSystem system) implements Sources {

    @Override
    public Connection database(Service service) throws SQLException {
        var postgres = system.stack().stores().postgres();
        var connection = DriverManager.getConnection(
                postgres.jdbcUrl(service), service.database(), postgres.password(service));
        connection.setSchema(service.schema());
        return connection;
    }

    @Override
    public JsonNode reporting(String path) {
        return system.get(Service.REPORTING, path, RunningSystem.ADMIN).expecting(200).json();
    }
}
