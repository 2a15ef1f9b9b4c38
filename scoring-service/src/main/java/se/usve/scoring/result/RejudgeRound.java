package se.usve.scoring.result;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.IntUnaryOperator;
import se.usve.chassis.problem.Text;
import se.usve.scoring.ruleset.RuleSet;
import se.usve.scoring.unit.Unit;
import se.usve.scoring.unit.Units;

/**
 * Judges the units of a round by other rules than they were scored by, in the caller's transaction: to see what would
 * become of them, or in earnest. A piece of the round at a time, so that the answers of a large one are never all in
 * memory.
 */
@ApplicationScoped
public class RejudgeRound {

    private static final int PIECE = 500;

    private final Units units;
    private final Submissions submissions;
    private final Results results;
    private final Judges judges;
    private final ScoreUnits scoreUnits;

    RejudgeRound(Units units, Submissions submissions, Results results, Judges judges, ScoreUnits scoreUnits) {
        this.units = units;
        this.submissions = submissions;
        this.results = results;
        this.judges = judges;
        this.scoreUnits = scoreUnits;
    }

    /**
     * Tells what each unit's outcomes are and would be, and stores nothing. Rulings on the texts given and overrides count
     * as they are.
     *
     * @param round     id of the round
     * @param ruleSet   id of the rules it is judged by: a unit judged by others is left out
     * @param region    only units of this region
     * @param rules     the other rules
     * @param decidedAs from the number of a level in the other rules to the one by which rulings and overrides know it
     * @param told      is told of every unit that takes part and has outcomes, in the order of their ids
     */
    public void asIf(String round, String ruleSet, Optional<String> region, RuleSet rules, IntUnaryOperator decidedAs,
            Consumer<Rejudged> told) {
        var piece = units.scored(round, region, "", PIECE);
        while (!piece.isEmpty()) {
            asIf(piece, ruleSet, rules, decidedAs, told);
            piece = piece.size() < PIECE ? List.of()
                    : units.scored(round, region, piece.getLast().id().unit(), PIECE);
        }
    }

    private void asIf(List<Unit> piece, String ruleSet, RuleSet rules, IntUnaryOperator decidedAs,
            Consumer<Rejudged> told) {
        var ids = piece.stream().map(Unit::id).toList();
        var sent = submissions.of(ids);
        var newest = results.newest(piece);
        var judge = judges.of(rules, ids, decidedAs);
        for (var unit : piece) {
            var submission = sent.get(unit.id());
            if (submission.ruleSet().equals(ruleSet)) {
                told.accept(new Rejudged(unit, submission.answers(), newest.get(unit.id()).levels(),
                        judge.outcomes(unit.id(), submission.answers())));
            }
        }
    }

    /**
     * {@return what says in one sentence why a level of the other rules would come out so}
     *
     * @param rejudged  the units to ask about, as {@link #asIf} told of them in this transaction
     * @param rules     the other rules
     * @param decidedAs as it was told there
     */
    public BiFunction<Rejudged, Integer, Text> why(Collection<Rejudged> rejudged, RuleSet rules,
            IntUnaryOperator decidedAs) {
        var judge = judges.of(rules, rejudged.stream().map(each -> each.unit().id()).distinct().toList(), decidedAs);
        return (each, level) -> judge.why(each.unit().id(), each.answers(), each.after().get(level - 1));
    }

    /**
     * Scores every unit of the round that has outcomes by another version of its rules, and tells of it. Also those that no
     * longer take part: they may come back.
     *
     * @param round  id of the round, whose version of the rules must be locked: the survey's events take the locks in
     *               that order
     * @param rules  the other version
     * @param by     who decided
     * @param reason why
     * @param told   is told of every unit, in the order of their ids
     */
    public void inEarnest(String round, RuleSet rules, String by, String reason, Consumer<Rejudged> told) {
        var locked = units.lockScored(round);
        for (int from = 0; from < locked.size(); from += PIECE) {
            scoreUnits.rescore(locked.subList(from, Math.min(from + PIECE, locked.size())), rules, by, reason)
                    .forEach(told);
        }
    }
}
