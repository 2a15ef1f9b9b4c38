package se.usve.scoring.whatif;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;
import se.usve.chassis.problem.Text;
import se.usve.scoring.result.RejudgeRound;
import se.usve.scoring.result.Rejudged;
import se.usve.scoring.contract.Relation;
import se.usve.scoring.ruleset.RuleSet;
import se.usve.scoring.unit.Round;

/** Compares the outcomes of a round with what they would be under other rules, in the caller's transaction. */
@ApplicationScoped
public class CompareRound {

    /** Under this number nothing is decided about any level. */
    private static final int NOTHING_DECIDED = 0;

    private final RejudgeRound rejudgeRound;

    CompareRound(RejudgeRound rejudgeRound) {
        this.rejudgeRound = rejudgeRound;
    }

    /**
     * {@return what would change, in numbers}
     *
     * @param round  the round
     * @param region only units of this region; empty for all
     * @param to     the other rules
     * @param pairs  the levels to compare, of those that the round is judged by and the others
     * @param told   is told of every unit, with what changes for it
     */
    public Flips compare(Round round, Optional<String> region, RuleSet to, List<LevelPair> pairs,
            BiConsumer<Rejudged, List<Change>> told) {
        var comparison = new Comparison(pairs, region.isEmpty());
        rejudgeRound.asIf(round.id(), round.ruleSet(), region, to, decidedAs(round, to, pairs),
                unit -> told.accept(unit, comparison.add(unit)));
        return comparison.flips();
    }

    /** {@return what says in one sentence why a level would come out so} Parameters as above. */
    BiFunction<Rejudged, Integer, Text> why(Collection<Rejudged> units, Round round, RuleSet to, List<LevelPair> pairs) {
        return rejudgeRound.why(units, to, decidedAs(round, to, pairs));
    }

    /**
     * Rulings and overrides are about the levels of the rules in force. In another rule set they are about a level that
     * requires the same, and say nothing of one that requires something else.
     */
    private static IntUnaryOperator decidedAs(Round round, RuleSet to, List<LevelPair> pairs) {
        if (to.id().equals(round.ruleSet())) {
            return IntUnaryOperator.identity();
        }
        var same = pairs.stream().filter(pair -> pair.relation() == Relation.SAME)
                .collect(Collectors.toMap(LevelPair::toLevel, LevelPair::level));
        return level -> same.getOrDefault(level, NOTHING_DECIDED);
    }
}
