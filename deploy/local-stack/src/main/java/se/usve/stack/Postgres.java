package se.usve.stack;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A PostgreSQL 18 server in a folder: three databases, each with a role that owns it and one its service works as.
 * It listens on 127.0.0.1 only, asks everyone for a password and waits for the disk at commit.
 */
public final class Postgres implements AutoCloseable {
    private static final Duration START_WITHIN = Duration.ofSeconds(60);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(20);
    private static final String MAJOR_VERSION = "18";

    private final EmbeddedPostgres server;
    private final Path cluster;
    private final Passwords passwords;

    private Postgres(EmbeddedPostgres server, Path cluster, Passwords passwords) {
        this.server = server;
        this.cluster = cluster;
        this.passwords = passwords;
    }

    /**
     * Starts the server on the data kept in the folder, or on a new, empty cluster made there.
     *
     * @param folder holds the cluster and the passwords
     * @param port where to listen
     * @param log what server and tools say is added to this file
     * @throws StackFailure when it does not start
     */
    public static Postgres start(Path folder, int port, Path log) {
        Path cluster = clusterIn(folder);
        PrivateFile.folder(folder);
        PrivateFile.folder(log.toAbsolutePath().getParent());
        Path complete = folder.resolve("complete");
        boolean kept = Files.exists(complete);
        if (!kept) {
            DataFolder.delete(cluster); // a first start that was cut short: nobody was told of these databases yet
        } else {
            requireVersion(cluster);
            endRemains(folder);
        }
        Passwords passwords = Passwords.in(passwordsIn(folder));
        try {
            EmbeddedPostgres server = builder(cluster, port, log, passwords).start();
            Postgres postgres = new Postgres(server, cluster, passwords);
            postgres.furnish();
            if (!kept) {
                postgres.closeDoors();
                Files.createFile(complete);
            }
            return postgres;
        } catch (IOException | SQLException | RuntimeException e) {
            Thread.interrupted(); // the start may be called off; what it did is cleared up all the same
            endRemains(folder);
            throw new StackFailure("PostgreSQL did not start. The end of " + log + ":\n" + LogTail.of(log, 12), e);
        }
    }

    private static EmbeddedPostgres.Builder builder(Path cluster, int port, Path log, Passwords passwords) {
        return EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(binaries().toFile())
                .setDataDirectory(cluster)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false) // the stack stops the services before their database
                .setPort(port)
                .setPGStartupWait(START_WITHIN)
                .setConnectConfig("password", passwords.of(Passwords.SUPERUSER))
                // PostgreSQL's own provider sorts and folds the same on every system
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("builtin-locale", "C.UTF-8")
                .setLocaleConfig("locale", "C")
                .setServerConfig("listen_addresses", Ports.LOOPBACK)
                .setServerConfig("unix_socket_directories", "")
                // the library turns both off for tests; what a client was told is committed must survive here
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("max_connections", "200")
                .setServerConfig("log_timezone", "UTC")
                .setServerConfig("timezone", "UTC")
                .setErrorRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .setOutputRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()));
    }

    /** Where the server's programs are unpacked: once a user and version, for all data folders. */
    private static Path binaries() {
        Path cache = LocalCache.folder().resolve("postgresql");
        PrivateFile.folder(cache);
        return cache;
    }

    /** Roles and databases, as far as they are not there: a server that recovers takes no writes, and lacks nothing. */
    private void furnish() throws SQLException {
        try (Connection connection = asSuperuser("postgres");
                Statement sql = connection.createStatement()) {
            for (Service service : Service.values()) {
                String name = service.database();
                for (String role : List.of(name, service.owner())) {
                    if (!exists(sql, "pg_roles WHERE rolname = '" + role + "'")) {
                        sql.execute("CREATE ROLE " + role + " LOGIN PASSWORD '" + passwords.of(role) + "'");
                    }
                }
                if (!exists(sql, "pg_database WHERE datname = '" + name + "'")) {
                    sql.execute("CREATE DATABASE " + name + " OWNER " + service.owner());
                    sql.execute("REVOKE ALL ON DATABASE " + name + " FROM PUBLIC");
                    sql.execute("GRANT CONNECT ON DATABASE " + name + " TO " + name);
                }
                if (!exists(sql, "pg_database WHERE datname = '" + name + "' AND datdba = '" + service.owner() + "'::regrole")) {
                    handOver(service);
                }
            }
        }
    }

    /** What the service itself owns, as it did in earlier versions, becomes the owner's; what it may do is told by migrations. */
    private void handOver(Service service) throws SQLException {
        try (Connection connection = asSuperuser(service.database());
                Statement sql = connection.createStatement()) {
            sql.execute("REASSIGN OWNED BY " + service.database() + " TO " + service.owner());
            sql.execute("GRANT CONNECT ON DATABASE " + service.database() + " TO " + service.database());
        }
    }

    private static boolean exists(Statement sql, String what) throws SQLException {
        try (ResultSet found = sql.executeQuery("SELECT FROM " + what)) {
            return found.next();
        }
    }

    /** From then on no connection without a password. */
    private void closeDoors() throws SQLException, IOException {
        try (Connection connection = asSuperuser("postgres");
                Statement sql = connection.createStatement()) {
            sql.execute("ALTER ROLE postgres PASSWORD '" + passwords.of(Passwords.SUPERUSER) + "'");
            Files.writeString(cluster.resolve("pg_hba.conf"), "host all all 127.0.0.1/32 scram-sha-256\n");
            sql.execute("SELECT pg_reload_conf()");
        }
    }

    /** A connection that may do everything, for backups and tests. */
    public Connection asSuperuser(String database) throws SQLException {
        return DriverManager.getConnection(
                url(database), Passwords.SUPERUSER, passwords.of(Passwords.SUPERUSER));
    }

    /** The address of a service's database, without user and password. */
    public String jdbcUrl(Service service) {
        return url(service.database());
    }

    private String url(String database) {
        return "jdbc:postgresql://" + Ports.LOOPBACK + ":" + port() + "/" + database;
    }

    /** The password of the role that the service works as. */
    public String password(Service service) {
        return passwords.of(service.database());
    }

    /** The password of the role that owns the service's database. */
    public String ownersPassword(Service service) {
        return passwords.of(service.owner());
    }

    public int port() {
        return server.getPort();
    }

    /** The server's own process, from the file in which it names itself. */
    public ProcessHandle process() {
        return serverOf(cluster).orElseThrow(() -> new StackFailure("PostgreSQL is not running."));
    }

    /** The file whose first line is the server's process id while it runs. */
    static Path pidFile(Path folder) {
        return clusterIn(folder).resolve("postmaster.pid");
    }

    /** The file with the roles' passwords. */
    static Path passwordsIn(Path folder) {
        return folder.resolve("passwords.properties");
    }

    /** Whether it runs. */
    boolean runs() {
        return serverOf(cluster).isPresent();
    }

    /** Ends the server and every session of it at once, as the loss of its machine would. */
    void kill() {
        serverOf(cluster).ifPresent(server -> {
            List<ProcessHandle> all = Stream.concat(Stream.of(server), server.descendants()).toList();
            all.forEach(ProcessHandle::destroyForcibly);
            all.forEach(process -> Ending.FAST_SHUTDOWN.end(process, STOP_WITHIN));
        });
        delete(cluster.resolve("postmaster.pid"));
        close(); // the library's own lock on the folder
    }

    /** Fast shutdown: open transactions are rolled back, committed ones are on disk. */
    @Override
    public void close() {
        Optional<ProcessHandle> process = serverOf(cluster);
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            process.ifPresent(p -> Ending.FAST_SHUTDOWN.end(p, STOP_WITHIN));
        }
    }

    /** Ends a server that a launcher left behind on this folder, and removes its note when it is dead already. */
    static void endRemains(Path folder) {
        Path cluster = clusterIn(folder);
        serverOf(cluster).ifPresent(process -> Ending.FAST_SHUTDOWN.end(process, STOP_WITHIN));
        if (serverOf(cluster).isEmpty()) {
            // its number may belong to another program by now, and PostgreSQL would then refuse to start
            delete(pidFile(folder));
        }
    }

    private static Optional<ProcessHandle> serverOf(Path cluster) {
        Path note = cluster.resolve("postmaster.pid");
        try (Stream<String> lines = Files.lines(note)) {
            return lines.findFirst()
                    .map(String::strip)
                    .map(Long::parseLong)
                    .flatMap(ProcessHandle::of)
                    .filter(Alive::is)
                    .filter(Postgres::isPostgres);
        } catch (IOException | UncheckedIOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.info().command().map(c -> Path.of(c).endsWith("postgres")).orElse(true);
    }

    private static void requireVersion(Path cluster) {
        String version = PrivateFile.read(cluster.resolve("PG_VERSION")).strip();
        if (!version.equals(MAJOR_VERSION)) {
            throw new StackFailure("The folder " + cluster + " was written by PostgreSQL " + version
                    + "; this one is " + MAJOR_VERSION + ". Use another data folder, or delete it.");
        }
    }

    private static Path clusterIn(Path folder) {
        return folder.resolve("cluster").toAbsolutePath();
    }

    private static void delete(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot delete " + path, e);
        }
    }
}
