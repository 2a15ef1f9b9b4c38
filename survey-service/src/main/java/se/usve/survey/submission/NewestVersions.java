package se.usve.survey.submission;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import se.usve.chassis.sql.Sql;

/** The newest word of many units at once, without the answers. */
@ApplicationScoped
public class NewestVersions {

    /**
     * The newest submission or withdrawal of a unit.
     *
     * @param version     its number within the unit
     * @param kind        which of the two it is
     * @param submittedAt when, UTC
     * @param submittedBy by whom
     * @param late        whether that was after the last day of the collection
     */
    public record Newest(long version, Submission.Kind kind, Instant submittedAt, String submittedBy, boolean late) {
    }

    private record Row(String unit, Newest newest) {
    }

    private final Sql sql;

    NewestVersions(Sql sql) {
        this.sql = sql;
    }

    /** {@return the newest of each unit that has any, by the unit's id; of one region if it is given} One round trip. */
    public Map<String, Newest> of(String round, Optional<String> region) {
        return sql.list("""
                select s.unit, s.version, s.submitted_at, s.submitted_by, s.answers is null as withdrawn,
                    (s.submitted_at at time zone 'Europe/Stockholm')::date > r.collection_closes as late
                from participation p join round r on r.id = p.round
                    join submission s on s.round = p.round and s.unit = p.unit and s.version = p.submission_version
                where p.round = ? and (?::text is null or p.region = ?)""", NewestVersions::read, round,
                region.orElse(null), region.orElse(null)).stream().collect(Collectors.toMap(Row::unit, Row::newest));
    }

    private static Row read(ResultSet row) throws SQLException {
        return new Row(row.getString("unit"), new Newest(row.getLong("version"),
                row.getBoolean("withdrawn") ? Submission.Kind.WITHDRAWAL : Submission.Kind.SUBMISSION,
                Sql.instant(row, "submitted_at"), row.getString("submitted_by"), row.getBoolean("late")));
    }
}
