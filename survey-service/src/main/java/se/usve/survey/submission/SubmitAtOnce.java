package se.usve.survey.submission;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import se.usve.chassis.outbox.Outbox;
import se.usve.chassis.sight.Sight;
import se.usve.chassis.sql.Sql;
import se.usve.chassis.tracing.TraceParent;
import se.usve.survey.catalogue.Questionnaires;
import se.usve.survey.contract.SubmissionReceived;
import se.usve.survey.questionnaire.CheckedAnswers;
import se.usve.survey.round.RoundLock;

/**
 * Stores answers that nothing stands against, which nearly all are, in one round trip to the database: locks, submission, entry
 * in the audit, event and commit. Answers that anything stands against it leaves alone; {@link Submit} finds out by steps what.
 *
 * <p>What the round asks must be known before that. It is remembered, and the statement stores nothing if it has changed.
 */
@ApplicationScoped
class SubmitAtOnce {

    private static final NamedStatement SUBMIT = NamedStatement.beside(SubmitAtOnce.class, "submit-at-once.sql");

    private final DataSource dataSource;
    private final Sight sight;
    private final Sql sql;
    private final Questionnaires questionnaires;
    private final Outbox outbox;
    private final SubmissionCount count;
    private final Map<String, String> questionnaireOf = new ConcurrentHashMap<>();

    SubmitAtOnce(DataSource dataSource, Sight sight, Sql sql, Questionnaires questionnaires, Outbox outbox, SubmissionCount count) {
        this.dataSource = dataSource;
        this.sight = sight;
        this.sql = sql;
        this.questionnaires = questionnaires;
        this.outbox = outbox;
        this.count = count;
    }

    /**
     * Stores the answers. The caller has no transaction: the statement is one.
     *
     * @return empty if nothing was stored, as something stands against it
     */
    Optional<Submit.Received> submit(Submit.Request request) {
        var questionnaire = questionnaireOf(request.unit().round());
        if (questionnaire.isEmpty()) {
            return Optional.empty();
        }
        var checked = CheckedAnswers.of(questionnaires.get(questionnaire.get()), request.answers().values());
        if (!checked.violations().isEmpty()) {
            return Optional.empty();
        }
        var stored = store(request, questionnaire.get());
        if (stored.isEmpty()) {
            questionnaireOf.remove(request.unit().round());
        }
        return stored.map(submission -> new Submit.Received(submission, checked.warnings()));
    }

    private Optional<String> questionnaireOf(String round) {
        var known = Optional.ofNullable(questionnaireOf.get(round));
        if (known.isPresent()) {
            return known;
        }
        var found = sql.first("select questionnaire from round where id = ?", row -> row.getString(1), round);
        found.ifPresent(questionnaire -> questionnaireOf.put(round, questionnaire));
        return found;
    }

    private Optional<Submission> store(Submit.Request request, String questionnaire) {
        var answers = request.answers().canonical();
        try (var connection = sight.leftToStatement(dataSource); var submit = connection.prepareStatement(SUBMIT.sql())) {
            SUBMIT.bind(submit, values(request, answers, questionnaire));
            submit.execute();
            submit.getMoreResults();
            submit.getMoreResults();
            try (var found = submit.getResultSet()) {
                if (!found.next()) {
                    return Optional.empty();
                }
                outbox.sendCommitted();
                count.committed(found.getString("region"), found.getBoolean("late"));
                return Optional.of(submission(found, request, answers, questionnaire));
            }
        } catch (SQLException e) {
            if (Submissions.isKeyTaken(e)) {
                return Optional.empty();
            }
            throw new IllegalStateException("Could not store a submission", e);
        }
    }

    private Map<String, String> values(Submit.Request request, Answers.Canonical answers, String questionnaire) {
        var unit = request.unit();
        var values = new HashMap<String, String>();
        values.put("sees", sight.now());
        values.put("lock_class", Integer.toString(RoundLock.LOCK_CLASS));
        values.put("round", unit.round());
        values.put("unit", unit.unit());
        values.put("region", unit.region());
        values.put("questionnaire", questionnaire);
        values.put("actor", request.actor().name());
        values.put("client", request.actor().client());
        values.put("answers", answers.json());
        values.put("sha256", answers.sha256());
        values.put("reason", request.reason());
        values.put("idempotency_key", request.idempotencyKey());
        values.put("type", SubmissionReceived.TYPE);
        values.put("traceparent", TraceParent.ofEvent(unit.round() + "/" + unit.unit()));
        return values;
    }

    private static Submission submission(ResultSet row, Submit.Request request, Answers.Canonical answers,
            String questionnaire) throws SQLException {
        return new Submission(row.getLong("version"), Sql.instant(row, "at"), request.actor().name(), answers,
                request.reason(), questionnaire, row.getBoolean("late"));
    }
}
