package se.usve.scoring.rescoring;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import se.usve.chassis.problem.ProblemException;
import se.usve.chassis.problem.ProblemType;
import se.usve.chassis.problem.Text;
import se.usve.scoring.result.RejudgeRound;
import se.usve.scoring.ruleset.RoundRules;
import se.usve.scoring.ruleset.RuleSet;
import se.usve.scoring.ruleset.RuleSets;
import se.usve.scoring.unit.Round;
import se.usve.scoring.unit.Rounds;
import se.usve.scoring.whatif.CompareRound;
import se.usve.scoring.whatif.LevelPair;

/**
 * Scores a round anew under another version of its rule set: what would change is shown and kept first, and what is
 * carried out is what was shown, all of it or nothing.
 */
@ApplicationScoped
class RescoreRound {

    private static final ProblemType STALE = new ProblemType("rescoring-stale", 409,
            new Text("Planen stämmer inte längre", "The plan no longer holds"));
    private static final ProblemType SAME_VERSION = new ProblemType("same-version", 409,
            new Text("Omgången bedöms redan efter den versionen", "The round is judged by that version already"));

    private final Plans plans;
    private final Rounds rounds;
    private final RoundRules roundRules;
    private final RuleSets ruleSets;
    private final CompareRound compareRound;
    private final RejudgeRound rejudgeRound;
    private final InstantSource clock;

    RescoreRound(Plans plans, Rounds rounds, RoundRules roundRules, RuleSets ruleSets, CompareRound compareRound,
            RejudgeRound rejudgeRound, InstantSource clock) {
        this.plans = plans;
        this.rounds = rounds;
        this.roundRules = roundRules;
        this.ruleSets = ruleSets;
        this.compareRound = compareRound;
        this.rejudgeRound = rejudgeRound;
        this.clock = clock;
    }

    /**
     * {@return the plan, stored; nothing else has changed}
     *
     * @param to a published version of the rule set that the round is judged by
     * @throws ProblemException 409 if the round is judged by that version already, or is published
     */
    Plan plan(Round round, RuleSet to, String reason, String by) {
        rounds.mustNotBePublished(round);
        var from = roundRules.of(round);
        if (from.version() == to.version()) {
            throw new ProblemException(SAME_VERSION, new Text(
                    "Omgång %s bedöms redan efter version %d av %s.",
                    "Round %s is judged by version %d of %s already.").with(round.id(), to.version(), to.id()));
        }
        var id = UUID.randomUUID();
        var outcomes = new Outcomes();
        var changes = plans.changesOf(id);
        var flips = compareRound.compare(round, Optional.empty(), to, LevelPair.ofVersions(from, to),
                (unit, changed) -> {
                    outcomes.add(unit);
                    changes.add(changed);
                });
        changes.flush();
        var plan = new Plan(id, round.id(), to.id(), from.version(), to.version(), reason, by, clock.instant(),
                plans.ground(round.id()), outcomes.hash(), flips, Optional.empty());
        plans.add(plan);
        return plan;
    }

    /**
     * Carries the plan out, once; a plan that has been carried out stays as it is.
     *
     * @throws ProblemException 409 if anything it rests on has changed since, or the round is published
     */
    Plan execute(Round round, UUID id, String by) {
        // The order of locks is everybody's: the round, what it is judged by, then its units.
        rounds.mustNotBePublished(round.id());
        plans.lock(round.id());
        var plan = plans.find(round.id(), id).orElseThrow(() -> unknown(id.toString()));
        if (plan.execution().isPresent()) {
            return plan;
        }
        var inForce = roundRules.of(round);
        if (!inForce.id().equals(plan.ruleSet()) || inForce.version() != plan.fromVersion()) {
            throw stale(new Text("Omgången bedöms nu efter version %d av %s. Gör en ny plan.",
                    "The round is now judged by version %d of %s. Make a new plan.")
                    .with(inForce.version(), inForce.id()));
        }
        roundRules.move(round.id(), plan.ruleSet(), plan.toVersion());
        var outcomes = new Outcomes();
        rejudgeRound.inEarnest(round.id(), ruleSets.get(plan.ruleSet(), plan.toVersion()), by, plan.reason(), unit -> {
            if (unit.unit().takesPart()) {
                outcomes.add(unit);
            }
        });
        if (!outcomes.hash().equals(plan.planned())) {
            throw stale(new Text(
                    "Svar, bedömningar, ändringar eller enheter har ändrats sedan planen gjordes. Gör en ny plan.",
                    "Answers, rulings, overrides or units have changed since the plan was made. Make a new plan."));
        }
        plans.executed(id, new Plan.Execution(by, clock.instant()));
        return plans.find(round.id(), id).orElseThrow();
    }

    /** {@return what plans for the round rest on now} */
    Ground ground(Round round) {
        return new Ground(round.isPublished(), roundRules.of(round).version(), plans.ground(round.id()));
    }

    static ProblemException unknown(String id) {
        return new ProblemException(ProblemType.NOT_FOUND, new Text(
                "Omgången har ingen omräkning %s", "The round has no rescoring %s").with(id));
    }

    private static ProblemException stale(Text why) {
        return new ProblemException(STALE, why);
    }
}
