package se.usve.scoring.result;

import java.util.List;
import java.util.Optional;
import se.usve.chassis.problem.Text;
import se.usve.scoring.contract.Outcome;
import se.usve.scoring.criteria.Answers;
import se.usve.scoring.explanation.AnswerWords;
import se.usve.scoring.explanation.Sentences;
import se.usve.scoring.explanation.ShortestWay;
import se.usve.scoring.ruleset.Judgement;
import se.usve.scoring.ruleset.RuleSet;

/**
 * What explains the outcomes of a rule set, made once for all its levels.
 *
 * @param rules     the rule set
 * @param sentences says why
 * @param answers   says what was answered
 * @param shortest  finds what would meet a level
 */
record Explaining(RuleSet rules, Sentences sentences, AnswerWords answers, ShortestWay shortest) {

    Explaining(RuleSet rules) {
        this(rules, Sentences.of(rules), AnswerWords.of(rules), ShortestWay.of(rules));
    }

    /**
     * {@return why the level came out so}
     *
     * @param level     its number
     * @param judgement what the answers and rulings give
     * @param decided   what was decided after in-depth review, if anything was
     */
    Text sentence(int level, Judgement judgement, Optional<Outcome> decided) {
        return sentences.of(level, judgement, decided);
    }

    /**
     * {@return the smallest sets of answers to change; null for a level that answers need not, or cannot, change: one that is
     * met, does not apply, awaits its assessment or was decided after in-depth review}
     */
    List<Way> shortestWay(Judgement judgement, Answers answersJudged, Optional<Outcome> decided) {
        return judgement.outcome() != Outcome.NOT_MET || decided.isPresent() ? null
                : shortest.to(judgement.requirement(), answersJudged).stream().map(Way::of).toList();
    }

    /** {@return whether the level counts as met} */
    static boolean isMet(Outcome outcome) {
        return outcome == Outcome.MET || outcome == Outcome.EXEMPT;
    }

    /**
     * {@return the level that alone keeps the unit from meeting all, null if there is none or more than one}
     *
     * @param missing the levels that do not count as met
     */
    static Integer only(List<Integer> missing) {
        return missing.size() == 1 ? missing.getFirst() : null;
    }
}
