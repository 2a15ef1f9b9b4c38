package se.usve.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code deploy/compose/create-databases.sh} on an empty server, on one of an earlier version, and once more. */
class CreateDatabasesTest {
    private static final Path COMPOSE = Path.of("../compose").toAbsolutePath().normalize();

    @TempDir
    static Path folder;

    private static Postgres postgres;
    private static Path secrets;

    @BeforeAll
    static void anEmptyServer() throws Exception {
        assumeTrue(Stream.of(System.getenv("PATH").split(":")).anyMatch(each -> Files.isExecutable(Path.of(each, "psql"))),
                "psql is not on the PATH");
        postgres = Postgres.start(folder.resolve("postgres"), Ports.free(1)[0], folder.resolve("logs/log"));
        secrets = folder.resolve("secrets");
        run(COMPOSE.resolve("make-secrets.sh").toString(), secrets.toString());
        for (Service service : Service.values()) {
            asSuperuser("DROP DATABASE " + service.database());
            asSuperuser("DROP ROLE IF EXISTS " + service.owner());
            asSuperuser("DROP ROLE IF EXISTS " + service.database());
        }
    }

    @AfterAll
    static void stop() {
        if (postgres != null) {
            postgres.close();
        }
    }

    @Test
    void rolesAndDatabasesAreMadeAndThoseOfAnEarlierVersionHandedOver() throws Exception {
        create();
        looksAsItShould();
        create();
        looksAsItShould();

        // As it was before there were owners: the service's role has made the tables itself.
        asSuperuser("ALTER DATABASE survey OWNER TO survey");
        try (Connection service = as("survey"); Statement sql = service.createStatement()) {
            sql.execute("CREATE TABLE kept AS SELECT 'Örebro' AS name");
        }
        asSuperuser("DROP OWNED BY auditor");
        asSuperuser("DROP ROLE auditor");
        create();
        looksAsItShould();
        try (Connection service = as("survey"); Statement sql = service.createStatement()) {
            assertEquals("Örebro", text(sql, "SELECT name FROM kept"));
            sql.execute("INSERT INTO kept VALUES ('Umeå')");
            assertThrows(SQLException.class, () -> sql.execute("DROP TABLE kept"));
        }
        try (Connection owner = as("survey_owner"); Statement sql = owner.createStatement()) {
            sql.execute("DROP TABLE kept");
        }
    }

    private static void looksAsItShould() throws Exception {
        for (Service service : Service.values()) {
            try (Connection own = as(service.database()); Statement sql = own.createStatement()) {
                assertEquals(service.owner() + " f f f f", text(sql, """
                        SELECT concat_ws(' ', pg_get_userbyid(datdba), rolsuper, rolbypassrls, rolcreatedb, rolcreaterole)
                        FROM pg_database, pg_roles WHERE datname = current_database() AND rolname = current_user"""));
                if (!service.owner().equals(service.database())) {
                    assertThrows(SQLException.class, () -> sql.execute("CREATE TABLE mine (id int)"));
                }
            }
        }
        try (Connection auditor = DriverManager.getConnection(postgres.jdbcUrl(Service.SURVEY), "auditor", secret("auditor"));
                Statement sql = auditor.createStatement()) {
            assertEquals("on t", text(sql, """
                    SELECT concat_ws(' ', current_setting('default_transaction_read_only'), rolbypassrls)
                    FROM pg_roles WHERE rolname = current_user"""));
        }
        try (Connection own = as("survey"); Statement sql = own.createStatement()) {
            assertEquals("0", text(sql, "SELECT count(*) FROM pg_auth_members m JOIN pg_roles r ON r.oid = m.member WHERE rolname = 'survey'"));
        }
    }

    private static Connection as(String role) throws Exception {
        return DriverManager.getConnection(postgres.jdbcUrl(Service.ofDatabase(role.replace("_owner", ""))), role, secret(role));
    }

    private static String secret(String role) throws Exception {
        return Files.readString(secrets.resolve(role.replace('_', '-') + "-database-password"));
    }

    private static void create() throws Exception {
        run("bash", COMPOSE.resolve("create-databases.sh").toString());
    }

    private static void run(String... command) throws Exception {
        Path said = folder.resolve("said");
        ProcessBuilder builder = new ProcessBuilder(List.of(command)).redirectErrorStream(true).redirectOutput(said.toFile());
        builder.environment().putAll(Map.of("SECRETS", secrets.toString(), "PGHOST", Ports.LOOPBACK,
                "PGPORT", Integer.toString(postgres.port()), "PGPASSWORD", superusersPassword()));
        Process process = builder.start();
        process.getOutputStream().close();
        assertEquals(0, process.waitFor(), () -> LogTail.of(said, 20));
        assertEquals(-1, Files.readString(said, StandardCharsets.UTF_8).indexOf("ERROR"));
    }

    private static String superusersPassword() {
        return Passwords.in(Postgres.passwordsIn(folder.resolve("postgres"))).of(Passwords.SUPERUSER);
    }

    private static void asSuperuser(String statement) throws SQLException {
        try (Connection connection = postgres.asSuperuser("postgres"); Statement sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }

    private static String text(Statement sql, String query) throws SQLException {
        try (ResultSet found = sql.executeQuery(query)) {
            found.next();
            return found.getString(1);
        }
    }
}
