package se.usve.chassis.republication;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import se.usve.chassis.paging.Page;
import se.usve.chassis.paging.PageRequest;
import se.usve.chassis.sql.Sql;
import se.usve.chassis.task.LongTask;

/**
 * The table {@code republication}. One that says it goes on while no instance holds its lock was interrupted.
 */
@ApplicationScoped
class Republications {

    /** No other use of it in the databases. */
    static final long LOCK = 0x7265_7075_626C_6901L;

    private static final String SELECT = """
            select *, case when state = 'RUNNING' and not %s then 'INTERRUPTED' else state end as stands
            from republication""".formatted(LongTask.isHeld(LOCK));

    private static final TypeReference<Map<String, Long>> TYPES = new TypeReference<>() {
    };

    private final Sql sql;
    private final ObjectMapper json;

    Republications(Sql sql, ObjectMapper json) {
        this.sql = sql;
        this.json = json;
    }

    /** Notes that one begins; to be called with the lock. */
    UUID begin(Optional<String> round, boolean dryRun, String by, Instant now) {
        var id = UUID.randomUUID();
        sql.update("update republication set state = 'INTERRUPTED', finished_at = now() where state = 'RUNNING'");
        sql.update("""
                insert into republication (id, round, dry_run, state, requested_by, started_at)
                values (?, ?, ?, 'RUNNING', ?, ?)""", id, round.orElse(null), dryRun, by, now);
        return id;
    }

    /** Writes how far it has come, beside whatever transaction goes on. */
    void come(Connection session, UUID id, long events) throws SQLException {
        try (var update = session.prepareStatement("update republication set events = ? where id = ?")) {
            update.setLong(1, events);
            update.setObject(2, id);
            update.executeUpdate();
        }
    }

    /** Writes how it ended. */
    void end(UUID id, Republication.State state, Map<String, Long> types, String failure) {
        try {
            sql.update("""
                    update republication set state = ?, events = ?, types = ?::jsonb, failure = ?, finished_at = now()
                    where id = ?""", state, types.values().stream().mapToLong(Long::longValue).sum(),
                    json.writeValueAsString(types), failure, id);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Names and numbers can be written as JSON", e);
        }
    }

    Optional<Republication> find(UUID id) {
        return sql.first(SELECT + " where id = ?", this::read, id);
    }

    /** {@return the newest first} */
    Page<Republication> list(PageRequest page) {
        return new Page<>(sql.list(SELECT + " order by started_at desc, id limit ? offset ?", this::read,
                page.limit(), page.offset()), page.page(), page.limit(), sql.number("select count(*) from republication"));
    }

    private Republication read(ResultSet row) throws SQLException {
        try {
            var types = row.getString("types");
            return new Republication(row.getObject("id", UUID.class), row.getString("round"), row.getBoolean("dry_run"),
                    Republication.State.valueOf(row.getString("stands")), row.getString("requested_by"),
                    Sql.instant(row, "started_at"), Sql.instant(row, "finished_at"), row.getLong("events"),
                    types == null ? null : json.readValue(types, TYPES), row.getString("failure"));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What was stored of a republication cannot be read", e);
        }
    }
}
