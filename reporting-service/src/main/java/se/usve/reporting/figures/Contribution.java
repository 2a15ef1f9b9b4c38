package se.usve.reporting.figures;

import java.util.Collections;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * What a unit counts for in each group it belongs to.
 *
 * @param units     its part of the counts of units
 * @param levels    its part of the counts of each level it has an outcome of, by number of the level
 * @param selfReported its part of the counts of each level by its own answers alone
 * @param levelsMet how many levels it meets, if its outcomes are known
 */
record Contribution(UnitCounts units, Map<Integer, LevelCounts> levels,
        Map<Integer, SelfReportedCounts> selfReported, OptionalInt levelsMet) {

    /** {@return what a unit in this state counts for} */
    static Contribution of(UnitState state) {
        var responding = state.responds() ? 1 : 0;
        var result = state.outcomes();
        if (result.isEmpty()) {
            return new Contribution(new UnitCounts(1, responding, 0, 0), Map.of(), Map.of(),
                    OptionalInt.empty());
        }
        var levels = new TreeMap<Integer, LevelCounts>();
        var selfReported = new TreeMap<Integer, SelfReportedCounts>();
        result.get().levels().forEach((number, level) -> {
            levels.put(number, LevelCounts.of(level.outcome()));
            selfReported.put(number, SelfReportedCounts.of(level.selfReported(), level.outcome()));
        });
        var met = (int) levels.values().stream().mapToLong(LevelCounts::met).sum();
        var all = !levels.isEmpty() && met == levels.size();
        return new Contribution(new UnitCounts(1, responding, 1, all ? 1 : 0),
                Collections.unmodifiableMap(levels), Collections.unmodifiableMap(selfReported), OptionalInt.of(met));
    }
}
