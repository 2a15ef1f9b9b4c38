package se.usve.reporting.report;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import se.usve.chassis.paging.PageRequest;
import se.usve.reporting.figures.Group;
import se.usve.reporting.figures.UnitState.Result;
import se.usve.reporting.figures.UnitState;
import se.usve.reporting.states.UnitRows;

/**
 * Reads what changed in a round between two times, as the caller may see it: who sees neither what it was nor what it
 * became sees nothing of it. What it costs follows what happened between the times.
 */
@ApplicationScoped
public class ReadChanges {

    /** Units of which an event is later than the first time and not later than the second. */
    private static final String MOVED = """
            select unit from registration_history where round = ? and changed_at > ? and changed_at <= ?
            union select unit from submission_history where round = ? and submitted_at > ? and submitted_at <= ?
            union select unit from withdrawal_history where round = ? and withdrawn_at > ? and withdrawn_at <= ?
            union select unit from result_history where round = ? and scored_at > ? and scored_at <= ?""";

    private static final String BETWEEN = """
            select * from result_history where round = ? and scored_at > ? and scored_at <= ? order by unit, version""";

    private static final Comparator<Change> ORDER = Comparator.comparing(Change::region).thenComparing(Change::name)
            .thenComparing(Change::unit).thenComparing(Change::level, Comparator.nullsFirst(Comparator.naturalOrder()));

    private final Snapshot snapshot;
    private final Visibility visibility;
    private final StatesOf states;
    private final Rounds rounds;
    private final UnitRows rows;

    ReadChanges(Snapshot snapshot, Visibility visibility, StatesOf states, Rounds rounds, UnitRows rows) {
        this.snapshot = snapshot;
        this.visibility = visibility;
        this.states = states;
        this.rounds = rounds;
        this.rows = rows;
    }

    /**
     * {@return what changed, the errors those of {@link Visibility} at either time}
     *
     * @param from the first time; one before the round was there is when it began
     * @param to   the second time; one to come is now
     */
    public Changes between(String round, Instant from, Instant to, PageRequest page) {
        return snapshot.read(connection -> {
            // Asked first: of a round the caller may not know of, nothing is told, not even when it began.
            var after = visibility.see(connection, round, to);
            var began = rounds.began(connection, round).filter(from::isBefore).orElse(from);
            var before = visibility.see(connection, round, began);
            var sight = before.sight() instanceof Sight.OwnRegion ? before.sight() : after.sight();
            return changes(movements(connection, before, after), sight, before, after, page);
        });
    }

    private static Changes changes(List<Movement> movements, Sight sight, Visibility.Seen before, Visibility.Seen after,
            PageRequest page) {
        var changes = movements.stream().filter(movement -> sight.covers(movement.region()))
                .flatMap(movement -> movement.changes().stream()).sorted(ORDER).toList();
        return new Changes(after.round().id(), before.asOf(), after.asOf(), summary(movements, sight),
                changes.stream().skip(page.offset()).limit(page.limit()).toList(), page.page(), page.limit(),
                changes.size());
    }

    private static List<Changes.Summary> summary(List<Movement> movements, Sight sight) {
        var regions = new TreeSet<String>();
        var levels = new TreeSet<Integer>();
        for (var movement : movements) {
            for (var state : List.of(movement.before(), movement.after())) {
                if (state.takesPart() && sight.covers(state.registration().region())) {
                    regions.add(state.registration().region());
                }
                levels.addAll(Movement.outcomes(state).keySet());
            }
        }
        var groups = new ArrayList<>(regions);
        groups.add(Group.NATION);
        var summary = new ArrayList<Changes.Summary>();
        for (var level : levels) {
            for (var group : groups) {
                long gained = 0;
                long lost = 0;
                for (var movement : movements) {
                    var met = Movement.meets(movement.before(), group, level);
                    var meets = Movement.meets(movement.after(), group, level);
                    gained += meets && !met ? 1 : 0;
                    lost += met && !meets ? 1 : 0;
                }
                if (gained + lost > 0) {
                    summary.add(new Changes.Summary(level, group, gained, lost));
                }
            }
        }
        return summary;
    }

    private List<Movement> movements(Connection connection, Visibility.Seen before, Visibility.Seen after)
            throws SQLException {
        var round = after.round().id();
        var units = moved(connection, round, before.asOf(), after.asOf());
        var results = results(connection, round, before.asOf(), after.asOf());
        var earlier = new TreeMap<String, UnitState>();
        states.each(connection, before, units, state -> earlier.put(state.unit(), state));
        var movements = new ArrayList<Movement>();
        states.each(connection, after, units, state -> {
            // Of a unit that is not registered yet nothing counts.
            if (state.registration() != null) {
                movements.add(new Movement(earlier.get(state.unit()), state,
                        results.getOrDefault(state.unit(), List.of())));
            }
        });
        return movements;
    }

    private static List<String> moved(Connection connection, String round, Instant from, Instant to)
            throws SQLException {
        try (var select = connection.prepareStatement(MOVED)) {
            for (int i = 0; i < 4; i++) {
                select.setString(3 * i + 1, round);
                select.setObject(3 * i + 2, from.atOffset(ZoneOffset.UTC));
                select.setObject(3 * i + 3, to.atOffset(ZoneOffset.UTC));
            }
            var units = new ArrayList<String>();
            try (var found = select.executeQuery()) {
                while (found.next()) {
                    units.add(found.getString(1));
                }
            }
            return units;
        }
    }

    private Map<String, List<Result>> results(Connection connection, String round, Instant from, Instant to)
            throws SQLException {
        try (var select = connection.prepareStatement(BETWEEN)) {
            select.setString(1, round);
            select.setObject(2, from.atOffset(ZoneOffset.UTC));
            select.setObject(3, to.atOffset(ZoneOffset.UTC));
            var results = new TreeMap<String, List<Result>>();
            try (var found = select.executeQuery()) {
                while (found.next()) {
                    results.computeIfAbsent(found.getString("unit"), _ -> new ArrayList<>()).add(rows.result(found));
                }
            }
            return results;
        }
    }
}
