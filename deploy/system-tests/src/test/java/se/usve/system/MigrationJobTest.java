package se.usve.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;
import se.usve.stack.Service;

/** The databases are made by jobs of their own, with the settings that deploy/k8s gives them, and the services wait for that. */
class MigrationJobTest {

    private static final RunningSystem SYSTEM = RunningSystem.get();
    private static final Path KUBERNETES = RunningSystem.repository().resolve("deploy/k8s/base");
    private static final Duration ENDED = Duration.ofSeconds(60);
    private static final Pattern MANAGEMENT = Pattern.compile("Management interface listening on (http://[0-9.]+:[0-9]+)");

    @TempDir
    Path logs;
    private final List<Process> started = new ArrayList<>();

    @BeforeEach
    void emptyDatabases() throws SQLException {
        for (var service : Service.values()) {
            asSuperuser("create database " + database(service) + " owner " + service.owner());
            asSuperuser("revoke all on database " + database(service) + " from public");
            asSuperuser("grant connect on database " + database(service) + " to " + service.database());
        }
    }

    @AfterEach
    void endAndRemove() throws Exception {
        for (var process : started) {
            process.destroy();
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        }
        for (var service : Service.values()) {
            asSuperuser("drop database if exists " + database(service) + " with (force)");
        }
    }

    @Test
    void aServiceRefusesAnEmptyDatabaseUntilItsJobHasMadeTheTables() throws Exception {
        var tooSoon = run(Service.SURVEY, "too-soon", settingsOfAnInstance());
        assertThat(exitCode(tooSoon)).isNotZero();
        assertThat(log(Service.SURVEY, "too-soon")).contains("Detected resolved migration not applied to database");
        assertThat(columns(Service.SURVEY, database(Service.SURVEY))).isEmpty();

        var jobs = new EnumMap<Service, Process>(Service.class);
        for (var service : Service.values()) {
            jobs.put(service, run(service, "job", settingsOfTheJob()));
        }
        for (var service : Service.values()) {
            assertThat(exitCode(jobs.get(service))).as(log(service, "job")).isZero();
            assertThat(columns(service, database(service))).as("%s as its service makes it when it starts", service).isNotEmpty()
                    .isEqualTo(columns(service, service.database()));
        }

        run(Service.SURVEY, "instance", settingsOfAnInstance());
        run(Service.REPORTING, "instance", settingsOfAnInstance());
        becomesReady(Service.SURVEY);
        becomesReady(Service.REPORTING);

        // Again, as after a return to the version before: there is nothing to do, and it says so.
        assertThat(exitCode(run(Service.REPORTING, "again", settingsOfTheJob()))).as(log(Service.REPORTING, "again")).isZero();
    }

    private static String database(Service service) {
        return "job_" + service.database();
    }

    /** What shared.env says of migrations, for every instance; the owner's name and password are the job's alone. */
    private static Map<String, String> settingsOfAnInstance() throws IOException {
        var shared = new Properties();
        shared.load(new StringReader(Files.readString(KUBERNETES.resolve("shared.env"))));
        var settings = new HashMap<String, String>();
        shared.stringPropertyNames().stream().filter(name -> name.startsWith("QUARKUS_FLYWAY_"))
                .forEach(name -> settings.put(name, shared.getProperty(name)));
        assertThat(settings).isNotEmpty();
        return settings;
    }

    /** The same, and the job's own variables before them. */
    private static Map<String, String> settingsOfTheJob() throws IOException {
        var settings = settingsOfAnInstance();
        Map<?, ?> job = new Yaml().load(Files.readString(KUBERNETES.resolve("service/migration.yaml")));
        var pod = (Map<?, ?>) ((Map<?, ?>) ((Map<?, ?>) job.get("spec")).get("template")).get("spec");
        var variables = (List<?>) ((Map<?, ?>) ((List<?>) pod.get("containers")).getFirst()).get("env");
        variables.forEach(variable ->
                settings.put((String) ((Map<?, ?>) variable).get("name"), (String) ((Map<?, ?>) variable).get("value")));
        return settings;
    }

    private Process run(Service service, String name, Map<String, String> settings) throws IOException {
        var environment = new HashMap<>(SYSTEM.stack().environment(service));
        environment.put("QUARKUS_DATASOURCE_JDBC_URL", environment.get("QUARKUS_DATASOURCE_JDBC_URL")
                .replaceFirst("/" + service.database() + "$", "/" + database(service)));
        // Not the running system's: an instance on another database must not take its events away. Nobody listens there.
        environment.put("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:1");
        environment.put("QUARKUS_HTTP_PORT", "0");
        environment.put("QUARKUS_MANAGEMENT_PORT", "0");
        if (!settings.equals(settingsOfTheJob())) {
            environment.remove("QUARKUS_FLYWAY_USERNAME");
            environment.remove("QUARKUS_FLYWAY_PASSWORD");
        }
        environment.putAll(settings);
        var process = PackagedService.start(service, environment, Redirect.to(logFile(service, name).toFile()));
        started.add(process);
        return process;
    }

    private Path logFile(Service service, String name) {
        return logs.resolve(service.database() + "-" + name + ".log");
    }

    private String log(Service service, String name) throws IOException {
        return Files.readString(logFile(service, name));
    }

    private static int exitCode(Process process) throws InterruptedException {
        assertThat(process.waitFor(ENDED.toSeconds(), TimeUnit.SECONDS)).as("it ends by itself").isTrue();
        return process.exitValue();
    }

    private void becomesReady(Service service) {
        try (var client = HttpClient.newHttpClient()) {
            Awaitility.await().atMost(ENDED).untilAsserted(() -> {
                var listening = MANAGEMENT.matcher(log(service, "instance"));
                assertThat(listening.find()).isTrue();
                var ready = HttpRequest.newBuilder(URI.create(listening.group(1) + "/q/health/ready")).build();
                assertThat(client.send(ready, BodyHandlers.discarding()).statusCode()).isEqualTo(200);
            });
        }
    }

    /** The tables of the service and their columns, without the outbox's days. */
    private static TreeSet<String> columns(Service service, String database) throws SQLException {
        var columns = new TreeSet<String>();
        try (var connection = connection(database); var select = connection.prepareStatement("""
                select table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable from information_schema.columns
                where table_schema = ? and table_name !~ '^outbox_[0-9]+$'""")) {
            select.setString(1, service.schema());
            try (var found = select.executeQuery()) {
                while (found.next()) {
                    columns.add(found.getString(1));
                }
            }
        }
        return columns;
    }

    private static void asSuperuser(String sql) throws SQLException {
        try (var connection = connection("postgres"); var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Connection connection(String database) throws SQLException {
        return SYSTEM.stack().stores().postgres().asSuperuser(database);
    }
}
