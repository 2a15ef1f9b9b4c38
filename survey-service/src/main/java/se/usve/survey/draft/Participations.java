package se.usve.survey.draft;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import se.usve.chassis.problem.ProblemException;
import se.usve.chassis.problem.ProblemType;
import se.usve.chassis.problem.Text;
import se.usve.chassis.sql.Sql;
import se.usve.survey.catalogue.Questionnaires;
import se.usve.survey.questionnaire.Questionnaire;
import se.usve.survey.round.RoundState;
import se.usve.survey.submission.Submit;
import se.usve.survey.submission.UnitInSight;

/** What a draft must know of its unit and round. */
@ApplicationScoped
class Participations {

    /**
     * A unit that takes part in a round.
     *
     * @param region           SCB county code of its region
     * @param state            the round's state
     * @param receivesAnswers  whether the unit's answers are received now
     * @param questionnaire    what the round asks
     * @param submittedVersion version of the answers that count now; empty if it has not answered
     */
    record Participation(String region, RoundState state, boolean receivesAnswers, Questionnaire questionnaire,
            Optional<Long> submittedVersion) {

        /** @throws ProblemException 409 if the unit's answers are not received now */
        void mustReceiveAnswers() {
            if (!receivesAnswers) {
                throw Submit.notReceived(state);
            }
        }
    }

    private final Sql sql;
    private final Questionnaires questionnaires;

    Participations(Sql sql, Questionnaires questionnaires) {
        this.sql = sql;
        this.questionnaires = questionnaires;
    }

    /**
     * {@return the unit in its round} One round trip.
     *
     * @throws ProblemException 404 if there is none in sight
     */
    Participation get(UnitInSight unit) {
        return sql.first("""
                select p.region, r.state, receives_answers(r, p) as received, r.questionnaire, s.version
                from participation p join round r on r.id = p.round
                    left join submission s on s.round = p.round and s.unit = p.unit
                        and s.version = p.submission_version and s.answers is not null
                where p.takes_part and p.round = ? and p.unit = ? and (?::text is null or p.region = ?)""", this::read,
                unit.round(), unit.unit(), unit.region(), unit.region())
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, new Text(
                        "Enheten finns inte", "There is no such unit")));
    }

    private Participation read(ResultSet row) throws SQLException {
        return new Participation(row.getString("region"), RoundState.valueOf(row.getString("state")),
                row.getBoolean("received"), questionnaires.get(row.getString("questionnaire")),
                Optional.ofNullable(row.getObject("version", Long.class)));
    }
}
