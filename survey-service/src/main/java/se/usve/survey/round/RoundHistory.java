package se.usve.survey.round;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import se.usve.chassis.outbox.Outbox;
import se.usve.chassis.republication.Retelling;
import se.usve.chassis.sql.Sql;
import se.usve.survey.contract.RoundChanged;

/** Every version of every round, as it was told. */
@ApplicationScoped
@Priority(400)
class RoundHistory implements Retelling {

    private final Sql sql;
    private final ObjectMapper json;

    RoundHistory(Sql sql, ObjectMapper json) {
        this.sql = sql;
        this.json = json;
    }

    /** Keeps what is told of a round. */
    @Transactional(Transactional.TxType.MANDATORY)
    void keep(RoundChanged event) {
        try {
            sql.update("insert into round_change (round, version, event) values (?, ?, ?::jsonb)", event.round(),
                    event.version(), json.writeValueAsString(event));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What is told of a round can be written as JSON", e);
        }
    }

    @Override
    public void retell(Optional<String> round, Teller teller) {
        sql.each("""
                select event from round_change where ?::text is null or round = ?
                order by round, version""", row -> {
                    var event = read(row);
                    teller.tell(new Outbox.Entry(event.type(), event.key(), event.version(), event), event.changedAt());
                }, round.orElse(null), round.orElse(null));
    }

    private RoundChanged read(ResultSet row) throws SQLException {
        try {
            return json.readValue(row.getString("event"), RoundChanged.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What was told of a round can be read", e);
        }
    }
}
