package se.usve.scoring.result;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import se.usve.chassis.problem.Text;
import se.usve.scoring.assessment.Assessment;
import se.usve.scoring.assessment.UnitCases;
import se.usve.scoring.contract.UnitScored;
import se.usve.scoring.criteria.Answers;
import se.usve.scoring.overrides.LevelOverride;
import se.usve.scoring.ruleset.RuleSet;
import se.usve.scoring.unit.UnitId;

/**
 * Judges answers of units by the rule, by the rulings on texts that stay the same, and by the overrides; stores nothing.
 */
final class Judge {

    private final Explaining words;
    private final Map<UnitId, List<Assessment>> cases;
    private final Map<UnitId, Map<Integer, LevelOverride>> overrides;
    private final IntUnaryOperator decidedAs;
    private final Instant now = Instant.now();

    /**
     * @param rules     the rules
     * @param cases     the cases known of units
     * @param overrides the overrides in force of units, by level
     * @param decidedAs from the number of a level to the one by which cases and overrides know it
     */
    Judge(RuleSet rules, Map<UnitId, List<Assessment>> cases, Map<UnitId, Map<Integer, LevelOverride>> overrides,
            IntUnaryOperator decidedAs) {
        this.words = new Explaining(rules);
        this.cases = cases;
        this.overrides = overrides;
        this.decidedAs = decidedAs;
    }

    /** {@return what would become of every level of the unit} */
    List<UnitScored.LevelOutcome> outcomes(UnitId unit, Answers answers) {
        return Scorer.score(words.rules(), answers, casesOf(unit), overrides.getOrDefault(unit, Map.of()), decidedAs, now);
    }

    /** {@return why that would become of the level, in one sentence} */
    Text why(UnitId unit, Answers answers, UnitScored.LevelOutcome outcome) {
        var level = words.rules().level(outcome.level()).orElseThrow();
        var judgement = level.judge(answers, casesOf(unit).rulings(decidedAs.applyAsInt(level.number()), answers));
        return words.sentence(level.number(), judgement,
                Optional.of(outcome.outcome()).filter(_ -> outcome.overridden()));
    }

    private UnitCases casesOf(UnitId unit) {
        return new UnitCases(unit, cases.getOrDefault(unit, List.of()));
    }
}
