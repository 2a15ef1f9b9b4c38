package se.usve.stack.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import se.usve.stack.DataFolder;
import se.usve.stack.Keys;
import se.usve.stack.Postgres;
import se.usve.stack.Service;
import se.usve.stack.Stores;
import se.usve.stack.Tokens;

/**
 * The one PostgreSQL and Kafka of a test JVM, in a temporary folder, started at first use and ended with the JVM.
 *
 * <p>Quarkus loads test classes, and what they use, anew with class loaders of its own. {@link OneOf} therefore calls
 * the copy of this class that the application class loader holds; methods here take and give types of the JDK only.
 */
final class SharedStack {
    private static final SharedStack INSTANCE = new SharedStack();

    private final Path folder;
    private final Keys keys;
    private final Stores stores;

    private SharedStack() {
        try {
            folder = Files.createTempDirectory("usve-test-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        DataFolder data = new DataFolder(folder);
        stores = Stores.start(data);
        keys = Keys.in(folder);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            stores.close();
            data.delete();
        }));
    }

    static String folder() {
        return INSTANCE.folder.toString();
    }

    static Map<String, String> configuration(String database) {
        Service service = Service.ofDatabase(database);
        Postgres postgres = INSTANCE.stores.postgres();
        Map<String, String> configuration = new HashMap<>(Map.ofEntries(
                Map.entry("quarkus.devservices.enabled", "false"),
                Map.entry("quarkus.datasource.jdbc.url", postgres.jdbcUrl(service)),
                Map.entry("quarkus.datasource.username", service.database()),
                Map.entry("quarkus.datasource.password", postgres.password(service)),
                Map.entry("kafka.bootstrap.servers", INSTANCE.stores.bootstrapServers()),
                Map.entry("quarkus.oidc.public-key", INSTANCE.keys.publicKey()),
                Map.entry("quarkus.oidc.token.issuer", Tokens.ISSUER),
                Map.entry("quarkus.oidc.token.audience", Tokens.AUDIENCE),
                Map.entry("quarkus.http.host", "127.0.0.1"),
                Map.entry("quarkus.http.test-port", "0"),
                Map.entry("quarkus.management.host", "127.0.0.1"),
                Map.entry("quarkus.management.test-port", "0")));
        if (!service.owner().equals(service.database())) {
            configuration.put("quarkus.flyway.username", service.owner());
            configuration.put("quarkus.flyway.password", postgres.ownersPassword(service));
        }
        return configuration;
    }

    static Connection asOwner(String database) throws SQLException {
        Service service = Service.ofDatabase(database);
        Postgres postgres = INSTANCE.stores.postgres();
        return DriverManager.getConnection(postgres.jdbcUrl(service), service.owner(), postgres.ownersPassword(service));
    }

    static void stopKafka() {
        INSTANCE.stores.stopKafka();
    }

    static void startKafka() {
        INSTANCE.stores.startKafka();
    }

    static void freezeKafka() {
        INSTANCE.stores.freezeKafka();
    }

    static void thawKafka() {
        INSTANCE.stores.thawKafka();
    }

    static void stopPostgres() {
        INSTANCE.stores.stopPostgres();
    }

    static void startPostgres() {
        INSTANCE.stores.startPostgres();
    }
}
