package se.usve.reporting.rebuild;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import se.usve.reporting.rebuild.Rebuild.Compared;

/**
 * Compares two models table by table, and round by round where a table has rounds: number of rows, and the sum of a hash of
 * each, which does not depend on their order. The tables and their columns are looked up, so a new one is compared too.
 *
 * <p>A row of counts that are all zero is left out: whether there is one depends on how events came in batches, and it says
 * what no row says.
 */
@ApplicationScoped
class Comparison {

    /** What a model holds beside what the topics tell. */
    static final List<String> NOT_OF_THE_TOPICS = List.of("change_number", "change");

    /** What is noted when it is found out, which depends on when somebody looks. */
    private static final Set<String> FOUND_OUT = Set.of("round_seal.complete");

    private static final int EXAMPLES = 5;

    private record Column(String name, boolean key, boolean number) {
    }

    private record Table(String name, List<Column> columns) {

        boolean hasRounds() {
            return columns.stream().anyMatch(column -> column.name().equals("round"));
        }

        String key() {
            return names(columns.stream().filter(Column::key).toList());
        }

        /** The rows that say something. */
        String rows(String schema) {
            var values = columns.stream().filter(column -> !column.key()).toList();
            var counts = name.endsWith("_count") && !values.isEmpty() && values.stream().allMatch(Column::number);
            return "(select *, row(%s)::text as whole from %s.%s%s)".formatted(names(columns), schema, name,
                    counts ? values.stream().map(value -> value.name() + " <> 0").collect(Collectors.joining(" or ", " where ", ""))
                            : "");
        }

        private static String names(List<Column> columns) {
            return columns.stream().map(Column::name).collect(Collectors.joining(", "));
        }
    }

    private record Summary(long rows, String hash) {
        private static final Summary NONE = new Summary(0, "0");
    }

    @FunctionalInterface
    private interface Reading {
        void take(ResultSet row) throws SQLException;
    }

    /** {@return every table, by round} */
    List<Compared> of(Connection connection, String live, String next) throws SQLException {
        var compared = new ArrayList<Compared>();
        for (var table : tables(connection, live)) {
            var before = summaries(connection, table, live);
            var after = summaries(connection, table, next);
            var rounds = new TreeMap<>(before);
            rounds.putAll(after);
            for (var round : rounds.keySet()) {
                var was = before.getOrDefault(round, Summary.NONE);
                var is = after.getOrDefault(round, Summary.NONE);
                var alike = was.equals(is);
                compared.add(new Compared(table.name(), table.hasRounds() ? round : null, was.rows(), is.rows(),
                        was.hash(), is.hash(), alike,
                        alike || table.key().isEmpty() || Math.min(was.rows(), is.rows()) == 0 ? List.of()
                                : examples(connection, table, live, next, round)));
            }
        }
        compared.sort(Comparator.comparing(Compared::table).thenComparing(c -> c.round() == null ? "" : c.round()));
        return compared;
    }

    /** What differs by nature is not compared: when a row was stored, and numbers that a sequence gave it. */
    private static List<Table> tables(Connection connection, String schema) throws SQLException {
        var tables = new TreeMap<String, List<Column>>();
        each(connection, """
                select c.table_name, quote_ident(c.column_name), k.column_name is not null,
                    c.data_type in ('bigint', 'integer')
                from information_schema.columns c
                join information_schema.tables t using (table_schema, table_name)
                left join information_schema.table_constraints p
                    on p.table_schema = c.table_schema and p.table_name = c.table_name and p.constraint_type = 'PRIMARY KEY'
                left join information_schema.key_column_usage k
                    on k.constraint_schema = p.constraint_schema and k.constraint_name = p.constraint_name
                        and k.table_name = c.table_name and k.column_name = c.column_name
                where c.table_schema = ? and t.table_type = 'BASE TABLE' and c.is_identity = 'NO'
                    and coalesce(c.column_default, '') not like '%now()%'
                order by c.table_name, c.ordinal_position""", List.of(schema), row -> {
            if (!FOUND_OUT.contains(row.getString(1) + "." + row.getString(2))) {
                tables.computeIfAbsent(row.getString(1), _ -> new ArrayList<>())
                        .add(new Column(row.getString(2), row.getBoolean(3), row.getBoolean(4)));
            }
        });
        tables.keySet().removeAll(NOT_OF_THE_TOPICS);
        tables.remove("flyway_schema_history");
        return tables.entrySet().stream().map(table -> new Table(table.getKey(), table.getValue())).toList();
    }

    private static TreeMap<String, Summary> summaries(Connection connection, Table table, String schema)
            throws SQLException {
        var summaries = new TreeMap<String, Summary>();
        var round = table.hasRounds() ? "round" : "''";
        each(connection, "select %s, count(*), coalesce(sum(hashtextextended(whole, 0)), 0) from %s t group by 1".formatted(
                round, table.rows(schema)), List.of(), row ->
                summaries.put(row.getString(1), new Summary(row.getLong(2), row.getString(3))));
        return summaries;
    }

    private static List<String> examples(Connection connection, Table table, String live, String next, String round)
            throws SQLException {
        var examples = new ArrayList<String>();
        var ofRound = table.hasRounds() ? " and round = ?" : "";
        each(connection, """
                select row(%1$s)::text || case when a.whole is null then ' only in the new one'
                    when b.whole is null then ' only in the old one' else ' differs' end
                from %2$s a full join %3$s b using (%1$s)
                where a.whole is distinct from b.whole%4$s order by %1$s limit %5$d""".formatted(
                table.key(), table.rows(live), table.rows(next), ofRound, EXAMPLES),
                table.hasRounds() ? List.of(round) : List.of(), row -> examples.add(row.getString(1)));
        return examples;
    }

    private static void each(Connection connection, String query, List<String> parameters, Reading reading)
            throws SQLException {
        try (var select = connection.prepareStatement(query)) {
            for (int i = 0; i < parameters.size(); i++) {
                select.setString(i + 1, parameters.get(i));
            }
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    reading.take(rows);
                }
            }
        }
    }
}
