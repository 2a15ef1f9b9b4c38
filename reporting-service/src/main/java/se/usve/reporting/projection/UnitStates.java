package se.usve.reporting.projection;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.Function;
import se.usve.reporting.figures.UnitState;
import se.usve.reporting.figures.UnitState.Registration;
import se.usve.reporting.figures.UnitState.Result;
import se.usve.reporting.figures.UnitState.Submission;
import se.usve.reporting.figures.UnitState.Withdrawal;
import se.usve.reporting.states.UnitRows;
import se.usve.scoring.contract.UnitScored.LevelOutcome;

/** The table {@code unit}: read under lock, folded in memory, written back, each in one statement for a batch. */
@ApplicationScoped
class UnitStates {

    /** Key of a unit's row, in the order in which instances take locks. */
    record Key(String round, String unit) implements Comparable<Key> {
        static Key of(UnitState state) {
            return new Key(state.round(), state.unit());
        }

        @Override
        public int compareTo(Key other) {
            var byRound = round.compareTo(other.round);
            return byRound != 0 ? byRound : unit.compareTo(other.unit);
        }
    }

    private static final String INSERT_MISSING = """
            insert into unit (round, unit) select * from unnest(?, ?)
            on conflict (round, unit) do nothing""";

    private static final String SELECT = """
            select u.* from unit u join unnest(?, ?) as k (round, unit) using (round, unit)""";

    private static final String SELECT_LOCKED = SELECT + """

            order by u.round collate "C", u.unit collate "C" for update of u""";

    private static final String STORE = """
            insert into unit as u (
                round, unit, registration_version, name, region, specialty, hsa_id, designated_year,
                direct_patient_contact, part_of, continues, takes_part, registered_at, submission_version, submitted_at,
                questionnaire, size_class, patient_contact, withdrawn_version, withdrawn_at, result_version,
                result_submission_version, rule_set, rule_set_version, scored_at, cause, outcomes, self_reported,
                overridden, areas)
            select round, unit, coalesce(registration_version, 0), name, region, specialty, hsa_id, designated_year,
                direct_patient_contact, part_of, continues::jsonb, coalesce(takes_part, true), registered_at,
                coalesce(submission_version, 0), submitted_at, questionnaire, size_class, patient_contact,
                coalesce(withdrawn_version, 0), withdrawn_at, coalesce(result_version, 0), result_submission_version,
                rule_set, rule_set_version, scored_at, cause, outcomes::jsonb, self_reported::jsonb, overridden::jsonb,
                areas::jsonb
            from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) as n (
                round, unit, registration_version, name, region, specialty, hsa_id, designated_year,
                direct_patient_contact, part_of, continues, takes_part, registered_at, submission_version, submitted_at,
                questionnaire, size_class, patient_contact, withdrawn_version, withdrawn_at, result_version,
                result_submission_version, rule_set, rule_set_version, scored_at, cause, outcomes, self_reported,
                overridden, areas)
            on conflict (round, unit) do update set
                registration_version = excluded.registration_version, name = excluded.name, region =
                excluded.region, specialty = excluded.specialty, hsa_id = excluded.hsa_id, designated_year =
                excluded.designated_year, direct_patient_contact = excluded.direct_patient_contact, part_of =
                excluded.part_of, continues = excluded.continues, takes_part = excluded.takes_part, registered_at =
                excluded.registered_at, submission_version = excluded.submission_version, submitted_at =
                excluded.submitted_at, questionnaire = excluded.questionnaire, size_class = excluded.size_class,
                patient_contact = excluded.patient_contact, withdrawn_version = excluded.withdrawn_version,
                withdrawn_at = excluded.withdrawn_at, result_version = excluded.result_version,
                result_submission_version = excluded.result_submission_version, rule_set = excluded.rule_set,
                rule_set_version = excluded.rule_set_version, scored_at = excluded.scored_at, cause =
                excluded.cause, outcomes = excluded.outcomes, self_reported = excluded.self_reported, overridden =
                excluded.overridden, areas = excluded.areas""";

    private final UnitRows rows;

    UnitStates(UnitRows rows) {
        this.rows = rows;
    }

    /** {@return the units, those never heard of too, locked until the transaction ends} */
    SortedMap<Key, UnitState> lock(Connection connection, SortedSet<Key> keys) throws SQLException {
        try (var insert = connection.prepareStatement(INSERT_MISSING);
                var select = connection.prepareStatement(SELECT_LOCKED)) {
            new Columns<>(insert, keys).execute(Columns.text(Key::round), Columns.text(Key::unit));
            return read(select, keys);
        }
    }

    /** {@return the units, those never heard of too, of a model that nobody else writes} */
    SortedMap<Key, UnitState> read(Connection connection, SortedSet<Key> keys) throws SQLException {
        var found = new TreeMap<Key, UnitState>();
        keys.forEach(key -> found.put(key, UnitState.unknown(key.round(), key.unit())));
        try (var select = connection.prepareStatement(SELECT)) {
            found.putAll(read(select, keys));
        }
        return found;
    }

    private SortedMap<Key, UnitState> read(PreparedStatement select, SortedSet<Key> keys) throws SQLException {
        new Columns<>(select, keys).bind(Columns.text(Key::round), Columns.text(Key::unit));
        var found = new TreeMap<Key, UnitState>();
        try (var row = select.executeQuery()) {
            while (row.next()) {
                var state = rows.read(row, false);
                found.put(Key.of(state), state);
            }
        }
        return found;
    }

    /** Stores units as they are now, whether they have a row or not. */
    void store(Connection connection, Collection<UnitState> states) throws SQLException {
        if (states.isEmpty()) {
            return;
        }
        try (var upsert = connection.prepareStatement(STORE)) {
            new Columns<>(upsert, states).execute(
                    Columns.text(UnitState::round), Columns.text(UnitState::unit),
                    Columns.number(registration(Registration::version)),
                    Columns.text(registration(Registration::name)),
                    Columns.text(registration(Registration::region)),
                    Columns.text(registration(Registration::specialty)),
                    Columns.text(registration(Registration::hsaId)),
                    Columns.number(registration(Registration::designatedYear)),
                    Columns.truth(registration(Registration::directPatientContact)),
                    Columns.text(registration(Registration::partOf)),
                    Columns.text(registration(r -> r.continues().isEmpty() ? null : rows.write(r.continues()))),
                    Columns.truth(registration(Registration::takesPart)),
                    Columns.time(registration(Registration::changedAt)),
                    Columns.number(submission(Submission::version)),
                    Columns.time(submission(Submission::submittedAt)),
                    Columns.text(submission(Submission::questionnaire)),
                    Columns.text(submission(s -> s.size().name())), Columns.text(submission(s -> s.contact().name())),
                    Columns.number(withdrawal(Withdrawal::version)),
                    Columns.time(withdrawal(Withdrawal::withdrawnAt)),
                    Columns.number(result(Result::version)), Columns.number(result(Result::submissionVersion)),
                    Columns.text(result(Result::ruleSet)), Columns.number(result(Result::ruleSetVersion)),
                    Columns.time(result(Result::scoredAt)),
                    Columns.text(result(r -> r.cause() == null ? null : r.cause().name())),
                    Columns.text(result(r -> rows.outcomes(r.levels().values(), LevelOutcome::outcome))),
                    Columns.text(result(r -> rows.outcomes(r.levels().values(), LevelOutcome::selfReported))),
                    Columns.text(result(r -> rows.overridden(r.levels().values()))),
                    Columns.text(result(r -> rows.areas(r.levels().values()))));
        }
    }

    private static <V> Function<UnitState, V> registration(Function<Registration, V> field) {
        return state -> state.registration() == null ? null : field.apply(state.registration());
    }

    private static <V> Function<UnitState, V> submission(Function<Submission, V> field) {
        return state -> state.submission() == null ? null : field.apply(state.submission());
    }

    private static <V> Function<UnitState, V> withdrawal(Function<Withdrawal, V> field) {
        return state -> state.withdrawal() == null ? null : field.apply(state.withdrawal());
    }

    private static <V> Function<UnitState, V> result(Function<Result, V> field) {
        return state -> state.result() == null ? null : field.apply(state.result());
    }
}
