package se.usve.scoring.result;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;
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
        return score(rules, answers, cases, overrides, IntUnaryOperator.identity(), at);
    }

    /**
     * As {@link #score(RuleSet, Answers, UnitCases, Map, Instant)}, by rules that number their levels otherwise than those
     * that the unit is judged by.
     *
     * @param decidedAs from the number of a level to the one that cases and overrides know it by
     */
    static List<UnitScored.LevelOutcome> score(RuleSet rules, Answers answers, UnitCases cases,
            Map<Integer, LevelOverride> overrides, IntUnaryOperator decidedAs, Instant at) {
        var outcomes = new ArrayList<UnitScored.LevelOutcome>(rules.levels().size());
        var places = new HashSet<UnitCases.Place>();
        for (var level : rules.levels()) {
            var decided = decidedAs.applyAsInt(level.number());
            var selfReported = level.judge(answers, Rulings.allApproved()).outcome();
            var byRule = selfReported;
            for (var question : level.examples()) {
                places.add(new UnitCases.Place(decided, question));
                cases.keep(decided, question, answers, selfReported == Outcome.MET, at);
            }
            if (!level.examples().isEmpty()) {
                byRule = level.judge(answers, cases.rulings(decided, answers)).outcome();
            }
            var override = overrides.get(decided);
            outcomes.add(new UnitScored.LevelOutcome(level.number(), level.area().code(),
                    override == null ? byRule : override.outcome(), selfReported, override != null));
        }
        cases.keepOnly(places, at);
        return List.copyOf(outcomes);
    }
}
