package se.usve.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.usve.stack.Service;

/** The audit as a job runs it beside an installation: told by variables, with a role that may read and nothing else. */
class AuditFromOutsideTest {

    private static final RunningSystem SYSTEM = RunningSystem.get();
    private static final String PASSWORD = UUID.randomUUID().toString();
    private static final Path COMMAND = RunningSystem.repository().resolve("deploy/command/target");

    @TempDir
    private Path folder;

    private final Map<String, String> variables = new HashMap<>();

    /** As {@code deploy/compose/create-databases.sh} makes the role. */
    @BeforeAll
    static void aRoleThatMayRead() throws SQLException {
        asSuperuser("create role auditor login password '" + PASSWORD
                + "' nosuperuser nocreatedb nocreaterole noreplication bypassrls connection limit 5",
                "alter role auditor set default_transaction_read_only = on", "grant pg_read_all_data to auditor",
                "grant connect on database survey, scoring, reporting to auditor");
    }

    /** Not the steering group's to see, as which the audit asks. */
    @BeforeAll
    static void aRegionHasARoundOfItsOwn() {
        var definition = new HashMap<>(RoundDefinition.since(1990));
        definition.put("owner", "01");
        SYSTEM.put(Service.SURVEY, "/survey/v1/rounds/01-granskad", RunningSystem.ADMIN, definition).expecting(201);
        SYSTEM.post(Service.SURVEY, "/survey/v1/rounds/01-granskad/transitions", RunningSystem.ADMIN, Map.of("to", "OPEN")).expecting(200);
        await().atMost(Duration.ofMinutes(2)).until(() -> SYSTEM.get(Service.REPORTING, "/reporting/v1/rounds/01-granskad/levels",
                RunningSystem.ADMIN).status() == 200);
    }

    @AfterAll
    static void noSuchRoleAnyLonger() throws SQLException {
        asSuperuser("drop owned by auditor", "drop role auditor");
    }

    private static void asSuperuser(String... statements) throws SQLException {
        try (var connection = SYSTEM.stack().stores().postgres().asSuperuser("postgres"); var sql = connection.createStatement()) {
            for (var statement : statements) {
                sql.execute(statement);
            }
        }
    }

    @BeforeEach
    void variables() throws IOException {
        for (var service : Service.values()) {
            variables.put("USVE_AUDIT_" + service + "_JDBC_URL", SYSTEM.stack().stores().postgres().jdbcUrl(service));
        }
        variables.put("USVE_AUDIT_DATABASE_USERNAME", "auditor");
        variables.put("USVE_AUDIT_DATABASE_PASSWORD_FILE", file("password", PASSWORD));
        variables.put("USVE_AUDIT_TOKEN_FILE", file("token", SYSTEM.stack().token(RunningSystem.STEERING)));
        variables.put("USVE_AUDIT_AT", origin(SYSTEM.stack().api(Service.REPORTING)));
        variables.put("KAFKA_BOOTSTRAP_SERVERS", SYSTEM.stack().stores().bootstrapServers());
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text + "\n").toString();
    }

    private static String origin(URI api) {
        return api.getScheme() + "://" + api.getAuthority();
    }

    @Test
    void everythingIsLookedAtAndToldToProgramsAndToPrometheus() throws Exception {
        var metrics = folder.resolve("usve_audit.prom");
        var report = json(verify(0, "--json", "--metrics", metrics.toString()));
        assertThat(report.path("holds").asBoolean()).isTrue();
        assertThat(StreamSupport.stream(report.path("invariants").spliterator(), false).map(each -> each.path("id").asText()))
                .containsExactly("I1", "I2", "I3", "I4", "I5", "I6", "I7", "I8", "I9", "I10", "I11", "I12", "I13");
        assertThat(report.path("invariants")).filteredOn(each -> each.has("notLookedAt"))
                .extracting(each -> each.path("id").asText()).containsExactly("I1", "I8", "I10");
        assertThat(Files.readString(metrics)).contains("usve_audit_broken{invariant=\"I9\"} 0", "usve_audit_last_run_timestamp_seconds ");
    }

    @Test
    void whatCannotBeLookedAtIsNotSaidToHold() throws Exception {
        var metrics = folder.resolve("usve_audit.prom");
        variables.put("USVE_AUDIT_DATABASE_PASSWORD_FILE", file("password", "another"));
        assertThat(verify(1, "--metrics", metrics.toString())).contains("usve: It cannot be looked at").doesNotContain("holds", "another");
        assertThat(metrics).doesNotExist();
    }

    private static JsonNode json(String text) throws IOException {
        return new ObjectMapper().readTree(text);
    }

    /** {@return what it says} */
    private String verify(int exit, String... options) throws Exception {
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                COMMAND.resolve("usve-command.jar") + File.pathSeparator + COMMAND.resolve("lib") + File.separator + "*",
                "se.usve.command.Usve", "verify", "--installation"));
        command.addAll(List.of(options));
        var said = folder.resolve("said");
        var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).redirectOutput(said.toFile());
        builder.environment().putAll(variables);
        var process = builder.start();
        process.getOutputStream().close();
        assertThat(process.waitFor(3, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(said)).isEqualTo(exit);
        return Files.readString(said);
    }
}
