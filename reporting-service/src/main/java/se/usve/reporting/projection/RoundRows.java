package se.usve.reporting.projection;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.function.Function;
import se.usve.survey.contract.RoundChanged;
import se.usve.survey.contract.RoundChanged.Days;

/** The table {@code round}: the newest version of each. */
@ApplicationScoped
class RoundRows {

    private static final String UPSERT = """
            insert into round as t (round, version, state, questionnaire, rule_set, opens, closes,
                period_from, period_to, owner, changed_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (round) do update set
                version = excluded.version, state = excluded.state, questionnaire = excluded.questionnaire,
                rule_set = excluded.rule_set, opens = excluded.opens, closes = excluded.closes,
                period_from = excluded.period_from, period_to = excluded.period_to, owner = excluded.owner,
                changed_at = excluded.changed_at
            where t.version < excluded.version""";

    /** Stores what is newer; the events in order of their rounds, so that instances take locks in one order. */
    void store(Connection connection, Collection<RoundChanged> events) throws SQLException {
        if (events.isEmpty()) {
            return;
        }
        try (var upsert = connection.prepareStatement(UPSERT)) {
            for (var event : events) {
                upsert.setString(1, event.round());
                upsert.setLong(2, event.version());
                upsert.setString(3, event.state().name());
                upsert.setString(4, event.questionnaire());
                upsert.setString(5, event.ruleSet());
                upsert.setObject(6, day(event.collection(), Days::from));
                upsert.setObject(7, day(event.collection(), Days::to));
                upsert.setObject(8, day(event.period(), Days::from));
                upsert.setObject(9, day(event.period(), Days::to));
                upsert.setString(10, event.owner());
                upsert.setObject(11, event.changedAt().atOffset(ZoneOffset.UTC));
                upsert.addBatch();
            }
            upsert.executeBatch();
        }
    }

    private static LocalDate day(Days days, Function<Days, LocalDate> which) {
        return days == null ? null : which.apply(days);
    }
}
