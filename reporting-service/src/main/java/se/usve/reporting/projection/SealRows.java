package se.usve.reporting.projection;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import se.usve.scoring.contract.RoundSealed;

/** The table {@code round_seal}: every revision of every published round; a revision never changes. */
@ApplicationScoped
class SealRows {

    private static final String INSERT = """
            insert into round_seal (round, version, rule_set, rule_set_version, units, met, exempt, not_met, awaiting,
                sha256, reason, moved, sealed_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?) on conflict (round, version) do nothing""";

    /** The dear part is asked of what is not complete alone, which is for a moment. */
    private static final String COMPLETE = """
            update round_seal set complete = true
            where round = any (?) and not complete and sha256 = seal_recomputed(round, sealed_at)""";

    private final ObjectMapper json;

    SealRows(ObjectMapper json) {
        this.json = json;
    }

    /** Stores the revisions not stored yet. */
    void store(Connection connection, Collection<RoundSealed> events) throws SQLException {
        if (events.isEmpty()) {
            return;
        }
        try (var insert = connection.prepareStatement(INSERT)) {
            // In one order, so that instances never wait for each other.
            for (var event : events.stream().sorted(Comparator.comparing(RoundSealed::round)
                    .thenComparing(RoundSealed::version)).toList()) {
                insert.setString(1, event.round());
                insert.setLong(2, event.version());
                insert.setString(3, event.ruleSet());
                insert.setLong(4, event.ruleSetVersion());
                insert.setLong(5, event.units());
                insert.setLong(6, event.met());
                insert.setLong(7, event.exempt());
                insert.setLong(8, event.notMet());
                insert.setLong(9, event.awaiting());
                insert.setString(10, event.sha256());
                insert.setString(11, event.reason());
                insert.setString(12, write(event));
                insert.setObject(13, event.sealedAt().atOffset(ZoneOffset.UTC));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /**
     * Notes which seals of these rounds hold nothing that has not come: a seal and the results it holds come in any order,
     * and a revision is shown when it is whole. What several instances take in at once may be missed here; who reads looks
     * for it again.
     */
    void complete(Connection connection, Collection<String> rounds) throws SQLException {
        try (var update = connection.prepareStatement(COMPLETE)) {
            update.setArray(1, connection.createArrayOf("text", rounds.toArray()));
            update.executeUpdate();
        }
    }

    private String write(RoundSealed event) {
        try {
            return json.writeValueAsString(event.moved());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
