package se.usve.survey.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import se.usve.chassis.sql.Sql;
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
                    then 'INTERRUPTED' else status end as stands,
                phase, rows_done, rows_total, file_sha256, format, questionnaire, rule_set, levels, refusal,
                committed_at, committed_by, created, changed, unchanged, rejected, skipped
            from import where round = ? and (?::text is null or region = ?)
            """.formatted(LONGEST_SILENCE_SECONDS);

    private final Sql sql;
    private final ObjectMapper json;

    Imports(Sql sql, ObjectMapper json) {
        this.sql = sql;
        this.json = json;
    }

    /**
     * Forgets the oldest imports of a region, or of nobody's, beyond what is kept at most, so that a script that goes round
     * and round fills no disk. One that is being worked on or committed stays.
     *
     * @return how many were forgotten
     */
    int makeRoom(Optional<String> region) {
        return sql.update("""
                delete from import where id in (
                    select i.id from import i join (
                        select id, row_number() over newest as place, sum(octet_length(file)) over newest as bytes
                        from import where region is not distinct from ?
                        window newest as (order by sent_at desc, id)) kept using (id)
                    where (place > ? or bytes > ?)
                        and (status <> 'RUNNING' or heartbeat < clock_timestamp() - ? * interval '1 s')
                    for update of i skip locked)""", region.orElse(null), MOST_KEPT, MOST_BYTES_KEPT,
                LONGEST_SILENCE_SECONDS);
    }

    /** Stores a file that was sent, as one that is being worked on. */
    void begin(UUID id, Import.Order order, byte[] file, String hash) {
        sql.update("""
                insert into import (id, round, region, sent_by, expires_at, dry_run, atomic, reason, status, phase, file,
                    file_sha256, questionnaire, rule_set)
                values (?, ?, ?, ?, clock_timestamp() + ? * interval '1 s', ?, ?, ?, 'RUNNING', 'WAITING', ?, ?, ?, ?)""",
                id, order.ground().round(), order.region().orElse(null), order.sentBy(), KEPT.toSeconds(),
                order.dryRun(), order.atomic(), order.reason(), file, hash, order.ground().questionnaire(),
                order.ground().ruleSet());
    }

    /** Tells how far the work has come, for whoever asks. */
    void progress(UUID id, Import.Progress progress) {
        sql.update("""
                update import set phase = ?, rows_done = ?, rows_total = ?, heartbeat = clock_timestamp()
                where id = ?""", progress.phase(), progress.rows(), progress.of().orElse(null), id);
    }

    /** Gives a sign of life. */
    void beat(Collection<UUID> ids) {
        sql.update("update import set heartbeat = clock_timestamp() where id = any(?::uuid[])",
                ids.stream().map(UUID::toString).toList());
    }

    /** Tells what came of reading the file. A plan that nobody is shown is worked on further: others cannot commit it. */
    void planned(UUID id, FileFormat format, Counts counts, Levels levels) {
        sql.update("""
                update import set status = case when dry_run then 'PLANNED' else status end,
                    phase = case when dry_run then 'DONE' else phase end, rows_done = ?, rows_total = ?, format = ?,
                    created = ?, changed = ?, unchanged = ?, rejected = ?, skipped = ?, levels = ?
                where id = ?""", counts.rows(), counts.rows(), format, counts.created(), counts.changed(),
                counts.unchanged(), counts.rejected(), counts.skipped(), write(levels), id);
    }

    void committed(UUID id, Instant at, String by) {
        sql.update("""
                update import set status = 'COMMITTED', phase = 'DONE', committed_at = ?, committed_by = ?
                where id = ?""", at, by, id);
    }

    /** Tells that nothing of it is stored. */
    void ended(UUID id, Status status, Refusal refusal) {
        sql.update("update import set status = ?, phase = 'DONE', refusal = ? where id = ?", status, write(refusal), id);
    }

    void delete(UUID id) {
        sql.update("delete from import where id = ?", id);
    }

    /** {@return how many imports were forgotten, as their time was over} */
    int deleteExpired() {
        return sql.update("delete from import where expires_at < clock_timestamp()");
    }

    /** {@return an import of a round, of one region if it is given} */
    Optional<Import> find(String round, Optional<String> region, UUID id) {
        return sql.first(SELECT + "and id = ?", this::read, round, region.orElse(null), region.orElse(null), id);
    }

    /** {@return the same, locked to the end of the transaction} */
    Optional<Import> hold(String round, Optional<String> region, UUID id) {
        return sql.first(SELECT + "and id = ? for update", this::read, round, region.orElse(null), region.orElse(null),
                id);
    }

    /** {@return some of a round's imports, of one region if it is given, the newest first} */
    List<Import> list(String round, Optional<String> region, int limit, int offset) {
        return sql.list(SELECT + "order by sent_at desc, id limit ? offset ?", this::read, round, region.orElse(null),
                region.orElse(null), limit, offset);
    }

    /** {@return how many there are} */
    long count(String round, Optional<String> region) {
        return sql.number("select count(*) from import where round = ? and (?::text is null or region = ?)", round,
                region.orElse(null), region.orElse(null));
    }

    /** {@return the file as it was sent} */
    byte[] file(UUID id) {
        return sql.first("select file from import where id = ?", row -> row.getBytes("file"), id).orElseThrow();
    }

    private Import read(ResultSet row) throws SQLException {
        var order = new Import.Order(
                new Ground(row.getString("round"), row.getString("questionnaire"), row.getString("rule_set")),
                Optional.ofNullable(row.getString("region")), row.getString("sent_by"), row.getBoolean("dry_run"),
                row.getBoolean("atomic"), row.getString("reason"));
        var progress = new Import.Progress(Phase.valueOf(row.getString("phase")), row.getInt("rows_done"),
                Optional.ofNullable(row.getObject("rows_total", Integer.class)));
        var committedAt = Sql.instant(row, "committed_at");
        return new Import(row.getObject("id", UUID.class), order, Sql.instant(row, "sent_at"),
                Sql.instant(row, "expires_at"), Status.valueOf(row.getString("stands")), progress,
                row.getString("file_sha256"), Optional.ofNullable(row.getString("format")).map(FileFormat::valueOf),
                counts(row), read(row.getString("levels"), Levels.class), read(row.getString("refusal"), Refusal.class),
                committedAt == null ? Optional.empty()
                        : Optional.of(new Import.Committed(committedAt, row.getString("committed_by"))));
    }

    private static Optional<Counts> counts(ResultSet row) throws SQLException {
        return row.getObject("created") == null ? Optional.empty()
                : Optional.of(new Counts(row.getInt("created"), row.getInt("changed"), row.getInt("unchanged"),
                        row.getInt("rejected"), row.getInt("skipped")));
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
}
