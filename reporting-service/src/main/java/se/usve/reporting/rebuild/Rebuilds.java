package se.usve.reporting.rebuild;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import se.usve.chassis.consumption.Rereading;
import se.usve.chassis.paging.Page;
import se.usve.chassis.paging.PageRequest;
import se.usve.chassis.sql.Sql;
import se.usve.chassis.task.LongTask;
import se.usve.reporting.rebuild.Rebuild.Compared;

/**
 * The table {@code operation.rebuild}. A rebuild that says it goes on while no instance holds its lock was interrupted.
 */
@ApplicationScoped
class Rebuilds {

    /** No other use of it in this database. */
    static final long LOCK = 0x7265_6275_696C_6401L;

    private static final String SELECT = """
            select *, case when state in ('READING', 'COMPARING') and not %s then 'INTERRUPTED' else state end as stands
            from operation.rebuild""".formatted(LongTask.isHeld(LOCK));

    private static final String END_THE_INTERRUPTED = """
            update operation.rebuild set state = 'INTERRUPTED', finished_at = now()
            where state in ('READING', 'COMPARING')""";

    private static final TypeReference<List<Compared>> COMPARED = new TypeReference<>() {
    };
    private static final TypeReference<List<Rereading.Refused>> REFUSED = new TypeReference<>() {
    };

    private final Sql sql;
    private final ObjectMapper json;

    Rebuilds(Sql sql, ObjectMapper json) {
        this.sql = sql;
        this.json = json;
    }

    /** Notes that a rebuild begins; to be called with the lock. */
    UUID begin(boolean evenIfDifferent, String by, Instant now) {
        var id = UUID.randomUUID();
        sql.update(END_THE_INTERRUPTED);
        sql.update("""
                insert into operation.rebuild (id, state, even_if_different, requested_by, started_at)
                values (?, 'READING', ?, ?, ?)""", id, evenIfDifferent, by, now);
        return id;
    }

    /** Writes how far it has come, in the transaction of the connection. */
    void come(Connection connection, UUID id, Rebuild.State state, Tally tally) throws SQLException {
        try (var update = connection.prepareStatement("""
                update operation.rebuild set state = ?, events = ?, events_read = ?, applied = ?, passed_over = ?,
                    refused = ?, refusals = ?::jsonb where id = ?""")) {
            update.setString(1, state.name());
            update.setLong(2, tally.events());
            update.setLong(3, tally.read());
            update.setLong(4, tally.applied());
            update.setLong(5, tally.passedOver());
            update.setLong(6, tally.refused());
            update.setString(7, write(tally.refusals()));
            update.setObject(8, id);
            update.executeUpdate();
        }
    }

    /** Writes how it ended, in the transaction of the connection. */
    void end(Connection connection, UUID id, Rebuild.State state, List<Compared> comparison) throws SQLException {
        try (var update = connection.prepareStatement("""
                update operation.rebuild set state = ?, comparison = ?::jsonb, finished_at = clock_timestamp()
                where id = ?""")) {
            update.setString(1, state.name());
            update.setString(2, write(comparison));
            update.setObject(3, id);
            update.executeUpdate();
        }
    }

    /** Writes that it ended without an exchange. */
    void fail(UUID id, Rebuild.State state, String failure) {
        sql.update("update operation.rebuild set state = ?, failure = ?, finished_at = now() where id = ?",
                state, failure, id);
    }

    Optional<Rebuild> find(UUID id) {
        return sql.first(SELECT + " where id = ?", this::read, id);
    }

    /** {@return the newest first} */
    Page<Rebuild> list(PageRequest page) {
        return new Page<>(sql.list(SELECT + " order by started_at desc, id limit ? offset ?", this::read,
                page.limit(), page.offset()), page.page(), page.limit(),
                sql.number("select count(*) from operation.rebuild"));
    }

    private Rebuild read(ResultSet row) throws SQLException {
        return new Rebuild(row.getObject("id", UUID.class), Rebuild.State.valueOf(row.getString("stands")),
                row.getBoolean("even_if_different"), row.getString("requested_by"), Sql.instant(row, "started_at"),
                Sql.instant(row, "finished_at"), row.getLong("events"), row.getLong("events_read"), row.getLong("applied"),
                row.getLong("passed_over"), row.getLong("refused"), parse(row.getString("refusals"), REFUSED),
                parse(row.getString("comparison"), COMPARED), row.getString("failure"));
    }

    private <T> T parse(String stored, TypeReference<T> type) {
        try {
            return stored == null ? null : json.readValue(stored, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What was stored of a rebuild cannot be read", e);
        }
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What is told of a rebuild cannot be written", e);
        }
    }
}
