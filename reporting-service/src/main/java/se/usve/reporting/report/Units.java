package se.usve.reporting.report;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import se.usve.chassis.paging.Page;
import se.usve.chassis.paging.PageRequest;
import se.usve.reporting.figures.Grouping;
import se.usve.reporting.figures.UnitState;
import se.usve.reporting.figures.UnitState.Result;
import se.usve.reporting.states.UnitRows;
import se.usve.scoring.contract.Outcome;
import se.usve.scoring.contract.UnitScored.LevelOutcome;

/** The registered units of a round with their outcomes, as they are now or were at a time. */
@ApplicationScoped
class Units {

    // Each condition is switched off by a null parameter.
    private static final String WANTED = """
            from unit u join taking_part t using (round, unit)
            where round = ?
                and (?::text[] is null or t.region = any (?::text[]))
                and (?::text[] is null or t.specialty_code = any (?::text[]))
                and (?::text[] is null or t.designated_code = any (?::text[]))
                and (?::text[] is null or t.size_class = any (?::text[]))
                and (?::text[] is null or t.patient_contact = any (?::text[]))
                and (?::text is null or jsonb_exists(t.outcomes, ?::text))
                and (?::text is null or case when ?::text is null
                        then exists (select 1 from jsonb_each_text(t.outcomes) o where o.value = ?::text)
                        else t.outcomes ->> ?::text = ?::text end)""";

    /** As the database sorts them. */
    private static final String ORDER = " order by u.region, u.name collate \"C\", u.unit collate \"C\" limit ? offset ?";

    private static final Comparator<UnitRow> SAME_ORDER =
            Comparator.comparing(UnitRow::region).thenComparing(UnitRow::name).thenComparing(UnitRow::unit);

    private final UnitRows rows;
    private final StatesOf states;

    Units(UnitRows rows, StatesOf states) {
        this.rows = rows;
        this.states = states;
    }

    Page<UnitRow> page(Connection connection, Visibility.Seen seen, UnitsWanted wanted, PageRequest page)
            throws SQLException {
        if (seen.past().isEmpty()) {
            var round = seen.round().id();
            return new Page<>(find(connection, round, wanted, page), page.page(), page.limit(),
                    count(connection, round, wanted));
        }
        var found = new ArrayList<UnitRow>();
        states.each(connection, seen, StatesOf.With.OUTCOMES, state -> {
            if (isWanted(state, wanted)) {
                found.add(row(state));
            }
        });
        return new Page<>(found.stream().sorted(SAME_ORDER).skip(page.offset()).limit(page.limit()).toList(),
                page.page(), page.limit(), found.size());
    }

    /** {@return the unit with its answers, if it takes part} */
    Optional<UnitState> find(Connection connection, Visibility.Seen seen, String unit) throws SQLException {
        return states.one(connection, seen, unit).filter(UnitState::takesPart);
    }

    private static boolean isWanted(UnitState state, UnitsWanted wanted) {
        if (!state.takesPart() || !wanted.filter().matches(state)) {
            return false;
        }
        var outcomes = state.outcomes().map(Result::levels).orElseGet(TreeMap::new);
        return (wanted.level() == null || outcomes.containsKey(wanted.level()))
                && (wanted.outcome() == null || outcomes.values().stream().anyMatch(level ->
                        (wanted.level() == null || level.level() == wanted.level())
                                && level.outcome() == wanted.outcome()));
    }

    private long count(Connection connection, String round, UnitsWanted wanted) throws SQLException {
        try (var select = connection.prepareStatement("select count(*) " + WANTED)) {
            bind(select, round, wanted);
            try (var found = select.executeQuery()) {
                found.next();
                return found.getLong(1);
            }
        }
    }

    private List<UnitRow> find(Connection connection, String round, UnitsWanted wanted, PageRequest page)
            throws SQLException {
        try (var select = connection.prepareStatement("select u.* " + WANTED + ORDER)) {
            var next = bind(select, round, wanted);
            select.setInt(next, page.limit());
            select.setInt(next + 1, page.offset());
            var found = new ArrayList<UnitRow>();
            try (var units = select.executeQuery()) {
                while (units.next()) {
                    found.add(row(rows.read(units, false)));
                }
            }
            return found;
        }
    }

    private static int bind(PreparedStatement select, String round, UnitsWanted wanted) throws SQLException {
        int next = 1;
        select.setString(next++, round);
        for (var grouping : Grouping.values()) {
            var codes = wanted.filter().codes(grouping);
            var array = codes.isEmpty() ? null : select.getConnection().createArrayOf("text", codes.toArray());
            select.setArray(next++, array);
            select.setArray(next++, array);
        }
        var level = wanted.level() == null ? null : wanted.level().toString();
        var outcome = wanted.outcome() == null ? null : wanted.outcome().name();
        for (var value : new String[] {level, level, outcome, level, outcome, level, outcome}) {
            select.setString(next++, value);
        }
        return next;
    }

    static UnitRow row(UnitState state) {
        var who = state.registration();
        var sent = state.answered();
        var result = state.outcomes();
        var withdrawn = sent.isPresent() ? null : state.withdrawal();
        return new UnitRow(state.unit(), who.name(), who.region(), who.specialty(), who.hsaId(), who.designatedYear(),
                sent.map(UnitState.Submission::version).orElse(null),
                sent.map(UnitState.Submission::submittedAt).orElse(null),
                withdrawn == null ? null : withdrawn.withdrawnAt(),
                result.map(Result::version).orElse(null), result.map(Result::submissionVersion).orElse(null),
                result.map(Result::scoredAt).orElse(null), result.map(Units::levelsMet).orElse(null),
                result.map(r -> outcomes(r, LevelOutcome::outcome)).orElse(null),
                result.map(r -> outcomes(r, LevelOutcome::selfReported)).orElse(null),
                result.map(r -> r.levels().values().stream().filter(LevelOutcome::overridden).map(LevelOutcome::level)
                        .toList()).orElse(null));
    }

    private static SortedMap<Integer, Outcome> outcomes(Result result, Function<LevelOutcome, Outcome> which) {
        var outcomes = new TreeMap<Integer, Outcome>();
        result.levels().values().forEach(level -> outcomes.put(level.level(), which.apply(level)));
        return outcomes;
    }

    private static int levelsMet(Result result) {
        return (int) result.levels().values().stream().map(LevelOutcome::outcome)
                .filter(o -> o == Outcome.MET || o == Outcome.EXEMPT).count();
    }
}
