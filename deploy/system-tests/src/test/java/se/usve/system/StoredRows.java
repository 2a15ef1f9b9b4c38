package se.usve.system;

import static se.usve.stack.Service.SCORING;
import static se.usve.stack.Service.SURVEY;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.awaitility.Awaitility;
import se.usve.stack.Service;

/**
 * What the databases of the survey and of its scoring hold about the rounds of {@link AccessGround}, and of what belongs to no
 * round, as one hash a table: equal when nothing was stored between. Other tests' rounds may still move.
 */
final class StoredRows {

    /** Of these the rows tell how far something has come that goes on by itself. */
    private static final String MOVING = "flyway_schema_history|republication|outbox.*";

    private interface Reading<T> {
        T of(ResultSet row) throws SQLException;
    }

    private StoredRows() {
    }

    /** {@return the hash of each table, once all that the survey has told has been scored} */
    static Map<String, String> atRest(RunningSystem system) throws SQLException {
        Awaitility.await("all is scored").atMost(Duration.ofSeconds(120)).until(() -> list(system, SURVEY, """
                select concat_ws(' ', round, unit, version, submission_version) from participation
                where round like '%matris%' union all select concat_ws(' ', id, version) from round where id like '%matris%'
                order by 1""", row -> row.getString(1)).equals(list(system, SCORING, """
                select concat_ws(' ', round, unit, registration_version, submission_version) from unit
                where round like '%matris%' union all select concat_ws(' ', id, version) from round where id like '%matris%'
                order by 1""", row -> row.getString(1))));
        var hashes = new TreeMap<String, String>();
        for (var service : List.of(SURVEY, SCORING)) {
            for (var table : tables(system, service)) {
                hashes.put(service + " " + table.getKey(), hash(system, service, table.getKey(), table.getValue()));
            }
        }
        return hashes;
    }

    /** {@return the tables, and whether their rows are of rounds} */
    private static List<Map.Entry<String, Boolean>> tables(RunningSystem system, Service service) throws SQLException {
        var tables = list(system, service, """
                select tablename, exists (select from information_schema.columns c where c.table_schema = schemaname
                    and c.table_name = tablename and c.column_name = 'round')
                from pg_tables where schemaname = current_schema order by 1""",
                row -> Map.entry(row.getString(1), row.getBoolean(2)));
        return tables.stream().filter(table -> !table.getKey().matches(MOVING)).toList();
    }

    private static String hash(RunningSystem system, Service service, String table, boolean ofRounds) throws SQLException {
        return list(system, service, "select count(*) || ' ' || coalesce(md5(string_agg(md5(t::text), '' order by md5(t::text))), '')"
                + " from " + table + " t" + (ofRounds ? " where t.round is null or t.round like '%matris%'" : ""),
                row -> row.getString(1)).getFirst();
    }

    private static <T> List<T> list(RunningSystem system, Service service, String query, Reading<T> reading) throws SQLException {
        var rows = new ArrayList<T>();
        try (var connection = new StackSources(system).database(service); var statement = connection.createStatement();
                var found = statement.executeQuery(query)) {
            while (found.next()) {
                rows.add(reading.of(found));
            }
        }
        return rows;
    }
}
