package se.usve.command.verify;

import static se.usve.stack.Service.SURVEY;

import java.sql.SQLException;

/** Invariants of what units sent: submissions, and withdrawals among them. */
final class Submissions {

    /** A withdrawal is numbered among the submissions, without answers, and told as what it is. */
    private static final String ITS_EVENT = """
            on o.key = s.round || '/' || s.unit and o.version = s.version and case when s.answers is null
                then o.type = 'se.usve.survey.submission-withdrawn.v1' and o.payload::jsonb ->> 'reason' = s.reason
                else o.type = 'se.usve.survey.submission-received.v1' and o.payload::jsonb ->> 'sha256' = s.sha256 end
            """;

    private Submissions() {
    }

    static Finding areNumberedWithoutHoles(Sources sources) throws SQLException {
        try (var survey = Rows.of(sources.database(SURVEY))) {
            var checked = survey.count("select count(*) from participation");
            return new Finding("I2", "the submissions of a unit are numbered 1..n without holes", checked, survey.texts("""
                    select format('%s/%s: unit says %s, stored are %s up to %s',
                                  u.round, u.unit, u.submission_version, count(s.version), max(s.version))
                    from participation u left join submission s on s.round = u.round and s.unit = u.unit
                    group by u.round, u.unit, u.submission_version
                    having count(s.version) <> u.submission_version
                        or coalesce(max(s.version), 0) <> u.submission_version order by 1"""));
        }
    }

    /** Of the days the outbox is kept for; older submissions were checked while it was. */
    static Finding eachHasOneEvent(Sources sources) throws SQLException {
        try (var survey = Rows.of(sources.database(SURVEY))) {
            var checked = survey.count("""
                    select count(*) from submission where submitted_at >= (select min(occurred_at) from outbox)""");
            return new Finding("I3", "each submission has exactly one event in the outbox, of the same answers", checked,
                    survey.texts("""
                    select format('%s/%s version %s: %s events', s.round, s.unit, s.version, count(o.seq))
                    from submission s left join outbox o
                    """ + ITS_EVENT + """
                    where s.submitted_at >= (select min(occurred_at) from outbox)
                    group by s.round, s.unit, s.version having count(o.seq) <> 1 order by 1"""));
        }
    }
}
