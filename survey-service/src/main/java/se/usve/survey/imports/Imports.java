package se.usve.survey.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import se.usve.survey.files.FileFormat;
import se.usve.survey.imports.Import.Phase;
import se.usve.survey.imports.Import.Status;
import se.usve.survey.submission.SubmitMany.Ground;

/** The stored imports, without their rows ({@link ImportRows}). */
@ApplicationScoped
class Imports {

    /** How long an import and its file are kept. */
    static final Duration KEPT = Duration.ofHours(24);

    /** So long after its last sign of life, work is taken to be interrupted. Signs come every second or so. */
    private static final int LONGEST_SILENCE_SECONDS = 20;
    /** Of one region's imports, with what their rows say: some MB each at most. */
    static final int MOST_KEPT = 50;
    /** Of one region's files together. */
    private static final long MOST_BYTES_KEPT = 100_000_000;

    private static final String SELECT = """
            select id, round, region, sent_by, sent_at, expires_at, dry_run, atomic, reason,
                case when status = 'RUNNING' and heartbeat < clock_timestamp() - interval '%d s'
                    then 'INTERRUPTED' else status end,
                phase, rows_done, rows_total, file_sha256, format, questionnaire, rule_set, levels, refusal,
                committed_at, committed_by, created, changed, unchanged, rejected, skipped
            from import where round = ? and (?::text is null or region = ?)
            """.formatted(LONGEST_SILENCE_SECONDS);

    private interface Binding {
        void to(PreparedStatement statement) throws SQLException;
    }

    private final DataSource dataSource;
    private final ObjectMapper json;

    Imports(DataSource dataSource, ObjectMapper json) {
        this.dataSource = dataSource;
        this.json = json;
    }

    /**
     * Forgets the oldest imports of a region, or of nobody's, beyond what is kept at most, so that a script that goes round
     * and round fills no disk. One that is being worked on or committed stays.
     *
     * @return how many were forgotten
     */
    int makeRoom(Optional<String> region) {
        return update("""
                delete from import where id in (
                    select i.id from import i join (
                        select id, row_number() over newest as place, sum(octet_length(file)) over newest as bytes
                        from import where region is not distinct from ?
                        window newest as (order by sent_at desc, id)) kept using (id)
                    where (place > ? or bytes > ?)
                        and (status <> 'RUNNING' or heartbeat < clock_timestamp() - ? * interval '1 s')
                    for update of i skip locked)""", delete -> {
            delete.setString(1, region.orElse(null));
            delete.setInt(2, MOST_KEPT);
            delete.setLong(3, MOST_BYTES_KEPT);
            delete.setInt(4, LONGEST_SILENCE_SECONDS);
        });
    }

    /** Stores a file that was sent, as one that is being worked on. */
    void begin(UUID id, Import.Order order, byte[] file, String hash) {
        update("""
                insert into import (id, round, region, sent_by, expires_at, dry_run, atomic, reason, status, phase, file,
                    file_sha256, questionnaire, rule_set)
                values (?, ?, ?, ?, clock_timestamp() + ? * interval '1 s', ?, ?, ?, 'RUNNING', 'WAITING', ?, ?, ?, ?)""",
                insert -> {
                    insert.setObject(1, id);
                    insert.setString(2, order.ground().round());
                    insert.setString(3, order.region().orElse(null));
                    insert.setString(4, order.sentBy());
                    insert.setLong(5, KEPT.toSeconds());
                    insert.setBoolean(6, order.dryRun());
                    insert.setBoolean(7, order.atomic());
                    insert.setString(8, order.reason());
                    insert.setBytes(9, file);
                    insert.setString(10, hash);
                    insert.setString(11, order.ground().questionnaire());
                    insert.setString(12, order.ground().ruleSet());
                });
    }

    /** Tells how far the work has come, for whoever asks. */
    void progress(UUID id, Import.Progress progress) {
        update("""
                update import set phase = ?, rows_done = ?, rows_total = ?, heartbeat = clock_timestamp()
                where id = ?""", update -> {
            update.setString(1, progress.phase().name());
            update.setInt(2, progress.rows());
            update.setObject(3, progress.of().orElse(null));
            update.setObject(4, id);
        });
    }

    /** Gives a sign of life. */
    void beat(Collection<UUID> ids) {
        update("update import set heartbeat = clock_timestamp() where id = any(?)",
                update -> update.setArray(1, update.getConnection().createArrayOf("uuid", ids.toArray())));
    }

    /** Tells what came of reading the file. */
    void planned(UUID id, FileFormat format, Counts counts, Levels levels) {
        update("""
                update import set status = 'PLANNED', phase = 'DONE', rows_done = ?, rows_total = ?, format = ?,
                    created = ?, changed = ?, unchanged = ?, rejected = ?, skipped = ?, levels = ?
                where id = ?""", update -> {
            update.setInt(1, counts.rows());
            update.setInt(2, counts.rows());
            update.setString(3, format.name());
            update.setInt(4, counts.created());
            update.setInt(5, counts.changed());
            update.setInt(6, counts.unchanged());
            update.setInt(7, counts.rejected());
            update.setInt(8, counts.skipped());
            update.setString(9, write(levels));
            update.setObject(10, id);
        });
    }

    void committed(UUID id, Instant at, String by) {
        update("update import set status = 'COMMITTED', committed_at = ?, committed_by = ? where id = ?", update -> {
            update.setObject(1, at.atOffset(ZoneOffset.UTC));
            update.setString(2, by);
            update.setObject(3, id);
        });
    }

    /** Tells that nothing of it is stored. */
    void ended(UUID id, Status status, Refusal refusal) {
        update("update import set status = ?, phase = 'DONE', refusal = ? where id = ?", update -> {
            update.setString(1, status.name());
            update.setString(2, write(refusal));
            update.setObject(3, id);
        });
    }

    void delete(UUID id) {
        update("delete from import where id = ?", update -> update.setObject(1, id));
    }

    /** {@return how many imports were forgotten, as their time was over} */
    int deleteExpired() {
        return update("delete from import where expires_at < clock_timestamp()", _ -> { });
    }

    /** {@return an import of a round, of one region if it is given} */
    Optional<Import> find(String round, Optional<String> region, UUID id) {
        return select("and id = ?", round, region, select -> select.setObject(4, id)).stream().findFirst();
    }

    /** {@return the same, locked to the end of the transaction} */
    Optional<Import> hold(String round, Optional<String> region, UUID id) {
        return select("and id = ? for update", round, region, select -> select.setObject(4, id)).stream().findFirst();
    }

    /** {@return some of a round's imports, of one region if it is given, the newest first} */
    List<Import> list(String round, Optional<String> region, int limit, int offset) {
        return select("order by sent_at desc, id limit ? offset ?", round, region, select -> {
            select.setInt(4, limit);
            select.setInt(5, offset);
        });
    }

    /** {@return how many there are} */
    long count(String round, Optional<String> region) {
        try (var connection = dataSource.getConnection(); var select = connection.prepareStatement(
                "select count(*) from import where round = ? and (?::text is null or region = ?)")) {
            bind(select, round, region);
            try (var found = select.executeQuery()) {
                found.next();
                return found.getLong(1);
            }
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** {@return the file as it was sent} */
    byte[] file(UUID id) {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement("select file from import where id = ?")) {
            select.setObject(1, id);
            try (var found = select.executeQuery()) {
                found.next();
                return found.getBytes(1);
            }
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private List<Import> select(String more, String round, Optional<String> region, Binding binding) {
        try (var connection = dataSource.getConnection(); var select = connection.prepareStatement(SELECT + more)) {
            bind(select, round, region);
            binding.to(select);
            var imports = new ArrayList<Import>();
            try (var found = select.executeQuery()) {
                while (found.next()) {
                    imports.add(read(found));
                }
            }
            return imports;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private Import read(ResultSet row) throws SQLException {
        var committedAt = row.getObject(20, OffsetDateTime.class);
        var committed = committedAt == null ? null : new Import.Committed(committedAt.toInstant(), row.getString(21));
        return new Import(row.getObject(1, UUID.class),
                new Import.Order(new Ground(row.getString(2), row.getString(16), row.getString(17)),
                        Optional.ofNullable(row.getString(3)), row.getString(4), row.getBoolean(7), row.getBoolean(8),
                        row.getString(9)),
                row.getObject(5, OffsetDateTime.class).toInstant(), row.getObject(6, OffsetDateTime.class).toInstant(),
                Status.valueOf(row.getString(10)),
                new Import.Progress(Phase.valueOf(row.getString(11)), row.getInt(12),
                        Optional.ofNullable(row.getObject(13, Integer.class))),
                row.getString(14), Optional.ofNullable(row.getString(15)).map(FileFormat::valueOf),
                row.getObject(22) == null ? Optional.empty() : Optional.of(new Counts(row.getInt(22), row.getInt(23),
                        row.getInt(24), row.getInt(25), row.getInt(26))),
                read(row.getString(18), Levels.class), read(row.getString(19), Refusal.class),
                Optional.ofNullable(committed));
    }

    private static void bind(PreparedStatement select, String round, Optional<String> region) throws SQLException {
        select.setString(1, round);
        select.setString(2, region.orElse(null));
        select.setString(3, region.orElse(null));
    }

    private int update(String sql, Binding binding) {
        try (Connection connection = dataSource.getConnection(); var statement = connection.prepareStatement(sql)) {
            binding.to(statement);
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private String write(Object value) {
        try {
            return value == null ? null : json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What is kept of an import can be written as JSON", e);
        }
    }

    private <T> Optional<T> read(String value, Class<T> type) {
        try {
            return value == null ? Optional.empty() : Optional.of(json.readValue(value, type));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What was kept of an import cannot be read", e);
        }
    }

    private static IllegalStateException failed(SQLException e) {
        return new IllegalStateException("The imports could not be read or written", e);
    }
}
