package se.usve.reporting.unit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import se.usve.reporting.unit.UnitStory.Moved;
import se.usve.reporting.unit.UnitStory.Step;
import se.usve.scoring.contract.Cause;
import se.usve.scoring.contract.Outcome;

/** Tells what moved a unit's result, from all its results and withdrawals. */
final class History {

    /** A result as it was stored. */
    record Result(long version, long submissionVersion, Instant scoredAt, Cause cause, SortedMap<Integer, Outcome> outcomes) {
    }

    private History() {
    }

    /**
     * {@return the steps, the oldest first}
     *
     * @param results     in order of version
     * @param withdrawals when answers were withdrawn
     */
    static List<Step> of(List<Result> results, List<Instant> withdrawals) {
        var steps = new ArrayList<Step>();
        Result before = null;
        for (var result : results) {
            var last = before;
            // What is scored after a withdrawal is a beginning, not a movement.
            var begins = last == null || withdrawals.stream().anyMatch(at ->
                    at.isAfter(last.scoredAt()) && !at.isAfter(result.scoredAt()));
            steps.add(new Step(result.scoredAt(), result.version(), result.cause(), met(result.outcomes()),
                    result.outcomes().size(), begins ? List.of() : moved(last.outcomes(), result.outcomes())));
            before = result;
        }
        withdrawals.forEach(at -> steps.add(new Step(at, null, Cause.WITHDRAWAL, 0, 0, List.of())));
        steps.sort(Comparator.comparing(Step::at));
        return List.copyOf(steps);
    }

    private static List<Moved> moved(SortedMap<Integer, Outcome> from, SortedMap<Integer, Outcome> to) {
        return to.entrySet().stream().filter(now -> from.containsKey(now.getKey()) && from.get(now.getKey()) != now.getValue())
                .map(now -> new Moved(now.getKey(), from.get(now.getKey()), now.getValue())).toList();
    }

    private static int met(SortedMap<Integer, Outcome> outcomes) {
        return (int) outcomes.values().stream().filter(o -> o == Outcome.MET || o == Outcome.EXEMPT).count();
    }
}
