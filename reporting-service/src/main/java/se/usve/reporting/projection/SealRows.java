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

    /** Reads every result of the round, so it is asked once for each seal, not in every batch. */
    private static final String COMPLETE = """
            update round_seal set complete = true
            where round = any (?) and not complete and sha256 = seal_recomputed(round, sealed_at)""";

    /** What a seal holds has not all come while the counts that are kept are not those of this seal or a later one. */
    private static final String COMPLETE_IF_LIKELY = """
            update round_seal set complete = true
            where round = any (?) and not complete
                and case when seal_may_be_complete(round) then sha256 = seal_recomputed(round, sealed_at) end""";

    /** Until the transaction ends no other batch has any of a round's units, and what one had is seen. */
    private static final String ALONE = "select from round_moved where round = any (?) order by round for update";

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
     * Notes which seals hold nothing that has not come: a seal and the results it holds come in any order, and a revision is
     * shown when it is whole. To be called when all else of the batch is written.
     *
     * @param sealed rounds that the batch has a seal of
     * @param moved  rounds that it has units of
     */
    void complete(Connection connection, Collection<String> sealed, Collection<String> moved) throws SQLException {
        // A batch with units of the round holds that row: of two at once, the later sees what the earlier brought.
        execute(connection, ALONE, sealed);
        execute(connection, COMPLETE, sealed);
        execute(connection, COMPLETE_IF_LIKELY, moved.stream().filter(round -> !sealed.contains(round)).toList());
    }

    private static void execute(Connection connection, String statement, Collection<String> rounds) throws SQLException {
        if (rounds.isEmpty()) {
            return;
        }
        try (var execute = connection.prepareStatement(statement)) {
            execute.setArray(1, connection.createArrayOf("text", rounds.toArray()));
            execute.execute();
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
