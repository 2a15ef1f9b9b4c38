package se.usve.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import se.usve.command.verify.Api;
import se.usve.command.verify.Sources;
import se.usve.stack.Bearer;
import se.usve.stack.Role;
import se.usve.stack.RunningStack;
import se.usve.stack.Service;

/** The running local stack, as the auditor's source: it mints what tokens it needs. */
record AuditedStack(RunningStack stack, Optional<Path> receipts) implements Sources {
    private static final Duration TOKEN = Duration.ofHours(1);

    @Override
    public Connection database(Service service) throws SQLException {
        return stack.connect(service);
    }

    @Override
    public Optional<JsonNode> reporting(String path) throws IOException {
        return shown(as(Bearer.of(Role.ADMIN, null)), path);
    }

    /** {@return what the reporting service shows, if it does} */
    static Optional<JsonNode> shown(Api api, String path) throws IOException {
        var answer = api.get(Service.REPORTING, path);
        return switch (answer.status()) {
            case 200 -> Optional.of(answer.body());
            case 401, 403, 404 -> Optional.empty();
            default -> throw new IOException(path + " answered " + answer.status() + ": " + answer.body());
        };
    }

    @Override
    public Optional<Map<String, Object>> kafka() {
        return Optional.of(Map.of("bootstrap.servers", stack.bootstrapServers()));
    }

    @Override
    public Map<String, Api> regions() {
        return Bearer.REGIONS.stream().collect(Collectors.toMap(Function.identity(),
                region -> as(Bearer.of(Role.REGION, region))));
    }

    private Api as(Bearer bearer) {
        var token = stack.token(bearer, TOKEN);
        return new Api(stack::api, () -> token);
    }
}
