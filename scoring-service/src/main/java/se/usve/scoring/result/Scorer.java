package se.usve.scoring.result;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import se.usve.scoring.assessment.UnitCases;
import se.usve.scoring.contract.Outcome;
import se.usve.scoring.contract.UnitScored;
import se.usve.scoring.criteria.Answers;
import se.usve.scoring.criteria.Rulings;
import se.usve.scoring.overrides.LevelOverride;
import se.usve.scoring.ruleset.MinimumLevel;
import se.usve.scoring.ruleset.RuleSet;

/** Works out the outcome of every level: by the rule, the rulings and the overrides, in that order. */
final class Scorer {

    private Scorer() {
    }

    /**
     * {@return what becomes of every level}
     *
     * @param rules     the rules
     * @param answers   what the unit answered
     * @param cases     its cases; brought up to date with the answers
     * @param overrides its active overrides by level
     * @param at        now, for cases that are opened
     */
    static List<UnitScored.LevelOutcome> score(RuleSet rules, Answers answers, UnitCases cases,
            Map<Integer, LevelOverride> overrides, Instant at) {
        var outcomes = new ArrayList<UnitScored.LevelOutcome>(rules.levels().size());
        for (var level : rules.levels()) {
            var selfReported = level.judge(answers, Rulings.allApproved()).outcome();
            var byRule = selfReported;
            for (var question : level.examples()) {
                cases.keep(level.number(), question, answers, selfReported == Outcome.MET, at);
            }
            if (!level.examples().isEmpty()) {
                byRule = level.judge(answers, cases.rulings(level.number(), answers)).outcome();
            }
            var override = overrides.get(level.number());
            outcomes.add(new UnitScored.LevelOutcome(level.number(), override == null ? byRule : override.outcome(),
                    selfReported, override != null));
        }
        cases.keepOnly(rules.levels().stream().flatMap(level -> level.examples().stream()
                .map(question -> new UnitCases.Place(level.number(), question))).collect(Collectors.toSet()), at);
        return List.copyOf(outcomes);
    }
}
