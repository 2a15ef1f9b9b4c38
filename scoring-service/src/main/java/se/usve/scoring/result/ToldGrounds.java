package se.usve.scoring.result;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import se.usve.scoring.assessment.Assessment;
import se.usve.scoring.assessment.UnitCases;
import se.usve.scoring.contract.UnitScored;
import se.usve.scoring.contract.Wording;
import se.usve.scoring.criteria.Answers;
import se.usve.scoring.explanation.Sentences;
import se.usve.scoring.overrides.LevelOverride;
import se.usve.scoring.ruleset.MinimumLevel;
import se.usve.scoring.ruleset.RuleSet;

/**
 * Why each level of a result came out so, as told with it: of the answers, rulings and overrides that gave the outcomes, in
 * the moment they did.
 */
final class ToldGrounds {

    private final RuleSet rules;
    private final Sentences sentences;

    ToldGrounds(RuleSet rules) {
        this.rules = rules;
        this.sentences = Sentences.of(rules);
    }

    /**
     * {@return the ground of every outcome, in the same order}
     *
     * @param levels    the outcomes
     * @param answers   what the unit answered
     * @param cases     its cases, as the outcomes were made
     * @param overrides its overrides in force by level
     */
    List<UnitScored.Ground> of(List<UnitScored.LevelOutcome> levels, Answers answers, UnitCases cases,
            Map<Integer, LevelOverride> overrides) {
        return levels.stream().map(outcome -> of(outcome, rules.level(outcome.level()).orElseThrow(), answers, cases,
                Optional.ofNullable(overrides.get(outcome.level())))).toList();
    }

    private UnitScored.Ground of(UnitScored.LevelOutcome outcome, MinimumLevel level, Answers answers, UnitCases cases,
            Optional<LevelOverride> override) {
        var sentence = sentences.of(level.number(), level.judge(answers, cases.rulings(level.number(), answers)),
                override.map(LevelOverride::outcome));
        return new UnitScored.Ground(outcome.level(), new Wording(sentence.sv(), sentence.en()),
                decidedCase(level, answers, cases).map(ToldGrounds::ruling).orElse(null),
                override.map(made -> new UnitScored.Overruling(made.outcome(), made.rationale(), made.at()))
                        .orElse(null));
    }

    /**
     * {@return the case that decides the level's example} Of a case that is not decided nothing is told: two who rule on it
     * must not know of each other.
     */
    static Optional<Assessment> decidedCase(MinimumLevel level, Answers answers, UnitCases cases) {
        return level.examples().stream().sorted()
                .flatMap(question -> cases.about(level.number(), question, answers).stream())
                .filter(assessment -> assessment.ruling().isPresent()).findFirst();
    }

    private static UnitScored.Ruling ruling(Assessment decided) {
        var ruling = decided.ruling().orElseThrow();
        return new UnitScored.Ruling(decided.question(), ruling.decision().name(), ruling.rationale(), ruling.at());
    }
}
