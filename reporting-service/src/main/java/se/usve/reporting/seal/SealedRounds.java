package se.usve.reporting.seal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import se.usve.reporting.report.CostlyReads;
import se.usve.reporting.report.Seals;
import se.usve.scoring.contract.RoundSealed;

/** The seals of published rounds as they are stored. */
@ApplicationScoped
class SealedRounds implements Seals {

    private static final TypeReference<List<RoundSealed.Moved>> MOVED = new TypeReference<>() {
    };

    /**
     * Only a seal all of whose results have come: figures read by it never move. Whether they have is noted when they come;
     * should that have been missed, it is found here, but a seal that waits for results costs a reader next to nothing.
     */
    private static final String WHOLE = """
            select version, sealed_at from round_seal
            where round = ? and (complete or case when seal_may_be_complete(round)
                then sha256 = seal_recomputed(round, sealed_at) end)""";

    private static final String MANIFESTS = """
            select s.*, seal_recomputed(round, sealed_at) as recomputed from round_seal s where round = ?""";

    private final ObjectMapper json;
    private final CostlyReads costly;

    SealedRounds(ObjectMapper json, CostlyReads costly) {
        this.json = json;
        this.costly = costly;
    }

    @Override
    public Optional<Seal> newest(Connection connection, String round) throws SQLException {
        return seal(connection, WHOLE + " order by version desc limit 1", round);
    }

    @Override
    public Optional<Seal> revision(Connection connection, String round, long number) throws SQLException {
        return seal(connection, WHOLE + " and version = ?", round, number);
    }

    private static Optional<Seal> seal(Connection connection, String sql, Object... parameters) throws SQLException {
        try (var select = connection.prepareStatement(sql)) {
            bind(select, parameters);
            try (var rows = select.executeQuery()) {
                return rows.next() ? Optional.of(new Seal(rows.getLong(1),
                        rows.getObject(2, OffsetDateTime.class).toInstant())) : Optional.empty();
            }
        }
    }

    /** {@return the newest revision of the round, whole here or not} */
    Optional<Manifest> manifest(Connection connection, String round) throws SQLException {
        return manifests(connection, MANIFESTS + " order by version desc limit 1", round).stream().findFirst();
    }

    /** {@return that revision of the round} */
    Optional<Manifest> manifest(Connection connection, String round, long revision) throws SQLException {
        return manifests(connection, MANIFESTS + " and version = ?", round, revision).stream().findFirst();
    }

    /** {@return revisions of the round, the newest first} */
    List<Manifest> manifests(Connection connection, String round, int limit, long offset) throws SQLException {
        return manifests(connection, MANIFESTS + " order by version desc limit ? offset ?", round, limit, offset);
    }

    /** {@return how many revisions the round has} */
    long count(Connection connection, String round) throws SQLException {
        try (var select = connection.prepareStatement("select count(*) from round_seal where round = ?")) {
            select.setString(1, round);
            try (var rows = select.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    private List<Manifest> manifests(Connection connection, String sql, Object... parameters) throws SQLException {
        try (var _ = costly.turn(); var select = connection.prepareStatement(sql)) {
            bind(select, parameters);
            var found = new ArrayList<Manifest>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(read(rows));
                }
            }
            return found;
        }
    }

    private static void bind(PreparedStatement statement, Object... parameters) throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
    }

    private Manifest read(ResultSet row) throws SQLException {
        var sha256 = row.getString("sha256");
        var recomputed = row.getString("recomputed");
        try {
            return new Manifest(row.getString("round"), row.getLong("version"), row.getString("rule_set"),
                    row.getLong("rule_set_version"), row.getLong("units"), row.getLong("met"), row.getLong("exempt"),
                    row.getLong("not_met"), row.getLong("awaiting"), sha256, row.getString("reason"),
                    json.readValue(row.getString("moved"), MOVED),
                    row.getObject("sealed_at", OffsetDateTime.class).toInstant(), recomputed, recomputed.equals(sha256));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What was written here is not JSON", e);
        }
    }
}
