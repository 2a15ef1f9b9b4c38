package se.usve.reporting.projection;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import se.usve.survey.contract.RoundChanged;
import se.usve.survey.contract.RoundChanged.Days;

/** The tables {@code round}, the newest version of each, and {@code round_history}, all of them. */
@ApplicationScoped
class RoundRows {

    private static final String UPSERT = """
            insert into round as t (round, version, state, questionnaire, rule_set, opens, closes,
                period_from, period_to, owner, follow_up_by, changed_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (round) do update set
                version = excluded.version, state = excluded.state, questionnaire = excluded.questionnaire,
                rule_set = excluded.rule_set, opens = excluded.opens, closes = excluded.closes,
                period_from = excluded.period_from, period_to = excluded.period_to, owner = excluded.owner,
                follow_up_by = excluded.follow_up_by, changed_at = excluded.changed_at
            where t.version < excluded.version""";

    private static final String KEEP = """
            insert into round_history (round, version, state, questionnaire, rule_set, opens, closes,
                period_from, period_to, owner, follow_up_by, changed_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing""";

    /** Stores what is newer; the events in order of their rounds, so that instances take locks in one order. */
    void store(Connection connection, Collection<RoundChanged> events) throws SQLException {
        if (events.isEmpty()) {
            return;
        }
        for (var statement : List.of(UPSERT, KEEP)) {
            try (var store = connection.prepareStatement(statement)) {
                for (var event : events) {
                    bind(store, event);
                    store.addBatch();
                }
                store.executeBatch();
            }
        }
    }

    private static void bind(PreparedStatement store, RoundChanged event) throws SQLException {
        store.setString(1, event.round());
        store.setLong(2, event.version());
        store.setString(3, event.state().name());
        store.setString(4, event.questionnaire());
        store.setString(5, event.ruleSet());
        store.setObject(6, day(event.collection(), Days::from));
        store.setObject(7, day(event.collection(), Days::to));
        store.setObject(8, day(event.period(), Days::from));
        store.setObject(9, day(event.period(), Days::to));
        store.setString(10, event.owner());
        store.setObject(11, event.followUpBy());
        store.setObject(12, event.changedAt().atOffset(ZoneOffset.UTC));
    }

    private static LocalDate day(Days days, Function<Days, LocalDate> which) {
        return days == null ? null : which.apply(days);
    }
}
