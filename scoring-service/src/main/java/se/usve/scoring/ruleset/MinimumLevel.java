package se.usve.scoring.ruleset;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import se.usve.chassis.problem.Text;
import se.usve.scoring.contract.Outcome;
import se.usve.scoring.criteria.Answers;
import se.usve.scoring.criteria.Criterion;
import se.usve.scoring.criteria.Evaluator;
import se.usve.scoring.criteria.Rulings;
import se.usve.scoring.criteria.Verdict;

/**
 * A minimum level (miniminivå).
 *
 * @param number     its number within the rule set, from 1
 * @param area       what it is about
 * @param text       full wording
 * @param shortText  wording of tables
 * @param comment    how it is to be understood
 * @param metWhen    the answers that meet it
 * @param exemptWhen the answers by which it does not apply to the unit at all
 * @param assessment what an assessor judges its example by
 */
public record MinimumLevel(int number, Area area, Text text, Text shortText, Optional<Text> comment,
        Criterion metWhen, Optional<Criterion> exemptWhen, Optional<Text> assessment) {

    /**
     * {@return what becomes of the level for a unit, with the whole ground for it}
     *
     * @param answers what the unit answered
     * @param rulings what assessors decided about this level's examples
     */
    public Judgement judge(Answers answers, Rulings rulings) {
        var evaluator = new Evaluator(answers, rulings);
        var requirement = evaluator.evaluate(metWhen);
        var exemption = exemptWhen.map(evaluator::evaluate);
        var exempt = exemption.filter(found -> found.verdict() == Verdict.TRUE).isPresent();
        return new Judgement(exempt ? Outcome.EXEMPT : outcome(requirement.verdict()), requirement, exemption);
    }

    /** {@return every clause of it, those of what meets it first} */
    public Stream<Criterion.Clause> clauses() {
        return Stream.concat(metWhen.clauses(), exemptWhen.stream().flatMap(Criterion::clauses));
    }

    /** {@return the questions whose text an assessor judges for this level} */
    public Set<String> examples() {
        return metWhen.clauses()
                .filter(Criterion.ExampleApproved.class::isInstance)
                .map(Criterion.Clause::question)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Outcome outcome(Verdict verdict) {
        return switch (verdict) {
            case TRUE, EXEMPT -> Outcome.MET;
            case AWAITING -> Outcome.AWAITING_ASSESSMENT;
            case FALSE, UNANSWERED -> Outcome.NOT_MET;
        };
    }
}
