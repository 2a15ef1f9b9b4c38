package se.usve.survey.draft;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import se.usve.chassis.sql.Sql;
import se.usve.survey.catalogue.Questionnaires;
import se.usve.survey.questionnaire.Questionnaire;
import se.usve.survey.submission.Answers;
import se.usve.survey.submission.Submissions;
import se.usve.survey.submission.UnitInSight;

/** What a unit has answered before, to begin a draft with. */
@ApplicationScoped
class EarlierAnswers {

    /** Answers, the submission they stand in, and the questions they answer. */
    record Found(Draft.Origin origin, Map<String, Object> answers, Questionnaire questionnaire) {
    }

    /** One whose only predecessor has another id is the same unit renamed; of several that merged none is it alone. */
    private static final String IN_EARLIER_ROUND = """
            with recursive known_as (unit) as (
                select ?
                union
                select old.unit from known_as k
                    join succession_unit new on new.unit = k.unit and new.side = 'TO'
                    join succession s on s.id = new.succession and s.kind = 'RENAMED' and s.withdrawn_at is null
                    join succession_unit old on old.succession = s.id and old.side = 'FROM')
            select s.round, s.unit, s.version, s.answers, e.questionnaire
            from participation p join round r on r.id = p.round
                join round e on (e.period_to < r.period_to or e.period_to = r.period_to
                        and e.period_from = r.period_from and e.collection_opens < r.collection_opens)
                    and (e.owner is null or e.owner = p.region)
                join participation q on q.round = e.id and q.unit in (select unit from known_as) and q.region = p.region
                    and q.takes_part
                join submission s on s.round = q.round and s.unit = q.unit and s.version = q.submission_version
            where p.round = ? and p.unit = ? and p.takes_part and (?::text is null or p.region = ?)
                and s.answers is not null
            order by e.period_to desc, e.collection_opens desc, s.unit = p.unit desc, s.submitted_at desc
            limit 1""";

    private final Submissions submissions;
    private final Questionnaires questionnaires;
    private final Sql sql;

    EarlierAnswers(Submissions submissions, Questionnaires questionnaires, Sql sql) {
        this.submissions = submissions;
        this.questionnaires = questionnaires;
        this.sql = sql;
    }

    /**
     * {@return the unit's newest answers in this round, or else in the latest round before it in which it answered, under
     * this id or one it had before it was renamed} Answers that were withdrawn are not found. A round comes before another
     * when the period it asks about ends before the other's does, or when both ask about the same period and its
     * collection opened earlier. A region's own round is looked at for that region's
     * units alone, and answers from when the unit was another region's are not.
     *
     * @param questionnaire what the unit's own round asks
     */
    Optional<Found> of(UnitInSight unit, Questionnaire questionnaire) {
        return submissions.newest(unit)
                .map(submission -> new Found(new Draft.Origin(unit.round(), unit.unit(), submission.version()),
                        submission.values(), questionnaire))
                .or(() -> sql.first(IN_EARLIER_ROUND, this::read, unit.unit(), unit.round(), unit.unit(),
                        unit.region(), unit.region()));
    }

    private Found read(ResultSet row) throws SQLException {
        return new Found(new Draft.Origin(row.getString("round"), row.getString("unit"), row.getLong("version")),
                Answers.stored(row.getString("answers")).values(), questionnaires.get(row.getString("questionnaire")));
    }
}
