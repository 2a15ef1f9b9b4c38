package se.usve.reporting.figures;

import java.util.Collections;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import se.usve.scoring.contract.UnitScored.LevelOutcome;

/**
 * What a unit counts for in each group it belongs to.
 *
 * @param units        its part of the counts of units
 * @param levels       its part of the counts of each level it has an outcome of, by number of the level
 * @param selfReported its part of the counts of each level by its own answers alone
 * @param levelsMet    how many levels it meets, if its outcomes are known
 * @param onlyMissed   the level it does not meet, if there is exactly one
 * @param areasMet     the areas of which it meets every level
 * @param designated   the year it was designated, if it has answered: 0 where that is not known
 */
record Contribution(UnitCounts units, Map<Integer, LevelCounts> levels,
        Map<Integer, SelfReportedCounts> selfReported, OptionalInt levelsMet, OptionalInt onlyMissed,
        Set<String> areasMet, OptionalInt designated) {

    private static final Contribution NONE = new Contribution(UnitCounts.NONE, Map.of(), Map.of(), OptionalInt.empty(),
            OptionalInt.empty(), Set.of(), OptionalInt.empty());

    /** {@return what a unit in this state counts for: nothing unless it takes part} */
    static Contribution of(UnitState state) {
        if (!state.takesPart()) {
            return NONE;
        }
        var responding = state.answered().isPresent() ? 1 : 0;
        var year = state.registration().designatedYear();
        var designated = responding == 0 ? OptionalInt.empty() : OptionalInt.of(year == null ? 0 : year);
        var result = state.outcomes();
        if (result.isEmpty()) {
            return new Contribution(new UnitCounts(1, responding, 0, 0), Map.of(), Map.of(),
                    OptionalInt.empty(), OptionalInt.empty(), Set.of(), designated);
        }
        var outcomes = result.get().levels();
        var levels = new TreeMap<Integer, LevelCounts>();
        var selfReported = new TreeMap<Integer, SelfReportedCounts>();
        outcomes.forEach((number, level) -> {
            levels.put(number, LevelCounts.of(level.outcome()));
            selfReported.put(number, SelfReportedCounts.of(level.selfReported(), level.outcome()));
        });
        var missed = outcomes.values().stream().filter(Contribution::misses).mapToInt(LevelOutcome::level).toArray();
        var met = outcomes.size() - missed.length;
        var all = !levels.isEmpty() && missed.length == 0;
        return new Contribution(new UnitCounts(1, responding, 1, all ? 1 : 0),
                Collections.unmodifiableMap(levels), Collections.unmodifiableMap(selfReported), OptionalInt.of(met),
                missed.length == 1 ? OptionalInt.of(missed[0]) : OptionalInt.empty(),
                areasMet(outcomes.values()), designated);
    }

    private static boolean misses(LevelOutcome level) {
        return LevelCounts.of(level.outcome()).met() == 0;
    }

    private static Set<String> areasMet(Iterable<LevelOutcome> outcomes) {
        var met = new TreeSet<String>();
        var missed = new TreeSet<String>();
        for (var level : outcomes) {
            // Events of the first contract do not tell the areas; what they tell of counts in none.
            if (level.area() != null) {
                (misses(level) ? missed : met).add(level.area());
            }
        }
        met.removeAll(missed);
        return Collections.unmodifiableSet(met);
    }
}
