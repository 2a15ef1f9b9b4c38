package se.usve.reporting.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import se.usve.scoring.contract.Outcome;

/** The registered units of a round with their outcomes. */
@ApplicationScoped
class Units {

    private static final String COLUMNS = """
            select unit, name, region, specialty, hsa_id, designated_year, submission_version, submitted_at,
                withdrawn_at, result_version, result_submission_version, scored_at, outcomes, self_reported, overridden
            from taking_part
            """;

    // Each condition is switched off by a null parameter.
    private static final String WANTED = """
            where round = ?
                and (?::text is null or region = ?::text)
                and (?::text is null or jsonb_exists(outcomes, ?::text))
                and (?::text is null or case when ?::text is null
                        then exists (select 1 from jsonb_each_text(outcomes) o where o.value = ?::text)
                        else outcomes ->> ?::text = ?::text end)""";

    private static final TypeReference<TreeMap<Integer, Outcome>> OUTCOMES = new TypeReference<>() {
    };
    private static final TypeReference<List<Integer>> LEVELS = new TypeReference<>() {
    };

    private final ObjectMapper json;

    Units(ObjectMapper json) {
        this.json = json;
    }

    long count(Connection connection, String round, UnitFilter filter) throws SQLException {
        try (var select = connection.prepareStatement("select count(*) from taking_part " + WANTED)) {
            bind(select, round, filter);
            try (var found = select.executeQuery()) {
                found.next();
                return found.getLong(1);
            }
        }
    }

    List<UnitRow> find(Connection connection, String round, UnitFilter filter, int limit, int offset)
            throws SQLException {
        try (var select = connection.prepareStatement(
                COLUMNS + WANTED + " order by region, name, unit limit ? offset ?")) {
            var next = bind(select, round, filter);
            select.setInt(next, limit);
            select.setInt(next + 1, offset);
            return read(select);
        }
    }

    Optional<UnitRow> find(Connection connection, String round, String unit) throws SQLException {
        try (var select = connection.prepareStatement(
                COLUMNS + " where round = ? and unit = ?")) {
            select.setString(1, round);
            select.setString(2, unit);
            return read(select).stream().findFirst();
        }
    }

    private static int bind(PreparedStatement select, String round, UnitFilter filter) throws SQLException {
        var level = filter.level() == null ? null : filter.level().toString();
        var outcome = filter.outcome() == null ? null : filter.outcome().name();
        var values = new String[] {round, filter.region(), filter.region(), level, level,
            outcome, level, outcome, level, outcome};
        for (int i = 0; i < values.length; i++) {
            select.setString(i + 1, values[i]);
        }
        return values.length + 1;
    }

    private List<UnitRow> read(PreparedStatement select) throws SQLException {
        var found = new ArrayList<UnitRow>();
        try (var rows = select.executeQuery()) {
            while (rows.next()) {
                found.add(read(rows));
            }
        }
        return found;
    }

    private UnitRow read(ResultSet row) throws SQLException {
        SortedMap<Integer, Outcome> outcomes = parse(row.getString("outcomes"), OUTCOMES);
        return new UnitRow(row.getString("unit"), row.getString("name"), row.getString("region"),
                row.getString("specialty"), row.getString("hsa_id"), row.getObject("designated_year", Integer.class),
                row.getObject("submission_version", Long.class), time(row, "submitted_at"), time(row, "withdrawn_at"),
                row.getObject("result_version", Long.class), row.getObject("result_submission_version", Long.class),
                time(row, "scored_at"), outcomes == null ? null : levelsMet(outcomes), outcomes,
                parse(row.getString("self_reported"), OUTCOMES), parse(row.getString("overridden"), LEVELS));
    }

    private static int levelsMet(SortedMap<Integer, Outcome> outcomes) {
        return (int) outcomes.values().stream().filter(o -> o == Outcome.MET || o == Outcome.EXEMPT).count();
    }

    private static Instant time(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private <T> T parse(String text, TypeReference<T> type) {
        try {
            return text == null ? null : json.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The stored outcomes cannot be read", e);
        }
    }
}
