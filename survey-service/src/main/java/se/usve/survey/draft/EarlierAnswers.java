package se.usve.survey.draft;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import se.usve.survey.submission.Answers;
import se.usve.survey.submission.Submissions;
import se.usve.survey.submission.UnitInSight;

/** What a unit has answered before, to begin a draft with. */
@ApplicationScoped
class EarlierAnswers {

    /** Answers, and the submission they stand in. */
    record Found(Draft.Origin origin, Map<String, Object> answers) {
    }

    private final Submissions submissions;
    private final DataSource dataSource;

    EarlierAnswers(Submissions submissions, DataSource dataSource) {
        this.submissions = submissions;
        this.dataSource = dataSource;
    }

    /**
     * {@return the unit's newest answers in this round, or else in the latest round before it in which it answered} Answers
     * that were withdrawn are not found. A round comes before another when the period it asks about ends before the
     * other's does. A region's own round is looked at for that region's units alone.
     */
    Optional<Found> of(UnitInSight unit) {
        return submissions.newest(unit)
                .map(submission -> new Found(new Draft.Origin(unit.round(), unit.unit(), submission.version()),
                        submission.values()))
                .or(() -> inEarlierRound(unit));
    }

    private Optional<Found> inEarlierRound(UnitInSight unit) {
        try (var connection = dataSource.getConnection(); var select = connection.prepareStatement("""
                select s.round, s.unit, s.version, s.answers
                from participation p join round r on r.id = p.round
                    join round e on e.period_to < r.period_to and (e.owner is null or e.owner = p.region)
                    join participation q on q.round = e.id and q.unit = p.unit and q.region = p.region
                    join submission s on s.round = q.round and s.unit = q.unit and s.version = q.submission_version
                where p.round = ? and p.unit = ? and (?::text is null or p.region = ?) and s.answers is not null
                order by e.period_to desc, s.submitted_at desc
                limit 1""")) {
            select.setString(1, unit.round());
            select.setString(2, unit.unit());
            select.setString(3, unit.region());
            select.setString(4, unit.region());
            try (var found = select.executeQuery()) {
                return found.next()
                        ? Optional.of(new Found(
                                new Draft.Origin(found.getString(1), found.getString(2), found.getLong(3)),
                                Answers.stored(found.getString(4)).values()))
                        : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Earlier answers of " + unit + " could not be read", e);
        }
    }
}
