package se.usve.system;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** Keycloak itself, with the realm, the start script and secrets as in containers; its database is a file. */
final class Keycloak implements AutoCloseable {

    static final String DEMO_PASSWORD = "made-up-for-this-test";
    private static final String SKIPPED = "SKIPPED: Keycloak is fetched and tried by ./mvnw -Pkeycloak alone, "
            + "see deploy/identity/README.md.";

    private final Process process;
    private final Path log;
    private final Path secrets;
    private final int port;
    private final int managementPort;

    private Keycloak(Process process, Path log, Path secrets, int port, int managementPort) {
        this.process = process;
        this.log = log;
        this.secrets = secrets;
        this.port = port;
        this.managementPort = managementPort;
    }

    /**
     * Starts it, with the demo's users; the test is skipped where it was not fetched.
     *
     * @param site the address of the gateway that people reach it by
     */
    static Keycloak start(URI site) {
        var unpacked = System.getProperty("usve.keycloak");
        if (unpacked == null) {
            System.err.println(SKIPPED);
        }
        assumeTrue(unpacked != null, SKIPPED);
        try {
            return start(Path.of(unpacked), site);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Keycloak start(Path unpacked, URI site) throws IOException {
        var folder = Files.createTempDirectory("usve-keycloak");
        var secrets = folder.resolve("secrets");
        var repository = RunningSystem.repository();
        var made = new ProcessBuilder("bash", repository.resolve("deploy/compose/make-secrets.sh").toString(), secrets.toString())
                .redirectErrorStream(true).redirectOutput(folder.resolve("secrets.log").toFile()).start();
        made.getOutputStream().close();
        made.onExit().join();
        var port = Gateway.freePort();
        var managementPort = Gateway.freePort();
        var log = folder.resolve("log");
        var builder = new ProcessBuilder("bash", repository.resolve("deploy/identity/start.sh").toString(), "start")
                .redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().putAll(Map.ofEntries(
                Map.entry("JAVA_HOME", System.getProperty("java.home")),
                Map.entry("KEYCLOAK_HOME", unpacked.toString()), Map.entry("SECRETS", secrets.toString()),
                Map.entry("USVE_PUBLIC_URL", site.toString()), Map.entry("USVE_DEMO", "true"),
                Map.entry("USVE_DEMO_PASSWORD", DEMO_PASSWORD),
                // As the image is built.
                Map.entry("KC_HEALTH_ENABLED", "true"), Map.entry("KC_HTTP_RELATIVE_PATH", "/identity"),
                // As docker-compose.yml says, but for the database and the ports.
                Map.entry("KC_DB", "dev-mem"), Map.entry("KC_HOSTNAME", site + "/identity"),
                Map.entry("KC_HOSTNAME_BACKCHANNEL_DYNAMIC", "true"), Map.entry("KC_PROXY_HEADERS", "xforwarded"),
                Map.entry("KC_HTTP_ENABLED", "true"), Map.entry("KC_BOOTSTRAP_ADMIN_USERNAME", "first-admin"),
                Map.entry("KC_HTTP_HOST", Gateway.NAME), Map.entry("KC_HTTP_PORT", Integer.toString(port)),
                Map.entry("KC_HTTP_MANAGEMENT_PORT", Integer.toString(managementPort))));
        var process = builder.start();
        process.getOutputStream().close();
        var keycloak = new Keycloak(process, log, secrets, port, managementPort);
        try {
            Awaitility.await().atMost(Duration.ofMinutes(6)).pollInterval(Duration.ofMillis(500)).until(keycloak::isReady);
        } catch (RuntimeException e) {
            keycloak.close();
            throw new IllegalStateException("Keycloak did not start: " + Files.readString(log), e);
        }
        return keycloak;
    }

    private boolean isReady() {
        if (!process.isAlive()) {
            throw new IllegalStateException("It ended");
        }
        try (var client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(URI.create("http://" + Gateway.NAME + ":" + managementPort
                    + "/identity/health/ready")).timeout(Duration.ofSeconds(5)).build(),
                    HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Host and port that the gateway and the services reach it by. */
    String authority() {
        return Gateway.NAME + ":" + port;
    }

    /** The realm as the services reach it, past the gateway. */
    URI realm() {
        return URI.create("http://" + authority() + "/identity/realms/usve");
    }

    Path secret(String name) {
        return secrets.resolve(name);
    }

    @Override
    public void close() {
        // Its script starts a JVM in its place, but for one that is not optimised, which is a child.
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
