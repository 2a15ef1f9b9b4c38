package se.usve.survey.submission;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import se.usve.survey.audit.Actor;
import se.usve.survey.audit.AuditTrail;
import se.usve.survey.round.RoundLock;
import se.usve.survey.round.RoundState;

/** The stored submissions, in plain SQL: storing one is the path that all of a region's answers take at once. */
@ApplicationScoped
class Submissions {

    /** Two submissions of a unit under the same idempotency key: the other one was first. */
    static final class KeyTaken extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /**
     * Both statements go in one round trip, and the second sees what is committed after the first has its lock. (In one
     * statement it would see the round as it was before it waited.) The unit's row is locked by counting it up; it is
     * left alone if the round is not open.
     */
    private static final String TAKE_TURN = """
            select pg_advisory_xact_lock_shared(?, hashtext(?));
            with turn as (
                update participation p set submission_version = submission_version + 1
                from round r
                where p.round = ? and p.unit = ? and (?::text is null or p.region = ?)
                  and r.id = p.round and receives_answers(r, p)
                returning p.round, p.unit, p.submission_version, p.region, clock_timestamp() as at)
            select r.state, r.questionnaire, r.rule_set, t.submission_version, t.region, t.at, s.sha256
            from round r left join turn t on true
                left join submission s on s.round = t.round and s.unit = t.unit and s.version = t.submission_version - 1
            where r.id = ?""";

    /** Of a unit in the one region given, or in any if it is null. */
    private static final String OF_UNIT = """
            select s.version, s.submitted_at, s.submitted_by, s.answers, s.sha256, r.questionnaire
            from submission s join participation p on p.round = s.round and p.unit = s.unit join round r on r.id = s.round
            where s.round = ? and s.unit = ? and (?::text is null or p.region = ?) and p.takes_part
            """;

    private final DataSource dataSource;

    Submissions(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * Locks the unit for a submission, and the round in its state, to the end of the transaction. One round trip.
     *
     * @return empty if there is no such round
     */
    Optional<Place> takeTurn(UnitInSight unit) {
        try (var connection = dataSource.getConnection(); var both = connection.prepareStatement(TAKE_TURN)) {
            both.setInt(1, RoundLock.LOCK_CLASS);
            setStrings(both, 2, unit.round(), unit.round(), unit.unit(), unit.region(), unit.region(), unit.round());
            both.execute();
            both.getMoreResults();
            try (var found = both.getResultSet()) {
                return found.next() ? Optional.of(place(found)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw failed("take a turn", e);
        }
    }

    /**
     * Stores a submission and its entry in the audit. One round trip.
     *
     * @throws KeyTaken if the unit has a submission under the idempotency key
     */
    void add(UnitInSight unit, Submission submission, String idempotencyKey, Actor actor, AuditTrail.Entry entry) {
        try (var connection = dataSource.getConnection(); var insert = connection.prepareStatement("""
                insert into submission
                    (round, unit, submitted_by, answers, sha256, idempotency_key, version, submitted_at)
                values (?, ?, ?, ?, ?, ?, ?, ?);
                """ + AuditTrail.INSERT)) {
            setStrings(insert, 1, unit.round(), unit.unit(), submission.submittedBy(), submission.answers().json(),
                    submission.answers().sha256(), idempotencyKey);
            insert.setLong(7, submission.version());
            insert.setObject(8, submission.submittedAt().atOffset(ZoneOffset.UTC));
            AuditTrail.bind(insert, 9, actor, entry);
            insert.executeUpdate();
        } catch (SQLException e) {
            if (String.valueOf(e.getMessage()).contains("submission_idempotency_key")) {
                throw new KeyTaken();
            }
            throw failed("store a submission", e);
        }
    }

    /** {@return the unit's submission under an idempotency key} */
    Optional<Submission> underKey(UnitInSight unit, String idempotencyKey) {
        return list(OF_UNIT + "and s.idempotency_key = ?", unit, idempotencyKey).stream().findFirst();
    }

    /** {@return a version of the unit's submission} */
    Optional<Submission> version(UnitInSight unit, long version) {
        return list(OF_UNIT + "and s.version = ?::bigint", unit, String.valueOf(version)).stream().findFirst();
    }

    /** {@return a part of the unit's submissions, the newest first} */
    List<Submission> of(UnitInSight unit, int limit, int offset) {
        return list(OF_UNIT + "order by s.version desc limit ?::int offset ?::int", unit,
                String.valueOf(limit), String.valueOf(offset));
    }

    /** {@return how many submissions the unit has; empty if there is no such unit in sight} */
    Optional<Long> count(UnitInSight unit) {
        try (var connection = dataSource.getConnection(); var select = connection.prepareStatement("""
                select submission_version from participation
                where round = ? and unit = ? and (?::text is null or region = ?) and takes_part""")) {
            setStrings(select, 1, unit.round(), unit.unit(), unit.region(), unit.region());
            try (var found = select.executeQuery()) {
                return found.next() ? Optional.of(found.getLong(1)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw failed("count submissions", e);
        }
    }

    private List<Submission> list(String sql, UnitInSight unit, String... more) {
        try (var connection = dataSource.getConnection(); var select = connection.prepareStatement(sql)) {
            setStrings(select, 1, unit.round(), unit.unit(), unit.region(), unit.region());
            setStrings(select, 5, more);
            var submissions = new ArrayList<Submission>();
            try (var found = select.executeQuery()) {
                while (found.next()) {
                    submissions.add(new Submission(found.getLong(1),
                            found.getObject(2, OffsetDateTime.class).toInstant(), found.getString(3),
                            new Answers.Canonical(found.getString(4), found.getString(5)), found.getString(6)));
                }
            }
            return submissions;
        } catch (SQLException e) {
            throw failed("read submissions", e);
        }
    }

    private static Place place(ResultSet row) throws SQLException {
        var at = row.getObject(6, OffsetDateTime.class);
        return new Place(RoundState.valueOf(row.getString(1)), row.getString(2), row.getString(3), at == null
                ? Optional.empty()
                : Optional.of(new Place.Turn(row.getLong(4), row.getString(5), row.getString(7), at.toInstant())));
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
