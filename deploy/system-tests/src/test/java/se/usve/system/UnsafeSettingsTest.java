package se.usve.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.usve.stack.Service;

/** A service that was told something unsafe ends at once, and says to whoever runs it what to mend. */
class UnsafeSettingsTest {

    private record Ended(int exitCode, String told) {
    }

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(Service.class)
    void itIsRefusedWithAllThatIsToBeMendedAndNoTrace(Service service) throws Exception {
        var secret = Files.writeString(folder.resolve("password"), "hunter2\n");
        var good = Files.writeString(folder.resolve("client-secret"), "9f2c41d07be85a63e1f0\n");
        var ended = start(service, Map.of(
                "USVE_PAGES_OIDC_CLIENT_SECRET_FILE", good.toString(),
                "QUARKUS_DATASOURCE_JDBC_URL", "jdbc:postgresql://database.invalid/" + service.database(),
                "QUARKUS_DATASOURCE_USERNAME", service.database(),
                "QUARKUS_DATASOURCE_PASSWORD_FILE", secret.toString(),
                "KAFKA_BOOTSTRAP_SERVERS", "broker.invalid:9092",
                "QUARKUS_OIDC_PUBLIC_KEY_FILE", folder.resolve("none").toString(),
                "USVE_PAGES_SIGN_IN_LINK", "true",
                "USVE_BODY_LIMIT", "a lot",
                "USVE_ACCEPT", "plain-broker"));
        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(ended.told()).startsWith(service.processName() + " does not start")
                .contains("QUARKUS_OIDC_PUBLIC_KEY_FILE names a file that cannot be read")
                .contains("usve.body.limit (USVE_BODY_LIMIT) is \"a lot\"")
                .contains("usve.pages.sign-in-link (USVE_PAGES_SIGN_IN_LINK)", "USVE_ACCEPT=sign-in-link")
                .contains("quarkus.datasource.jdbc.url (QUARKUS_DATASOURCE_JDBC_URL)", "USVE_ACCEPT=plain-database")
                .contains("quarkus.datasource.password (QUARKUS_DATASOURCE_PASSWORD)", "USVE_ACCEPT=weak-password")
                .as("what is well is not told of").doesNotContain("kafka.security.protocol", "usve.pages.oidc.client")
                .doesNotContain("hunter2").doesNotContain("\tat ").doesNotContain("Exception:");
    }

    @Test
    void whatTheLocalStackAcceptsStandsInItsLog() throws IOException {
        for (var service : Service.values()) {
            var stack = RunningSystem.get().stack();
            assertThat(Files.readString(stack.log(service.processName())))
                    .contains("Accepted by usve.accept=local-keys: quarkus.oidc.public-key")
                    .contains("Accepted by usve.accept=sign-in-link: usve.pages.sign-in-link")
                    .doesNotContain("is no setting of this service");
        }
    }

    private static Ended start(Service service, Map<String, String> environment) throws IOException, InterruptedException {
        var jar = RunningSystem.repository().resolve(service.processName() + "/target/quarkus-app/quarkus-run.jar");
        var builder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar", jar.toString())
                .redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(environment);
        var process = builder.start();
        process.getOutputStream().close();
        try {
            var told = new String(process.getInputStream().readAllBytes(), UTF_8);
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("it ends").isTrue();
            return new Ended(process.exitValue(), told);
        } finally {
            process.destroyForcibly();
        }
    }
}
