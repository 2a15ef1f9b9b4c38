package se.usve.survey.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/**
 * The audit: each entry is stored in the transaction that does what it tells of, so that neither is there without the
 * other. Entries are never changed.
 */
@ApplicationScoped
public class AuditTrail {

    /** For one that stores something and its entry in one round trip: see {@link #bind}. */
    public static final String INSERT = """
            insert into audit (actor, client, action, round, unit, region, before_hash, after_hash, reason)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    /**
     * What was done.
     *
     * @param action     what, such as {@code submission.received}
     * @param round      id of the round it was done in, or null
     * @param unit       id of the unit it was done to, or null
     * @param region     region of the unit, or whose it is; null for what is no region's
     * @param beforeHash hash of what there was, or null if there was nothing
     * @param afterHash  hash of what there is, or null if there is nothing
     * @param reason     why, or null if that was not told
     */
    public record Entry(String action, String round, String unit, String region, String beforeHash, String afterHash,
            String reason) {
    }

    private final DataSource dataSource;

    AuditTrail(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Stores an entry. One round trip. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void record(Actor actor, Entry entry) {
        record(actor, List.of(entry));
    }

    /** Stores entries, sent to the database together. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void record(Actor actor, List<Entry> entries) {
        try (var connection = dataSource.getConnection(); var insert = connection.prepareStatement(INSERT)) {
            for (var entry : entries) {
                bind(insert, 1, actor, entry);
                insert.addBatch();
            }
            insert.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException("The audit could not be written", e);
        }
    }

    /** Sets the nine parameters of {@link #INSERT} from the first one on. */
    public static void bind(PreparedStatement insert, int first, Actor actor, Entry entry) throws SQLException {
        var values = new String[] {actor.name(), actor.client(), entry.action(), entry.round(), entry.unit(),
                entry.region(), entry.beforeHash(), entry.afterHash(), entry.reason()};
        for (int i = 0; i < values.length; i++) {
            insert.setString(first + i, values[i]);
        }
    }
}
