package se.usve.survey.submission;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

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

    private final DataSource dataSource;

    NewestVersions(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** {@return the newest of each unit that has any, by the unit's id; of one region if it is given} One round trip. */
    public Map<String, Newest> of(String round, Optional<String> region) {
        try (var connection = dataSource.getConnection(); var select = connection.prepareStatement("""
                select s.unit, s.version, s.answers is null, s.submitted_at, s.submitted_by,
                    (s.submitted_at at time zone 'Europe/Stockholm')::date > r.collection_closes
                from participation p join round r on r.id = p.round
                    join submission s on s.round = p.round and s.unit = p.unit and s.version = p.submission_version
                where p.round = ? and (?::text is null or p.region = ?)""")) {
            select.setString(1, round);
            select.setString(2, region.orElse(null));
            select.setString(3, region.orElse(null));
            var newest = new HashMap<String, Newest>();
            try (var found = select.executeQuery()) {
                while (found.next()) {
                    newest.put(found.getString(1), new Newest(found.getLong(2),
                            found.getBoolean(3) ? Submission.Kind.WITHDRAWAL : Submission.Kind.SUBMISSION,
                            found.getObject(4, OffsetDateTime.class).toInstant(), found.getString(5),
                            found.getBoolean(6)));
                }
            }
            return newest;
        } catch (SQLException e) {
            throw new IllegalStateException("The submissions of " + round + " could not be read", e);
        }
    }
}
