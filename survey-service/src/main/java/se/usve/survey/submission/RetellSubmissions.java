package se.usve.survey.submission;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import se.usve.chassis.outbox.Outbox;
import se.usve.chassis.republication.Retelling;
import se.usve.chassis.sql.Sql;
import se.usve.survey.contract.SubmissionWithdrawn;

/**
 * Tells every submission and withdrawal again. Questionnaire and rule set are the round's, which do not change once answers are
 * received; the unit's region at the time stands in the audit, whose entries of a unit's submissions follow its versions: they
 * were made in the same transactions, with the unit locked.
 */
@ApplicationScoped
@Priority(200)
class RetellSubmissions implements Retelling {

    private static final String SENT = """
            select s.*, coalesce(a.region, p.region) as region_then, r.questionnaire, r.rule_set
            from submission s
            join participation p using (round, unit)
            join round r on r.id = s.round
            left join (
                select round, unit, region, after_hash,
                    row_number() over (partition by round, unit order by seq) as version
                from audit
                where action in ('submission.received', 'submission.withdrawn') and (?::text is null or round = ?)) a
                on a.round = s.round and a.unit = s.unit and a.version = s.version
                    and a.after_hash is not distinct from s.sha256
            where ?::text is null or s.round = ?
            order by s.round, s.unit, s.version""";

    private final Sql sql;

    RetellSubmissions(Sql sql) {
        this.sql = sql;
    }

    @Override
    public void retell(Optional<String> round, Teller teller) {
        var id = round.orElse(null);
        sql.each(SENT, row -> teller.tell(event(row), Sql.instant(row, "submitted_at")), id, id, id, id);
    }

    private static Outbox.Entry event(ResultSet row) throws SQLException {
        var answers = row.getString("answers");
        if (answers == null) {
            var withdrawn = new SubmissionWithdrawn(row.getString("round"), row.getString("unit"), row.getLong("version"),
                    row.getString("region_then"), Sql.instant(row, "submitted_at"), row.getString("reason"));
            return new Outbox.Entry(withdrawn.type(), withdrawn.key(), withdrawn.version(), withdrawn);
        }
        return new Stored(row.getString("round"), row.getString("unit"), row.getLong("version"),
                row.getString("region_then"), row.getString("questionnaire"), row.getString("rule_set"),
                Sql.instant(row, "submitted_at"), null, row.getString("sha256"), row.getString("reason"))
                .event(Answers.stored(answers));
    }
}
