package se.usve.survey.submission;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import se.usve.chassis.sql.Sql;
import se.usve.survey.audit.Actor;
import se.usve.survey.audit.AuditTrail;
import se.usve.survey.round.RoundLock;
import se.usve.survey.round.RoundState;

/**
 * The stored submissions and withdrawals, in plain SQL: storing one is the path that all of a region's answers take at
 * once.
 */
@ApplicationScoped
public class Submissions {

    /** Two submissions of a unit under the same idempotency key: the other one was first. */
    static final class KeyTaken extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /**
     * Three statements in one round trip, and the last sees what is committed after the first two have their locks. (In
     * one statement it would see the round, and the answers before, as they were before it waited.) The unit is counted up;
     * it is left alone if its answers are not received, which an administrator may disregard while the round is closed.
     */
    private static final String TAKE_TURN = """
            select pg_advisory_xact_lock_shared(?, hashtext(?));
            select 1 from participation where round = ? and unit = ? for no key update;
            with turn as (
                update participation p set submission_version = submission_version + 1
                from round r
                where p.round = ? and p.unit = ? and (?::text is null or p.region = ?)
                  and r.id = p.round and (receives_answers(r, p) or ? and r.state = 'CLOSED')
                returning p.round, p.unit, p.submission_version, p.region, clock_timestamp() as at)
            select r.state, r.questionnaire, r.rule_set, t.submission_version, t.region, t.at, s.sha256,
                (t.at at time zone 'Europe/Stockholm')::date > r.collection_closes
            from round r left join turn t on true
                left join submission s on s.round = t.round and s.unit = t.unit and s.version = t.submission_version - 1
            where r.id = ? and (?::text is null or r.owner is null or r.owner = ?)""";

    /** Of a unit in the one region given, or in any if it is null. */
    private static final String OF_UNIT = """
            select s.version, s.submitted_at, s.submitted_by, s.answers, s.sha256, s.reason, r.questionnaire,
                (s.submitted_at at time zone 'Europe/Stockholm')::date > r.collection_closes as late
            from submission s join participation p on p.round = s.round and p.unit = s.unit join round r on r.id = s.round
            where s.round = ? and s.unit = ? and (?::text is null or p.region = ?) and p.takes_part
            """;

    private final Sql sql;
    private final DataSource dataSource;

    Submissions(Sql sql, DataSource dataSource) {
        this.sql = sql;
        this.dataSource = dataSource;
    }

    /**
     * Locks the unit for a submission, and the round in its state, to the end of the transaction. One round trip.
     *
     * @param alsoClosed whether a closed round is no hindrance
     * @return empty if there is no such round in sight
     */
    Optional<Place> takeTurn(UnitInSight unit, boolean alsoClosed) {
        try (var connection = dataSource.getConnection(); var all = connection.prepareStatement(TAKE_TURN)) {
            all.setInt(1, RoundLock.LOCK_CLASS);
            setStrings(all, 2, unit.round(), unit.round(), unit.unit(), unit.round(), unit.unit(), unit.region(),
                    unit.region());
            all.setBoolean(9, alsoClosed);
            setStrings(all, 10, unit.round(), unit.region(), unit.region());
            all.execute();
            all.getMoreResults();
            all.getMoreResults();
            try (var found = all.getResultSet()) {
                return found.next() ? Optional.of(place(found)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw failed("take a turn", e);
        }
    }

    /**
     * Stores a submission or withdrawal and its entry in the audit. One round trip.
     *
     * @throws KeyTaken if the unit has a submission under the idempotency key
     */
    void add(UnitInSight unit, Submission submission, String idempotencyKey, Actor actor, AuditTrail.Entry entry) {
        try (var connection = dataSource.getConnection(); var insert = connection.prepareStatement("""
                insert into submission
                    (round, unit, submitted_by, answers, sha256, reason, idempotency_key, version, submitted_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?);
                """ + AuditTrail.INSERT)) {
            setStrings(insert, 1, unit.round(), unit.unit(), submission.submittedBy(),
                    submission.answers() == null ? null : submission.answers().json(), submission.sha256(),
                    submission.reason(), idempotencyKey);
            insert.setLong(8, submission.version());
            insert.setObject(9, submission.submittedAt().atOffset(ZoneOffset.UTC));
            AuditTrail.bind(insert, 10, actor, entry);
            insert.executeUpdate();
        } catch (SQLException e) {
            if (isKeyTaken(e)) {
                throw new KeyTaken();
            }
            throw failed("store a submission", e);
        }
    }

    /** {@return whether a submission was refused because the unit has one under its idempotency key} */
    static boolean isKeyTaken(SQLException refused) {
        return String.valueOf(refused.getMessage()).contains("submission_idempotency_key");
    }

    /** {@return the unit's submission under an idempotency key} */
    public Optional<Submission> underKey(UnitInSight unit, String idempotencyKey) {
        return list(OF_UNIT + "and s.idempotency_key = ?", unit, idempotencyKey).stream().findFirst();
    }

    /** {@return a version of the unit's submission} */
    public Optional<Submission> version(UnitInSight unit, long version) {
        return list(OF_UNIT + "and s.version = ?", unit, version).stream().findFirst();
    }

    /** {@return the unit's newest submission; empty if it has not answered, or withdrew its answers} */
    public Optional<Submission> newest(UnitInSight unit) {
        return list(OF_UNIT + "and s.version = p.submission_version and s.answers is not null", unit).stream()
                .findFirst();
    }

    /** {@return the unit's last submission before a version, withdrawals left out} */
    Optional<Submission> answeredBefore(UnitInSight unit, long version) {
        return list(OF_UNIT + "and s.version < ? and s.answers is not null order by s.version desc limit 1", unit,
                version).stream().findFirst();
    }

    /** {@return some of the unit's submissions between two versions, neither of them nor withdrawals; the oldest first} */
    List<Submission> answeredBetween(UnitInSight unit, long after, long before, int limit) {
        return list(OF_UNIT + """
                and s.version > ? and s.version < ? and s.answers is not null
                order by s.version limit ?""", unit, after, before, limit);
    }

    /** {@return a part of the unit's submissions, the newest first} */
    public List<Submission> of(UnitInSight unit, int limit, int offset) {
        return list(OF_UNIT + "order by s.version desc limit ? offset ?", unit, limit, offset);
    }

    /** {@return how many submissions and withdrawals the unit has; empty if there is no such unit in sight} */
    public Optional<Long> count(UnitInSight unit) {
        return sql.first("""
                select submission_version from participation
                where round = ? and unit = ? and (?::text is null or region = ?) and takes_part""",
                row -> row.getLong(1), unit.round(), unit.unit(), unit.region(), unit.region());
    }

    private List<Submission> list(String query, UnitInSight unit, Object... more) {
        var parameters = Stream.concat(Stream.of(unit.round(), unit.unit(), unit.region(), unit.region()),
                Stream.of(more));
        return sql.list(query, Submissions::submission, parameters.toArray());
    }

    private static Submission submission(ResultSet row) throws SQLException {
        var json = row.getString("answers");
        return new Submission(row.getLong("version"), Sql.instant(row, "submitted_at"), row.getString("submitted_by"),
                json == null ? null : new Answers.Canonical(json, row.getString("sha256")), row.getString("reason"),
                row.getString("questionnaire"), row.getBoolean("late"));
    }

    private static Place place(ResultSet row) throws SQLException {
        var at = row.getObject(6, OffsetDateTime.class);
        return new Place(RoundState.valueOf(row.getString(1)), row.getString(2), row.getString(3), at == null
                ? Optional.empty()
                : Optional.of(new Place.Turn(row.getLong(4), row.getString(5), row.getString(7), at.toInstant(),
                        row.getBoolean(8))));
    }

    private static void setStrings(PreparedStatement statement, int first, String... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setString(first + i, values[i]);
        }
    }

    private static IllegalStateException failed(String what, SQLException e) {
        return new IllegalStateException("Could not " + what, e);
    }
}
