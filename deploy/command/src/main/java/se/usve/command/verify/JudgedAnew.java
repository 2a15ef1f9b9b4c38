package se.usve.command.verify;

import java.text.Normalizer;
import java.util.Map;
import java.util.TreeMap;
import se.usve.scoring.criteria.Answers;
import se.usve.scoring.criteria.Decision;
import se.usve.scoring.criteria.Rulings;
import se.usve.scoring.ruleset.RuleSet;

/** What a unit's outcomes are by its answers, the rulings and the overrides: computed by the rules alone. */
public final class JudgedAnew {

    private JudgedAnew() {
    }

    /**
     * {@return level to outcome, with what it is by the unit's own answers alone}
     *
     * @param rulings   what was decided of each case, see {@link #caseOf}
     * @param overrides level to outcome of those in force
     */
    public static Map<Integer, String> outcomes(RuleSet rules, Map<String, Object> sent, Map<String, Decision> rulings,
            Map<Integer, String> overrides) {
        var answers = new Answers(sent);
        var outcomes = new TreeMap<Integer, String>();
        for (var level : rules.levels()) {
            var judged = level.judge(answers, question -> answers.text(question)
                    .map(text -> rulings.get(caseOf(level.number(), question, text))));
            outcomes.put(level.number(), both(overrides.getOrDefault(level.number(), judged.outcome().name()),
                    level.judge(answers, Rulings.allApproved()).outcome().name()));
        }
        return outcomes;
    }

    /** {@return how an outcome and what it is by the unit's own answers alone are told beside each other} */
    public static String both(String outcome, String selfReported) {
        return outcome + ", by its own answers " + selfReported;
    }

    /** {@return what a case is about} Spacing and how accents are composed make no difference to whether a text is the same. */
    public static String caseOf(int level, String question, String text) {
        var same = Normalizer.normalize(text, Normalizer.Form.NFC).strip().replaceAll("(?U)\\s+", " ");
        return level + " " + question + " " + same;
    }
}
