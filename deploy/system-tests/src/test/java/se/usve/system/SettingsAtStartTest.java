package se.usve.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.usve.stack.Ports;
import se.usve.stack.Service;

/** A packaged service takes secrets from files; told something unsafe it ends at once, and says what to mend. */
class SettingsAtStartTest {

    private static final RunningSystem SYSTEM = RunningSystem.get();

    @TempDir
    private Path folder;
    private Process started;

    @ParameterizedTest
    @EnumSource(Service.class)
    void itIsRefusedWithAllThatIsToBeMendedAndNoTrace(Service service) throws Exception {
        var secret = Files.writeString(folder.resolve("password"), "hunter2\n");
        var process = start(service, Map.of(
                "QUARKUS_DATASOURCE_JDBC_URL", "jdbc:postgresql://database.invalid/" + service.database(),
                "QUARKUS_DATASOURCE_USERNAME", service.database(),
                "QUARKUS_DATASOURCE_PASSWORD_FILE", secret.toString(),
                "KAFKA_BOOTSTRAP_SERVERS", "broker.invalid:9092",
                "QUARKUS_OIDC_PUBLIC_KEY_FILE", folder.resolve("none").toString(),
                "USVE_PAGES_SIGN_IN_LINK", "true",
                "USVE_BODY_LIMIT", "a lot",
                "USVE_ACCEPT", "plain-broker"));
        var told = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("it ends").isTrue();
        assertThat(process.exitValue()).isEqualTo(1);
        assertThat(told).startsWith(service.processName() + " does not start")
                .contains("QUARKUS_OIDC_PUBLIC_KEY_FILE names a file that cannot be read")
                .contains("usve.body.limit (USVE_BODY_LIMIT) is \"a lot\"")
                .contains("usve.pages.sign-in-link (USVE_PAGES_SIGN_IN_LINK)", "USVE_ACCEPT=sign-in-link")
                .contains("quarkus.datasource.jdbc.url (QUARKUS_DATASOURCE_JDBC_URL)", "USVE_ACCEPT=plain-database")
                .contains("quarkus.datasource.password (QUARKUS_DATASOURCE_PASSWORD)", "USVE_ACCEPT=weak-password")
                .doesNotContain("kafka.security.protocol")
                .doesNotContain("hunter2").doesNotContain("\tat ").doesNotContain("Exception:");
    }

    /** Quarkus' own settings among them: the database's password, and what tokens are checked with. */
    @Test
    void secretsAreTakenFromFiles() throws Exception {
        var environment = new HashMap<>(SYSTEM.stack().environment(Service.SURVEY));
        for (var secret : List.of("QUARKUS_DATASOURCE_PASSWORD", "QUARKUS_OIDC_PUBLIC_KEY")) {
            environment.put(secret + "_FILE", Files.writeString(folder.resolve(secret), environment.remove(secret) + "\n").toString());
        }
        var port = Ports.free(1)[0];
        environment.putAll(Map.of("QUARKUS_HTTP_PORT", "" + port, "QUARKUS_MANAGEMENT_PORT", "0"));
        var log = folder.resolve("log").toFile();
        var process = start(Service.SURVEY, environment, Redirect.to(log));
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/survey/v1/rounds"))
                    .header("Authorization", "Bearer " + SYSTEM.stack().token(RunningSystem.ADMIN)).build();
            await().atMost(Duration.ofSeconds(90)).pollInterval(Duration.ofMillis(200)).until(() -> {
                assertThat(process.isAlive()).as(Files.readString(log.toPath())).isTrue();
                return statusOf(client, request) == 200;
            });
        }
    }

    /** {@return the status, 0 while nobody listens} */
    private static int statusOf(HttpClient client, HttpRequest request) throws InterruptedException {
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            return 0;
        }
    }

    @Test
    void whatTheLocalStackAcceptsStandsInItsLogs() throws IOException {
        for (var service : Service.values()) {
            assertThat(Files.readAllLines(SYSTEM.stack().log(service.processName())))
                    .anyMatch(line -> line.contains("Accepted by usve.accept=local-keys: quarkus.oidc.public-key"))
                    .anyMatch(line -> line.contains("Accepted by usve.accept=sign-in-link: usve.pages.sign-in-link"))
                    .filteredOn(line -> !line.contains(RunningSystem.OF_REPORTING_ALONE))
                    .noneMatch(line -> line.contains("is no setting of this service"));
        }
    }

    private Process start(Service service, Map<String, String> environment) throws IOException {
        return start(service, environment, Redirect.PIPE);
    }

    private Process start(Service service, Map<String, String> environment, Redirect output) throws IOException {
        started = PackagedService.start(service, environment, output);
        return started;
    }

    @AfterEach
    void endWhatIsLeft() throws InterruptedException {
        if (started != null) {
            started.destroyForcibly().waitFor();
        }
    }
}
