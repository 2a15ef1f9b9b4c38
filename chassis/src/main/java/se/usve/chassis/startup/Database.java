package se.usve.chassis.startup;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.postgresql.Driver;

/** How the database is reached. */
final class Database implements Check {

    static final String URL = "quarkus.datasource.jdbc.url";
    static final String USERNAME = "quarkus.datasource.username";
    private static final String MODE = "quarkus.datasource.jdbc.additional-jdbc-properties.sslmode";
    private static final String MIGRATES = "quarkus.flyway.username";
    private static final List<String> ENCRYPTED = List.of("require", "verify-ca", "verify-full");

    @Override
    public Stream<Finding> findings(Settings settings) {
        var url = settings.find(URL);
        if (url.isEmpty()) {
            return Stream.of(Finding.wrong(URL, "It has no value, so there is nowhere to keep anything.",
                    "Set it: jdbc:postgresql://host:5432/database?sslmode=verify-full."));
        }
        var read = parsed(url.get());
        if (read.isEmpty()) {
            return Stream.of(Finding.wrong(URL, "It is no address of a PostgreSQL database.",
                    "Write it as jdbc:postgresql://host:5432/database?sslmode=verify-full."));
        }
        return isElsewhere(read.get()) && !isEncrypted(read.get(), settings)
                ? Stream.of(Finding.unsafe(Risk.PLAIN_DATABASE, URL,
                        "The database is on another machine, and the connection to it may be plain text.",
                        "Append sslmode=verify-full (and sslrootcert for an authority of your own)."))
                : Stream.empty();
    }

    /** Migrations by a role of their own are made with what the address says and nothing else. */
    private static Optional<String> ofConnections(Settings settings) {
        return settings.find(MIGRATES).isPresent() ? Optional.empty() : settings.find(MODE);
    }

    /** As the driver itself reads it. */
    static Optional<Properties> parsed(String url) {
        return url.startsWith("jdbc:postgresql:") ? Optional.ofNullable(Driver.parseURL(url, null)) : Optional.empty();
    }

    private static boolean isElsewhere(Properties read) {
        return Arrays.stream(read.getProperty("PGHOST", "localhost").split(",")).anyMatch(host -> !Address.isHere(host));
    }

    private static boolean isEncrypted(Properties read, Settings settings) {
        var mode = Optional.ofNullable(read.getProperty("sslmode")).or(() -> ofConnections(settings));
        var asked = read.getProperty("ssl");
        return mode.map(ENCRYPTED::contains).orElse(asked != null && !asked.equalsIgnoreCase("false"));
    }
}
