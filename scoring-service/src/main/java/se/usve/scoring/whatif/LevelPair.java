package se.usve.scoring.whatif;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import se.usve.scoring.criteria.Criterion;
import se.usve.scoring.questionnaire.Questionnaire;
import se.usve.scoring.ruleset.Mapping;
import se.usve.scoring.contract.Relation;
import se.usve.scoring.ruleset.MinimumLevel;
import se.usve.scoring.ruleset.RuleSet;

/**
 * A level of the rules in force and the one it is compared with.
 *
 * @param level    its number in the rules in force, null if they have none
 * @param toLevel  its number in the other rules, null if they have none
 * @param relation what the later of the two rules did with the earlier
 * @param notAsked ids of the questions that the other level is about and the questionnaire of the rules in force does not
 *                 have: no unit can have answered them
 */
public record LevelPair(Integer level, Integer toLevel, Relation relation, List<String> notAsked) {

    public LevelPair {
        notAsked = List.copyOf(notAsked);
    }

    /** Levels about questions that are asked. */
    public LevelPair(Integer level, Integer toLevel, Relation relation) {
        this(level, toLevel, relation, List.of());
    }

    /**
     * {@return the levels of the rules in force in order of number, then those that only the others have; empty if nothing
     * says which levels correspond}
     *
     * @param from the rules in force
     * @param to   the others: another version of the same rule set, or another rule set that one of the two says how its
     *             levels came from
     */
    public static Optional<List<LevelPair>> of(RuleSet from, RuleSet to) {
        return from.id().equals(to.id()) ? Optional.of(ofVersions(from, to))
                : Mapping.between(from, to).map(mapping -> mapping.entries().stream()
                        .map(entry -> new LevelPair(entry.level().orElse(null), entry.other().orElse(null),
                                entry.relation(), entry.other().flatMap(to::level).map(level -> notAsked(level, from))
                                        .orElse(List.of()))).toList());
    }

    private static List<String> notAsked(MinimumLevel level, RuleSet from) {
        return Questionnaire.of(from.questionnaire()).map(asked -> level.clauses().map(Criterion.Clause::question).distinct()
                .filter(question -> asked.question(question).isEmpty()).toList()).orElse(List.of());
    }

    /**
     * {@return the levels of two versions of a rule set, which number what is the same level alike, in order of number}
     *
     * @param from the version in force
     * @param to   the other version
     */
    public static List<LevelPair> ofVersions(RuleSet from, RuleSet to) {
        var onlyTo = to.version() > from.version() ? Relation.NEW : Relation.DROPPED;
        var onlyFrom = to.version() > from.version() ? Relation.DROPPED : Relation.NEW;
        var pairs = new ArrayList<LevelPair>();
        for (int number = 1; number <= Math.max(from.levels().size(), to.levels().size()); number++) {
            var before = from.level(number);
            var after = to.level(number);
            pairs.add(new LevelPair(before.map(MinimumLevel::number).orElse(null),
                    after.map(MinimumLevel::number).orElse(null),
                    before.isEmpty() ? onlyTo : after.isEmpty() ? onlyFrom
                            : requiresTheSame(before.get(), after.get()) ? Relation.SAME : Relation.CHANGED));
        }
        return List.copyOf(pairs);
    }

    private static boolean requiresTheSame(MinimumLevel before, MinimumLevel after) {
        return before.metWhen().equals(after.metWhen()) && before.exemptWhen().equals(after.exemptWhen())
                && before.assessment().equals(after.assessment());
    }
}
