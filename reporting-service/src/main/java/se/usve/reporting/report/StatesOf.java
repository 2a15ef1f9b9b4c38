package se.usve.reporting.report;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Consumer;
import se.usve.reporting.figures.UnitState;
import se.usve.reporting.states.UnitRows;

/**
 * Reads the states of all units of a round, one after the other in order of their ids by code point, as they are now or
 * were at a time. What that costs grows with the units. The connection must be in a transaction, as {@link Snapshot}'s is:
 * else the driver reads all of them into memory first. Only so many are read at a time ({@link CostlyReads}): 503 for a further
 * one.
 */
@ApplicationScoped
public class StatesOf {

    /** What is read of each unit. */
    public enum With {
        /** All but the answers. */
        OUTCOMES,
        /** The answers of its newest submission too. */
        ANSWERS
    }

    private static final int AT_A_TIME = 500;

    private static final String NOW = """
            select u.*%s from unit u %s where u.round = ?""";

    private static final String ANSWERS_NOW = """
            left join submission_history s
                on s.round = u.round and s.unit = u.unit and s.version = u.submission_version""";

    /** Of each part the newest version that was not later. */
    private static final String THEN = """
            select u.round, u.unit, r.version as registration_version, r.name, r.region, r.specialty, r.hsa_id,
                r.designated_year, r.direct_patient_contact, r.part_of, r.continues, r.takes_part,
                r.changed_at as registered_at,
                s.version as submission_version, s.submitted_at, s.questionnaire, s.size_class, s.patient_contact%s,
                w.version as withdrawn_version, w.withdrawn_at,
                o.version as result_version, o.submission_version as result_submission_version, o.rule_set,
                o.rule_set_version, o.scored_at, o.cause, o.outcomes, o.self_reported, o.overridden, o.areas
            from unit u
            left join lateral (select * from registration_history h where h.round = u.round and h.unit = u.unit
                and h.changed_at <= ? order by h.version desc limit 1) r on true
            left join lateral (select * from submission_history h where h.round = u.round and h.unit = u.unit
                and h.submitted_at <= ? order by h.version desc limit 1) s on true
            left join lateral (select * from withdrawal_history h where h.round = u.round and h.unit = u.unit
                and h.withdrawn_at <= ? order by h.version desc limit 1) w on true
            left join lateral (select * from result_history h where h.round = u.round and h.unit = u.unit
                and h.scored_at <= ? order by h.version desc limit 1) o on true
            where u.round = ?""";

    private final UnitRows rows;
    private final CostlyReads costly;

    StatesOf(UnitRows rows, CostlyReads costly) {
        this.rows = rows;
        this.costly = costly;
    }

    /**
     * Reads every unit of the round that was ever heard of, also those that are not registered or do not take part: such a
     * one counts nowhere ({@link UnitState#takesPart}).
     *
     * @param seen whose units, at which time, as {@link Visibility} let the caller see it; what is out of sight is to be
     *             left out by the reader
     * @param with what is read of each
     * @param take is given each
     */
    public void each(Connection connection, Visibility.Seen seen, With with, Consumer<UnitState> take)
            throws SQLException {
        each(connection, seen.round().id(), seen.past(), with, take);
    }

    /**
     * Reads the same, by whom it may be seen left out of account: for checks over all units whose result tells nothing of
     * one of them.
     *
     * @param past at which time; empty for now
     */
    public void each(Connection connection, String round, Optional<Instant> past, With with, Consumer<UnitState> take)
            throws SQLException {
        var answers = with == With.ANSWERS;
        try (var _ = costly.turn();
                var select = connection.prepareStatement(query(past, answers) + " order by u.unit collate \"C\"")) {
            bind(select, past, round);
            select.setFetchSize(AT_A_TIME);
            try (var found = select.executeQuery()) {
                while (found.next()) {
                    take.accept(rows.read(found, answers));
                }
            }
        }
    }

    /** Reads these units of the round as the caller sees it, without their answers, in the same order. */
    public void each(Connection connection, Visibility.Seen seen, Collection<String> units, Consumer<UnitState> take)
            throws SQLException {
        try (var _ = costly.turn(); var select = connection.prepareStatement(
                query(seen.past(), false) + " and u.unit = any (?) order by u.unit collate \"C\"")) {
            var next = bind(select, seen.past(), seen.round().id());
            select.setArray(next, connection.createArrayOf("text", units.toArray()));
            select.setFetchSize(AT_A_TIME);
            try (var found = select.executeQuery()) {
                while (found.next()) {
                    take.accept(rows.read(found, false));
                }
            }
        }
    }

    /** {@return the state of one unit with its answers, empty if it was never heard of} In the round as the caller sees it. */
    public Optional<UnitState> one(Connection connection, Visibility.Seen seen, String unit) throws SQLException {
        try (var select = connection.prepareStatement(query(seen.past(), true) + " and u.unit = ?")) {
            var next = bind(select, seen.past(), seen.round().id());
            select.setString(next, unit);
            try (var found = select.executeQuery()) {
                return found.next() ? Optional.of(rows.read(found, true)) : Optional.empty();
            }
        }
    }

    private static String query(Optional<Instant> past, boolean answers) {
        return past.isPresent() ? THEN.formatted(answers ? ", s.answers" : "")
                : answers ? NOW.formatted(", s.answers", ANSWERS_NOW) : NOW.formatted("", "");
    }

    private static int bind(PreparedStatement select, Optional<Instant> past, String round) throws SQLException {
        int next = 1;
        if (past.isPresent()) {
            while (next <= 4) {
                select.setObject(next++, past.get().atOffset(ZoneOffset.UTC));
            }
        }
        select.setString(next++, round);
        return next;
    }
}
