package se.usve.reporting.projection;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.Function;
import se.usve.reporting.figures.UnitState;
import se.usve.reporting.figures.UnitState.Registration;
import se.usve.reporting.figures.UnitState.Result;
import se.usve.reporting.figures.UnitState.Submission;
import se.usve.reporting.figures.UnitState.Withdrawal;
import se.usve.scoring.contract.Outcome;
import se.usve.scoring.contract.UnitScored.LevelOutcome;

/** The table {@code unit}: read under lock, folded in memory, written back, each in one statement for a batch. */
@ApplicationScoped
class UnitStates {

    /** Key of a unit's row, in the order in which instances take locks. */
    record Key(String round, String unit) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            var byRound = round.compareTo(other.round);
            return byRound != 0 ? byRound : unit.compareTo(other.unit);
        }
    }

    private static final String INSERT_MISSING = """
            insert into unit (round, unit) select * from unnest(?, ?)
            on conflict (round, unit) do nothing""";

    private static final String SELECT_LOCKED = """
            select u.* from unit u join unnest(?, ?) as k (round, unit) using (round, unit)
            order by u.round collate "C", u.unit collate "C" for update of u""";

    private static final String UPDATE = """
            update unit u set
                registration_version = coalesce(n.registration_version, 0), name = n.name, region = n.region,
                specialty = n.specialty, hsa_id = n.hsa_id, designated_year = n.designated_year,
                takes_part = coalesce(n.takes_part, true),
                withdrawn_version = coalesce(n.withdrawn_version, 0), withdrawn_at = n.withdrawn_at,
                submission_version = coalesce(n.submission_version, 0), submitted_at = n.submitted_at,
                result_version = coalesce(n.result_version, 0),
                result_submission_version = n.result_submission_version,
                rule_set = n.rule_set, rule_set_version = n.rule_set_version, scored_at = n.scored_at,
                outcomes = n.outcomes::jsonb, self_reported = n.self_reported::jsonb,
                overridden = n.overridden::jsonb
            from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) as n (round, unit,
                registration_version, name, region, specialty, hsa_id, designated_year, takes_part,
                submission_version, submitted_at, withdrawn_version, withdrawn_at,
                result_version, result_submission_version, rule_set, rule_set_version, scored_at,
                outcomes, self_reported, overridden)
            where u.round = n.round and u.unit = n.unit""";

    private static final TypeReference<TreeMap<Integer, Outcome>> OUTCOMES = new TypeReference<>() {
    };
    private static final TypeReference<Set<Integer>> LEVELS = new TypeReference<>() {
    };

    private final ObjectMapper json;

    UnitStates(ObjectMapper json) {
        this.json = json;
    }

    /** {@return the units, those never heard of too, locked until the transaction ends} */
    SortedMap<Key, UnitState> lock(Connection connection, SortedSet<Key> keys) throws SQLException {
        try (var insert = connection.prepareStatement(INSERT_MISSING);
                var select = connection.prepareStatement(SELECT_LOCKED)) {
            new Columns<>(insert, keys).execute(Columns.text(Key::round), Columns.text(Key::unit));
            new Columns<>(select, keys).bind(Columns.text(Key::round), Columns.text(Key::unit));
            var found = new TreeMap<Key, UnitState>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    var state = read(rows);
                    found.put(new Key(state.round(), state.unit()), state);
                }
            }
            return found;
        }
    }

    void store(Connection connection, Collection<UnitState> states) throws SQLException {
        try (var update = connection.prepareStatement(UPDATE)) {
            new Columns<>(update, states).execute(
                    Columns.text(UnitState::round), Columns.text(UnitState::unit),
                    Columns.number(registration(Registration::version)),
                    Columns.text(registration(Registration::name)),
                    Columns.text(registration(Registration::region)),
                    Columns.text(registration(Registration::specialty)),
                    Columns.text(registration(Registration::hsaId)),
                    Columns.number(registration(Registration::designatedYear)),
                    Columns.truth(registration(Registration::takesPart)),
                    Columns.number(submission(Submission::version)),
                    Columns.time(submission(Submission::submittedAt)),
                    Columns.number(withdrawal(Withdrawal::version)),
                    Columns.time(withdrawal(Withdrawal::withdrawnAt)),
                    Columns.number(result(Result::version)), Columns.number(result(Result::submissionVersion)),
                    Columns.text(result(Result::ruleSet)), Columns.number(result(Result::ruleSetVersion)),
                    Columns.time(result(Result::scoredAt)),
                    Columns.text(result(r -> write(outcomes(r, LevelOutcome::outcome)))),
                    Columns.text(result(r -> write(outcomes(r, LevelOutcome::selfReported)))),
                    Columns.text(result(r -> write(r.levels().values().stream()
                            .filter(LevelOutcome::overridden).map(LevelOutcome::level).toList()))));
        }
    }

    private static SortedMap<Integer, Outcome> outcomes(Result result, Function<LevelOutcome, Outcome> which) {
        var outcomes = new TreeMap<Integer, Outcome>();
        result.levels().values().forEach(level -> outcomes.put(level.level(), which.apply(level)));
        return outcomes;
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

    private UnitState read(ResultSet row) throws SQLException {
        var registration = row.getLong("registration_version") == 0 ? null : new Registration(
                row.getLong("registration_version"), row.getString("name"), row.getString("region"),
                row.getString("specialty"), row.getString("hsa_id"), row.getObject("designated_year", Integer.class),
                row.getBoolean("takes_part"));
        var submission = row.getLong("submission_version") == 0 ? null : new Submission(
                row.getLong("submission_version"), row.getObject("submitted_at", OffsetDateTime.class).toInstant());
        var withdrawal = row.getLong("withdrawn_version") == 0 ? null : new Withdrawal(
                row.getLong("withdrawn_version"), row.getObject("withdrawn_at", OffsetDateTime.class).toInstant());
        var result = row.getLong("result_version") == 0 ? null : new Result(
                row.getLong("result_version"), row.getLong("result_submission_version"), row.getString("rule_set"),
                row.getLong("rule_set_version"), row.getObject("scored_at", OffsetDateTime.class).toInstant(),
                levels(row));
        return new UnitState(row.getString("round"), row.getString("unit"), registration, submission, withdrawal, result);
    }

    private SortedMap<Integer, LevelOutcome> levels(ResultSet row) throws SQLException {
        try {
            var outcomes = json.readValue(row.getString("outcomes"), OUTCOMES);
            var selfReported = json.readValue(row.getString("self_reported"), OUTCOMES);
            var overridden = json.readValue(row.getString("overridden"), LEVELS);
            var levels = new TreeMap<Integer, LevelOutcome>();
            for (Map.Entry<Integer, Outcome> outcome : outcomes.entrySet()) {
                var level = outcome.getKey();
                levels.put(level, new LevelOutcome(level, null, outcome.getValue(), selfReported.get(level),
                        overridden.contains(level)));
            }
            return levels;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The stored outcomes cannot be read", e);
        }
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The outcomes cannot be written", e);
        }
    }
}
