package se.usve.chassis.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import se.usve.chassis.sql.AfterCommit;
import se.usve.chassis.sql.SqlArray;
import se.usve.chassis.tracing.TraceParent;

/**
 * Stores an event in the transaction that changes the state it tells of (transactional outbox), to be sent by
 * {@link OutboxRelay} after the commit.
 *
 * <p>Order within a key holds only if the caller has locked the thing the event is about before it appends: then the
 * sequence number is taken under the lock, and numbers of a key follow the order of its commits.
 *
 * <p>The trace that the change belongs to is stored with the event, and goes on where the event is consumed.
 */
@ApplicationScoped
public class Outbox {

    /** Numbers follow the order of the rows. One statement, and not a batch of them, is one round trip however many. */
    private static final String INSERT = """
            insert into outbox (type, key, version, payload, traceparent)
            select type, key, version, payload, traceparent
            from unnest(?, ?, ?, ?, ?) with ordinality row (type, key, version, payload, traceparent, n) order by n""";

    private final DataSource dataSource;
    private final ObjectMapper json;
    private final OutboxRelay relay;
    private final AfterCommit afterCommit;

    Outbox(DataSource dataSource, ObjectMapper json, OutboxRelay relay, AfterCommit afterCommit) {
        this.dataSource = dataSource;
        this.json = json;
        this.relay = relay;
        this.afterCommit = afterCommit;
    }

    /**
     * An event to be sent.
     *
     * @param type    CloudEvents type
     * @param key     record key; events of one key are sent in the order they were appended
     * @param version version of the thing the event is about, unique per type and key
     * @param event   payload, written as JSON
     */
    public record Entry(String type, String key, long version, Object event) {
    }

    /**
     * Stores one event.
     *
     * @see #append(List)
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void append(String type, String key, long version, Object event) {
        append(List.of(new Entry(type, key, version, event)));
    }

    /**
     * Stores events in the order given. One round trip.
     *
     * @throws IllegalStateException if a row cannot be stored; the transaction must not commit
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void append(List<Entry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        try (var connection = dataSource.getConnection(); var insert = connection.prepareStatement(INSERT)) {
            insert.setArray(1, SqlArray.texts(connection, entries.stream().map(Entry::type)));
            insert.setArray(2, SqlArray.texts(connection, entries.stream().map(Entry::key)));
            insert.setArray(3, SqlArray.numbers(connection, entries.stream().map(Entry::version)));
            insert.setArray(4, SqlArray.texts(connection, payloads(entries).stream()));
            insert.setArray(5, SqlArray.texts(connection, entries.stream().map(Entry::key).map(TraceParent::ofEvent)));
            insert.executeUpdate();
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException(entries.size() + " events from " + entries.getFirst().key()
                    + " on could not be stored", e);
        }
        afterCommit.run(relay::wake);
    }

    private List<String> payloads(List<Entry> entries) throws JsonProcessingException {
        var payloads = new ArrayList<String>(entries.size());
        for (var entry : entries) {
            payloads.add(json.writeValueAsString(entry.event()));
        }
        return payloads;
    }

    /** Has sent at once what a statement of the caller's own stored in the outbox, under the same lock, and has committed. */
    public void sendCommitted() {
        relay.wake();
    }
}
