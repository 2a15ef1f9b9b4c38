package se.usve.survey.reminder;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;

/**
 * The log of the reminders. A letter of a round and day to a recipient has one row, and only who claims the row may send
 * it: that is what keeps a letter from going twice, whatever happens.
 */
@ApplicationScoped
class Reminders {

    /** How long a claim is waited for; longer than any post takes. */
    static final Duration ABANDONED_AFTER = Duration.ofMinutes(10);
    /** How long a letter that failed rests. */
    static final Duration AGAIN_AFTER = Duration.ofMinutes(10);
    /** How many times a letter may be refused. */
    static final int MOST_REFUSALS = 3;

    /** Of a row that may be claimed again at the time given. */
    private static final String CLAIMABLE = """
            (reminder.state = 'NOT_CONFIGURED'
                or reminder.state = 'FAILED' and reminder.refusals < %d
                    and reminder.changed_at <= ?::timestamptz - interval '%d seconds')"""
            .formatted(MOST_REFUSALS, AGAIN_AFTER.toSeconds());

    private static final String ADD = """
            insert into reminder (changed_at, state, round, day, recipient, address, units, regions)
            values (?, ?, ?, ?, ?, ?, ?::jsonb, ?)
            on conflict (round, day, recipient) do\s""";

    /** A claim that was left without an outcome, and is uncertain from now on. */
    record Abandoned(long id, String round) {
    }

    private final DataSource dataSource;
    private final ObjectMapper json;

    Reminders(DataSource dataSource, ObjectMapper json) {
        this.dataSource = dataSource;
        this.json = json;
    }

    /** {@return the recipients of the day to whom nothing more is sent now: it is done, or being done} */
    Set<String> settled(String round, LocalDate day, Instant now) {
        return run("read", "select recipient from reminder where round = ? and day = ? and not " + CLAIMABLE,
                (_, select) -> {
                    select.setString(1, round);
                    select.setObject(2, day);
                    select.setObject(3, now.atOffset(ZoneOffset.UTC));
                    var recipients = new HashSet<String>();
                    try (var found = select.executeQuery()) {
                        while (found.next()) {
                            recipients.add(found.getString(1));
                        }
                    }
                    return recipients;
                });
    }

    /**
     * Claims the letter.
     *
     * @return its id, or empty if somebody else has it, or it may not be sent again
     */
    Optional<Long> claim(String round, LocalDate day, Letter letter, Instant now) {
        return run("claim", ADD + "update set state = excluded.state, changed_at = excluded.changed_at where " + CLAIMABLE
                + " returning id", (connection, insert) -> {
                    bind(connection, insert, State.CLAIMED, round, day, letter, now);
                    insert.setObject(9, now.atOffset(ZoneOffset.UTC));
                    try (var found = insert.executeQuery()) {
                        return found.next() ? Optional.of(found.getLong(1)) : Optional.empty();
                    }
                });
    }

    /** Notes that the letter did not go as no mail is configured, unless something is noted of it already. */
    void notConfigured(String round, LocalDate day, Letter letter, Instant now) {
        run("note", ADD + "nothing", (connection, insert) -> {
            bind(connection, insert, State.NOT_CONFIGURED, round, day, letter, now);
            return insert.executeUpdate();
        });
    }

    /** Notes what became of a claimed letter, with the units that it told of. */
    void settle(long id, State state, List<Letter.Missing> units, String reason, boolean refused, Instant now) {
        run("settle", """
                update reminder set state = ?, units = ?::jsonb, reason = ?, refusals = refusals + ?, changed_at = ?
                where id = ?""", (_, update) -> {
                    update.setString(1, state.name());
                    update.setString(2, written(units));
                    update.setString(3, reason);
                    update.setInt(4, refused ? 1 : 0);
                    update.setObject(5, now.atOffset(ZoneOffset.UTC));
                    update.setLong(6, id);
                    return update.executeUpdate();
                });
    }

    /** Makes claims that were left without an outcome uncertain. {@return those} */
    List<Abandoned> abandon(Instant now) {
        return run("abandon", """
                update reminder set state = 'UNCERTAIN', changed_at = ?,
                    reason = 'The service stopped while the letter was being sent'
                where state = 'CLAIMED' and changed_at <= ?
                returning id, round""", (_, update) -> {
                    update.setObject(1, now.atOffset(ZoneOffset.UTC));
                    update.setObject(2, now.minus(ABANDONED_AFTER).atOffset(ZoneOffset.UTC));
                    var abandoned = new ArrayList<Abandoned>();
                    try (var found = update.executeQuery()) {
                        while (found.next()) {
                            abandoned.add(new Abandoned(found.getLong(1), found.getString(2)));
                        }
                    }
                    return abandoned;
                });
    }

    /** {@return a part of the round's log, the newest first; of the letters to one region if it is given} */
    List<LogEntry> log(String round, Optional<String> region, int limit, int offset) {
        return run("read", """
                select id, day, address, units, state, reason, changed_at from reminder
                where round = ? and (?::text is null or ? = any(regions))
                order by day desc, id desc limit ? offset ?""", (_, select) -> {
                    select.setString(1, round);
                    select.setString(2, region.orElse(null));
                    select.setString(3, region.orElse(null));
                    select.setInt(4, limit);
                    select.setInt(5, offset);
                    var entries = new ArrayList<LogEntry>();
                    try (var found = select.executeQuery()) {
                        while (found.next()) {
                            entries.add(entry(found));
                        }
                    }
                    return entries;
                });
    }

    /** {@return how long the log is} */
    long count(String round, Optional<String> region) {
        return run("count", "select count(*) from reminder where round = ? and (?::text is null or ? = any(regions))",
                (_, select) -> {
                    select.setString(1, round);
                    select.setString(2, region.orElse(null));
                    select.setString(3, region.orElse(null));
                    try (var found = select.executeQuery()) {
                        found.next();
                        return found.getLong(1);
                    }
                });
    }

    private void bind(Connection connection, PreparedStatement insert, State state, String round, LocalDate day,
            Letter letter, Instant now) throws SQLException {
        insert.setObject(1, now.atOffset(ZoneOffset.UTC));
        insert.setString(2, state.name());
        insert.setString(3, round);
        insert.setObject(4, day);
        insert.setString(5, letter.recipient());
        insert.setString(6, letter.address());
        insert.setString(7, written(letter.units()));
        insert.setArray(8, connection.createArrayOf("text", letter.regions().toArray()));
    }

    private LogEntry entry(ResultSet row) throws SQLException {
        return new LogEntry(row.getLong(1), row.getObject(2, LocalDate.class), row.getString(3), read(row.getString(4)),
                State.valueOf(row.getString(5)), row.getString(6), row.getObject(7, OffsetDateTime.class).toInstant());
    }

    private String written(List<Letter.Missing> units) {
        try {
            return json.writeValueAsString(units);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A unit can be written as JSON", e);
        }
    }

    private List<Letter.Missing> read(String units) {
        try {
            return List.of(json.readValue(units, Letter.Missing[].class));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The units of a reminder can be read", e);
        }
    }

    private interface Work<T> {
        T with(Connection connection, PreparedStatement statement) throws SQLException;
    }

    /** Without the database's own words when it fails: they may hold the address. */
    private <T> T run(String what, String sql, Work<T> work) {
        try (var connection = dataSource.getConnection(); var statement = connection.prepareStatement(sql)) {
            return work.with(connection, statement);
        } catch (SQLException e) {
            throw new IllegalStateException("Could not " + what + " reminders (SQL state " + e.getSQLState() + ")");
        }
    }
}
