package se.usve.reporting.trends;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import se.usve.chassis.problem.Text;
import se.usve.scoring.contract.Relation;
import se.usve.scoring.contract.RuleSetActivated;

/**
 * Which levels of two rule sets say the same, which do not quite, and which stand in one alone.
 *
 * @param pairs   the levels that stand in both, in order of the later set's numbers
 * @param added   the levels that the later set alone has
 * @param dropped the levels that the earlier set alone has
 */
record Comparison(List<Pair> pairs, List<Alone> added, List<Alone> dropped) {

    /**
     * A level of both.
     *
     * @param level    its number in the later set
     * @param other    its number in the earlier set
     * @param relation what the later set did: SAME, CHANGED or STRICTER
     * @param reason   why it is so
     */
    record Pair(int level, int other, Relation relation, Text reason) {

        /** {@return whether the series of figures breaks here, so that a difference is not of the units alone} */
        boolean isBreak() {
            return relation != Relation.SAME;
        }
    }

    /** A level of one of the sets, and why the other has none. */
    record Alone(int level, Text reason) {
    }

    /** {@return the comparison that the later rule set's mapping tells of} */
    static Comparison by(RuleSetActivated.Mapping mapping) {
        return new Comparison(
                mapping.entries().stream().filter(e -> e.level() != null && e.other() != null)
                        .map(e -> new Pair(e.level(), e.other(), e.relation(), reason(e)))
                        .sorted(Comparator.comparing(Pair::level)).toList(),
                mapping.entries().stream().filter(e -> e.other() == null).map(e -> new Alone(e.level(), reason(e)))
                        .sorted(Comparator.comparing(Alone::level)).toList(),
                mapping.entries().stream().filter(e -> e.level() == null).map(e -> new Alone(e.other(), reason(e)))
                        .sorted(Comparator.comparing(Alone::level)).toList());
    }

    /** {@return every level with itself: of two rounds judged by one rule set} */
    static Comparison ofSame(Set<Integer> levels) {
        var same = new Text("Samma regelverk.", "The same rule set.");
        return new Comparison(levels.stream().sorted().map(level -> new Pair(level, level, Relation.SAME, same)).toList(),
                List.of(), List.of());
    }

    /** {@return the places of the pairs without a break, which a mean may be taken over} */
    List<Integer> comparable() {
        return IntStream.range(0, pairs.size()).filter(i -> !pairs.get(i).isBreak()).boxed().toList();
    }

    private static Text reason(RuleSetActivated.Entry entry) {
        return Optional.ofNullable(entry.reason()).map(words -> new Text(words.sv(), words.en())).orElse(null);
    }
}
