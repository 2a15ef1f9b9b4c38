package se.usve.system;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.flywaydb.core.Flyway;
import org.postgresql.PGConnection;
import se.usve.stack.Postgres;
import se.usve.stack.Service;

/**
 * The databases of a release as files: {@code survey.zip} and so on, with each table as CSV with a heading, its history of
 * migrations among them, and {@code sequences}. To put them back, the tables are made by the migrations as far as the
 * release had them; the history that is put back holds their checksums, so a migration changed since then is refused when
 * the service starts.
 */
final class ReleasedDatabases {

    private static final String HISTORY = "flyway_schema_history";
    private static final String SEQUENCES = "sequences";
    /** Of each table what can be copied in: not what the database makes of other columns. */
    private static final String TABLES = """
            select c.relname, string_agg(quote_ident(a.attname), ', ' order by a.attnum)
            from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
                and a.attgenerated = ''
            where c.relnamespace = ?::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
            group by c.relname order by c.relname""";

    private ReleasedDatabases() {}

    static void write(Postgres postgres, Path release) throws SQLException, IOException {
        for (var service : Service.values()) {
            try (var connection = connect(postgres, service);
                    var zip = new ZipOutputStream(Files.newOutputStream(file(release, service)))) {
                var copies = connection.unwrap(PGConnection.class).getCopyAPI();
                for (var table : tables(connection, service)) {
                    zip.putNextEntry(new ZipEntry(table.name() + ".csv").setLastModifiedTime(FileTime.fromMillis(0)));
                    copies.copyOut("copy (select %s from %s) to stdout csv header".formatted(table.columns(), table.name()), zip);
                    zip.closeEntry();
                }
                zip.putNextEntry(new ZipEntry(SEQUENCES).setLastModifiedTime(FileTime.fromMillis(0)));
                zip.write(sequences(connection, service).getBytes(UTF_8));
                zip.closeEntry();
            }
        }
    }

    static void restore(Postgres postgres, Path release) throws SQLException, IOException {
        for (var service : Service.values()) {
            ownedByItsService(postgres, service);
            try (var zip = new ZipFile(file(release, service).toFile())) {
                migrate(postgres, service, lastMigration(zip));
                try (var connection = connect(postgres, service)) {
                    // What the release's own rules let in need not be asked again, row by row and in some order of tables.
                    execute(connection, "set session_replication_role = replica");
                    for (var entry : zip.stream().filter(entry -> entry.getName().endsWith(".csv")).toList()) {
                        copyIn(connection, service, entry.getName().replace(".csv", ""), zip.getInputStream(entry).readAllBytes());
                    }
                    execute(connection, read(zip, SEQUENCES));
                }
            }
        }
    }

    /** As all databases were that a release had before there were owners. */
    private static void ownedByItsService(Postgres postgres, Service service) throws SQLException {
        try (var connection = postgres.asSuperuser("postgres")) {
            execute(connection, "alter database %1$s owner to %1$s".formatted(service.database()));
        }
    }

    private static Path file(Path release, Service service) {
        return release.resolve(service.database() + ".zip");
    }

    private record Table(String name, String columns) {}

    private static List<Table> tables(Connection connection, Service service) throws SQLException {
        try (var select = connection.prepareStatement(TABLES)) {
            select.setString(1, service.schema());
            var tables = new ArrayList<Table>();
            try (var found = select.executeQuery()) {
                while (found.next()) {
                    tables.add(new Table(found.getString(1), found.getString(2)));
                }
            }
            return tables;
        }
    }

    private static String sequences(Connection connection, Service service) throws SQLException {
        try (var select = connection.prepareStatement("""
                select coalesce(string_agg(format('select setval(%L, %s);', sequencename, last_value), E'\\n'), 'select 1')
                from pg_sequences where schemaname = ? and last_value is not null""")) {
            select.setString(1, service.schema());
            try (var found = select.executeQuery()) {
                found.next();
                return found.getString(1);
            }
        }
    }

    private static void migrate(Postgres postgres, Service service, String version) {
        var sources = RunningSystem.repository();
        var locations = new ArrayList<String>();
        locations.add("filesystem:" + sources.resolve(service.processName()).resolve("src/main/resources/db/migration"));
        if (service != Service.REPORTING) {
            locations.add("filesystem:" + sources.resolve("chassis/src/main/resources/db/outbox"));
        }
        Flyway.configure().dataSource(postgres.jdbcUrl(service), service.database(), postgres.password(service))
                .locations(locations.toArray(String[]::new)).defaultSchema(service.schema()).target(version).load().migrate();
    }

    private static String lastMigration(ZipFile zip) throws IOException {
        var lines = read(zip, HISTORY + ".csv").lines().toList();
        int version = List.of(lines.getFirst().split(",")).indexOf("version");
        return lines.getLast().split(",")[version];
    }

    private static void copyIn(Connection connection, Service service, String table, byte[] csv)
            throws SQLException, IOException {
        var columns = new String(csv, UTF_8).lines().findFirst().orElseThrow();
        execute(connection, "delete from " + table);
        if (table.equals("outbox")) {
            execute(connection, "create temporary table told (like outbox)");
            copy(connection, "told", columns, csv);
            makePartitions(connection, service);
            execute(connection, "insert into outbox (%s) overriding system value select %s from told".formatted(columns, columns));
        } else {
            copy(connection, table, columns, csv);
        }
    }

    private static void copy(Connection connection, String table, String columns, byte[] csv) throws SQLException, IOException {
        connection.unwrap(PGConnection.class).getCopyAPI().copyIn(
                "copy %s (%s) from stdin csv header".formatted(table, columns), new ByteArrayInputStream(csv));
    }

    /** The outbox has a partition a day, which the service makes and owns. */
    private static void makePartitions(Connection connection, Service service) throws SQLException {
        for (var day : days(connection)) {
            var partition = "outbox_" + day.format(DateTimeFormatter.BASIC_ISO_DATE);
            execute(connection, "create table if not exists %s partition of outbox for values from ('%s') to ('%s')"
                    .formatted(partition, day, day.plusDays(1)));
            execute(connection, "alter table %s owner to %s".formatted(partition, service.database()));
        }
    }

    private static List<LocalDate> days(Connection connection) throws SQLException {
        var days = new ArrayList<LocalDate>();
        try (var select = connection.createStatement(); var found = select.executeQuery("select distinct day from told")) {
            while (found.next()) {
                days.add(found.getObject(1, LocalDate.class));
            }
        }
        return days;
    }

    private static String read(ZipFile zip, String entry) throws IOException {
        return new String(zip.getInputStream(zip.getEntry(entry)).readAllBytes(), UTF_8);
    }

    private static Connection connect(Postgres postgres, Service service) throws SQLException {
        var connection = postgres.asSuperuser(service.database());
        connection.setSchema(service.schema());
        return connection;
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
