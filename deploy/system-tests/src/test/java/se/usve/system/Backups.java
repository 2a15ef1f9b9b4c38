package se.usve.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import se.usve.stack.LocalStack;

/** The running stack's database with an archived log, backed up and restored by the scripts of {@code deploy/backup}. */
final class Backups implements AutoCloseable {

    private static final Path SCRIPTS = RunningSystem.repository().resolve("deploy/backup");

    private final LocalStack stack;
    private final Path cluster;
    private final Path archive;
    private final Path backups;
    private final Path lost;

    private Backups(LocalStack stack, Path cluster, Path place) throws IOException {
        this.stack = stack;
        this.cluster = cluster;
        this.archive = Files.createDirectories(place.resolve("archive"));
        this.backups = Files.createDirectories(place.resolve("backups"));
        this.lost = place.resolve("lost");
    }

    /** Whether the scripts can be run here: they need psql. */
    static boolean possible() {
        return Stream.of(System.getenv("PATH").split(":")).anyMatch(folder -> Files.isExecutable(Path.of(folder, "psql")));
    }

    /** Begins to archive the log. */
    static Backups of(LocalStack stack) throws IOException, SQLException {
        var backups = new Backups(stack, dataFolder(stack), Files.createTempDirectory("usve-backups"));
        backups.set("alter system set archive_mode = on", "alter system set archive_command = 'USVE_WAL_ARCHIVE=%s %s %%p %%f'"
                .formatted(backups.archive, SCRIPTS.resolve("archive-wal.sh")));
        stack.stores().stopPostgres();
        stack.stores().startPostgres();
        return backups;
    }

    /** {@return the folder of a new base backup} */
    Path take() throws IOException, InterruptedException {
        var printed = run("base-backup.sh", cluster.toString(), archive.toString(), backups.toString());
        assertThat(backups.resolve("usve_backup.prom")).content().contains("usve_backup_last_success_timestamp_seconds 1");
        return Path.of(printed.strip());
    }

    /** The server is killed, and its data folder is gone but for the log that nobody had archived yet. */
    void loseTheDatabase() throws IOException {
        var server = stack.stores().postgres().process();
        server.destroyForcibly();
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> !server.isAlive());
        Files.move(cluster, lost);
    }

    /** Starts the server on the backup, and waits until it has read the log. */
    void restore(Path backup) throws IOException, InterruptedException {
        run("restore.sh", backup.toString(), archive.toString(), cluster.toString(), "--wal", lost.resolve("pg_wal").toString());
        stack.stores().startPostgres();
    }

    private static Path dataFolder(LocalStack stack) throws SQLException {
        try (var connection = stack.stores().postgres().asSuperuser("postgres");
                var asked = connection.createStatement().executeQuery("show data_directory")) {
            asked.next();
            return Path.of(asked.getString(1));
        }
    }

    private void set(String... changes) throws SQLException {
        try (var connection = stack.stores().postgres().asSuperuser("postgres"); var statement = connection.createStatement()) {
            for (var change : changes) {
                statement.execute(change);
            }
        }
    }

    private String run(String script, String... arguments) throws IOException, InterruptedException {
        var command = Stream.concat(Stream.of(SCRIPTS.resolve(script).toString()), Arrays.stream(arguments)).toList();
        var builder = new ProcessBuilder(command);
        var errors = Files.createTempFile("usve-backup", ".err");
        builder.redirectError(errors.toFile());
        builder.environment().putAll(Map.of("PGHOST", "127.0.0.1", "PGUSER", "postgres",
                "PGPORT", Integer.toString(stack.stores().postgres().port()), "PGPASSWORD", password()));
        var process = builder.start();
        process.getOutputStream().close();
        var printed = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as("%s: %s", script, Files.readString(errors)).isZero();
        return printed;
    }

    private String password() throws IOException {
        var passwords = new Properties();
        try (var file = Files.newBufferedReader(cluster.resolveSibling("passwords.properties"))) {
            passwords.load(file);
        }
        return passwords.getProperty("postgres");
    }

    /** Archives no more. */
    @Override
    public void close() throws SQLException {
        set("alter system reset archive_mode", "alter system reset archive_command");
    }
}
