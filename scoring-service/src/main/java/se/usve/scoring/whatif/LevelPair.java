package se.usve.scoring.whatif;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import se.usve.scoring.ruleset.MinimumLevel;
import se.usve.scoring.ruleset.RuleSet;

/**
 * A level of the rules in force and the one it is compared with.
 *
 * @param level    its number in the rules in force, null if they have none
 * @param toLevel  its number in the other rules, null if they have none
 * @param relation how the other stands to it
 */
public record LevelPair(Integer level, Integer toLevel, Relation relation) {

    /** {@return the levels of two rule sets; empty if nothing says which of them correspond} */
    public static Optional<List<LevelPair>> of(RuleSet from, RuleSet to) {
        return from.id().equals(to.id()) ? Optional.of(ofVersions(from, to)) : Optional.empty();
    }

    /**
     * {@return the levels of two versions of a rule set, which number what is the same level alike, in order of number}
     *
     * @param from the version in force
     * @param to   the other version
     */
    public static List<LevelPair> ofVersions(RuleSet from, RuleSet to) {
        var pairs = new ArrayList<LevelPair>();
        for (int number = 1; number <= Math.max(from.levels().size(), to.levels().size()); number++) {
            var before = from.level(number);
            var after = to.level(number);
            pairs.add(new LevelPair(before.map(MinimumLevel::number).orElse(null),
                    after.map(MinimumLevel::number).orElse(null),
                    before.isEmpty() ? Relation.NEW : after.isEmpty() ? Relation.DROPPED
                            : requiresTheSame(before.get(), after.get()) ? Relation.SAME : Relation.CHANGED));
        }
        return List.copyOf(pairs);
    }

    private static boolean requiresTheSame(MinimumLevel before, MinimumLevel after) {
        return before.metWhen().equals(after.metWhen()) && before.exemptWhen().equals(after.exemptWhen())
                && before.assessment().equals(after.assessment());
    }
}
