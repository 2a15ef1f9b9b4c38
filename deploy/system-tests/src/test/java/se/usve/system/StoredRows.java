package se.usve.system;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import se.usve.stack.Service;

/** What is in the services' databases, as one hash a table: equal when nothing was stored between. */
final class StoredRows {

    /** Of these the rows tell how far something has come that goes on by itself. */
    private static final List<String> MOVING = List.of("flyway_schema_history", "outbox", "republication");

    private StoredRows() {
    }

    /** {@return the hash of each table, once nothing moves} */
    static Map<String, String> atRest(RunningSystem system, Service... services) throws SQLException {
        var last = new AtomicReference<>(read(system, services));
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> {
            var now = read(system, services);
            return now.equals(last.getAndSet(now));
        });
        return last.get();
    }

    private static Map<String, String> read(RunningSystem system, Service... services) throws SQLException {
        var hashes = new TreeMap<String, String>();
        for (var service : services) {
            try (var connection = new StackSources(system).database(service); var statement = connection.createStatement()) {
                var tables = new ArrayList<String>();
                try (var rows = statement.executeQuery(
                        "select tablename from pg_tables where schemaname = current_schema order by tablename")) {
                    while (rows.next()) {
                        tables.add(rows.getString(1));
                    }
                }
                tables.removeAll(MOVING);
                for (var table : tables) {
                    try (var rows = statement.executeQuery("select count(*) || ' ' || coalesce(md5(string_agg(md5(t::text), '' "
                            + "order by md5(t::text))), '') from " + table + " t")) {
                        rows.next();
                        hashes.put(service + " " + table, rows.getString(1));
                    }
                }
            }
        }
        return hashes;
    }
}
