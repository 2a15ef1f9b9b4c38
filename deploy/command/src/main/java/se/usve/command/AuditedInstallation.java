package se.usve.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import se.usve.chassis.config.FileVariables;
import se.usve.command.verify.Api;
import se.usve.command.verify.Sources;
import se.usve.stack.Bearer;
import se.usve.stack.Service;
import se.usve.stack.StackFailure;

/**
 * An installation as environment variables name it. Any of them may be given as {@code <NAME>_FILE} instead, with the file
 * that holds the value; those named so are files in any case:
 * <dl>
 * <dt>{@code USVE_AUDIT_SURVEY_JDBC_URL}, {@code …_SCORING_…}, {@code …_REPORTING_…}<dd>the databases
 * <dt>{@code USVE_AUDIT_DATABASE_USERNAME}, {@code USVE_AUDIT_DATABASE_PASSWORD}<dd>a role that may read all three
 * <dt>{@code KAFKA_…}<dd>the Kafka client, as for the services; {@code KAFKA_BOOTSTRAP_SERVERS} at least
 * <dt>{@code USVE_AUDIT_AT}<dd>the address under which the services are reached
 * <dt>{@code USVE_AUDIT_TOKEN_FILE}<dd>a file with a token that sees the figures of all rounds; without, those published are
 * <dt>{@code USVE_AUDIT_REGION_TOKENS}<dd>a folder of files named as regions' codes, with tokens of role REGION
 * </dl>
 */
record AuditedInstallation(Map<String, String> settings, Optional<Path> receipts) implements Sources {
    private static final String AUDIT = "USVE_AUDIT_";
    private static final String KAFKA = "KAFKA_";
    private static final List<String> NEEDED = List.of("USVE_AUDIT_SURVEY_JDBC_URL", "USVE_AUDIT_SCORING_JDBC_URL",
            "USVE_AUDIT_REPORTING_JDBC_URL", "USVE_AUDIT_DATABASE_USERNAME", "USVE_AUDIT_DATABASE_PASSWORD",
            "KAFKA_BOOTSTRAP_SERVERS", "USVE_AUDIT_AT");
    /** Read anew for every request, so that it may be renewed meanwhile. */
    private static final String TOKEN_FILE = "USVE_AUDIT_TOKEN_FILE";
    private static final String REGION_TOKENS = "USVE_AUDIT_REGION_TOKENS";

    /** @throws StackFailure with everything that is wrong with the variables, and none of their values */
    static AuditedInstallation of(Map<String, String> environment, Optional<Path> receipts) {
        Map<String, String> settings = new TreeMap<>();
        environment.forEach((name, value) -> {
            if ((name.startsWith(AUDIT) || name.startsWith(KAFKA)) && !value.isEmpty()) {
                settings.put(name, value);
            }
        });
        Map<String, String> inFiles = new TreeMap<>(settings);
        inFiles.remove(TOKEN_FILE);
        FileVariables read = FileVariables.of(inFiles);
        List<String> faults = new ArrayList<>(read.faults().stream().map(FileVariables.Fault::sentence).toList());
        read.values().forEach((name, value) -> {
            settings.remove(name + "_FILE");
            settings.put(name, value);
        });
        NEEDED.stream().filter(name -> !settings.containsKey(name)
                        && read.faults().stream().noneMatch(fault -> fault.variable().equals(name)))
                .forEach(name -> faults.add("The variable " + name + " is not set."));
        String at = settings.get("USVE_AUDIT_AT");
        if (at != null && !Installation.isOrigin(URI.create(at))) {
            faults.add("USVE_AUDIT_AT is no address like https://usve.example.se.");
        } else if (at != null && (settings.containsKey(TOKEN_FILE) || settings.containsKey(REGION_TOKENS))
                && !Installation.keepsSecrets(URI.create(at))) {
            faults.add("Tokens would go to USVE_AUDIT_AT in plain text: use https.");
        }
        if (!faults.isEmpty()) {
            throw new StackFailure(String.join("\n      ", faults));
        }
        return new AuditedInstallation(Map.copyOf(settings), receipts);
    }

    @Override
    public Connection database(Service service) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", settings.get("USVE_AUDIT_DATABASE_USERNAME"));
        properties.setProperty("password", settings.get("USVE_AUDIT_DATABASE_PASSWORD"));
        properties.setProperty("ApplicationName", "usve-audit");
        properties.setProperty("connectTimeout", "10");
        properties.setProperty("currentSchema", service.schema());
        Connection connection = DriverManager.getConnection(settings.get(AUDIT + service + "_JDBC_URL"), properties);
        connection.setReadOnly(true);
        return connection;
    }

    @Override
    public Optional<JsonNode> reporting(String path) throws IOException {
        return AuditedStack.shown(as(settings.get(TOKEN_FILE)), path);
    }

    @Override
    public Optional<Map<String, Object>> kafka() {
        Map<String, Object> client = new HashMap<>();
        settings.forEach((name, value) -> {
            if (name.startsWith(KAFKA)) {
                client.put(name.substring(KAFKA.length()).toLowerCase(Locale.ROOT).replace('_', '.'), value);
            }
        });
        return Optional.of(client);
    }

    @Override
    public Map<String, Api> regions() {
        Map<String, Api> regions = new TreeMap<>();
        String folder = settings.get(REGION_TOKENS);
        if (folder != null) {
            for (String region : Bearer.REGIONS) {
                Path file = Path.of(folder, region);
                if (Files.isReadable(file)) {
                    regions.put(region, as(file.toString()));
                }
            }
        }
        return regions;
    }

    private Api as(String tokenFile) {
        URI at = URI.create(settings.get("USVE_AUDIT_AT"));
        return new Api(_ -> at, () -> tokenFile == null ? null : Installation.tokenIn(Path.of(tokenFile)));
    }

    /** Without values, some of which are secret. */
    @Override
    public String toString() {
        return "AuditedInstallation" + settings.keySet();
    }
}
