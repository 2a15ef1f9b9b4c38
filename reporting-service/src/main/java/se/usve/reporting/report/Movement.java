package se.usve.reporting.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import se.usve.reporting.figures.Group;
import se.usve.reporting.figures.UnitState.Result;
import se.usve.reporting.figures.UnitState;
import se.usve.reporting.report.Change.Why;
import se.usve.scoring.contract.Cause;
import se.usve.scoring.contract.Outcome;
import se.usve.scoring.contract.UnitScored.LevelOutcome;

/**
 * How a unit moved between two times.
 *
 * @param before  the unit at the first
 * @param after   the unit at the second
 * @param between its results scored after the first time and not after the second, in order of version
 */
record Movement(UnitState before, UnitState after, List<Result> between) {

    /** {@return what changed, a change of the whole unit first, then the levels in order; nothing if it counts as it did} */
    List<Change> changes() {
        var changes = new ArrayList<Change>();
        var registered = before.takesPart() != after.takesPart();
        if (registered || moved()) {
            changes.add(change(null, null, null, Why.REGISTRATION, after.registration().changedAt()));
        }
        var was = outcomes(before);
        var is = outcomes(after);
        var levels = new TreeSet<>(was.keySet());
        levels.addAll(is.keySet());
        for (var level : levels) {
            var from = was.get(level);
            var to = is.get(level);
            if (from == to) {
                continue;
            }
            if (registered) {
                changes.add(change(level, from, to, Why.REGISTRATION, after.registration().changedAt()));
            } else if (is.isEmpty()) {
                changes.add(change(level, from, null, Why.WITHDRAWAL, after.withdrawal().withdrawnAt()));
            } else {
                changes.add(scored(level, from, to));
            }
        }
        return changes;
    }

    /** {@return its region at the second time; where it does not take part then, at the first} */
    String region() {
        return after.takesPart() || !before.takesPart() ? after.registration().region() : before.registration().region();
    }

    /** {@return the outcomes that count of a unit, none if it counts nowhere} */
    static SortedMap<Integer, Outcome> outcomes(UnitState state) {
        var outcomes = new TreeMap<Integer, Outcome>();
        if (state.takesPart()) {
            state.outcomes().ifPresent(result -> result.levels().values().forEach(level ->
                    outcomes.put(level.level(), level.outcome())));
        }
        return outcomes;
    }

    private boolean moved() {
        return before.takesPart() && after.takesPart()
                && !before.registration().region().equals(after.registration().region());
    }

    /** The last result that brought another outcome of the level tells why it is what it is. */
    private Change scored(int level, Outcome from, Outcome to) {
        var last = from;
        Result decisive = null;
        for (var result : between) {
            var outcome = result.levels().get(level);
            var now = outcome == null ? null : outcome.outcome();
            if (!Objects.equals(now, last)) {
                decisive = result;
                last = now;
            }
        }
        return decisive == null ? change(level, from, to, Why.UNKNOWN, after.result().scoredAt())
                : change(level, from, to, why(decisive.cause()), decisive.scoredAt());
    }

    private static Why why(Cause cause) {
        return cause == null ? Why.UNKNOWN : Why.valueOf(cause.name());
    }

    private Change change(Integer level, Outcome from, Outcome to, Why why, Instant at) {
        return new Change(after.unit(), after.registration().name(), region(),
                moved() ? before.registration().region() : null, level, from, to, why, at);
    }

    /** {@return whether a unit counts in a region, or anywhere for {@code SE}, and meets the level} */
    static boolean meets(UnitState state, String group, int level) {
        if (!state.takesPart() || !group.equals(Group.NATION) && !group.equals(state.registration().region())) {
            return false;
        }
        return state.outcomes().map(result -> result.levels().get(level)).map(LevelOutcome::outcome)
                .filter(outcome -> outcome == Outcome.MET || outcome == Outcome.EXEMPT).isPresent();
    }
}
