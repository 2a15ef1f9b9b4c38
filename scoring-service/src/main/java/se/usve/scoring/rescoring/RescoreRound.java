package se.usve.scoring.rescoring;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
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
import se.usve.scoring.whatif.Change;
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

    /** So many changes are stored in one statement. */
    private static final int PIECE = 1000;

    private final Plans plans;
    private final Rounds rounds;
    private final RoundRules roundRules;
    private final RuleSets ruleSets;
    private final CompareRound compareRound;
    private final RejudgeRound rejudgeRound;

    RescoreRound(Plans plans, Rounds rounds, RoundRules roundRules, RuleSets ruleSets, CompareRound compareRound,
            RejudgeRound rejudgeRound) {
        this.plans = plans;
        this.rounds = rounds;
        this.roundRules = roundRules;
        this.ruleSets = ruleSets;
        this.compareRound = compareRound;
        this.rejudgeRound = rejudgeRound;
    }

    /**
     * {@return the plan, stored; nothing else has changed} The caller's transaction sees one moment.
     *
     * @param to a published version of the rule set that the round is judged by
     * @throws ProblemException 409 if the round is judged by that version already, or is published
     */
    Plan plan(Round round, RuleSet to, String reason, String by) {
        if (round.isPublished()) {
            throw Rounds.published(round.id());
        }
        var from = roundRules.of(round);
        if (from.version() == to.version()) {
            throw new ProblemException(SAME_VERSION, new Text(
                    "Omgång %s bedöms redan efter version %d av %s.",
                    "Round %s is judged by version %d of %s already.").with(round.id(), to.version(), to.id()));
        }
        var id = UUID.randomUUID();
        var outcomes = new Outcomes();
        var pending = new ArrayList<Change>();
        var changes = new ArrayList<Change>();
        var flips = compareRound.compare(round, Optional.empty(), to, LevelPair.ofVersions(from, to), (unit, changed) -> {
            outcomes.add(unit);
            changes.addAll(changed);
        });
        var plan = new Plan(id, round.id(), to.id(), from.version(), to.version(), reason, by, now(),
                plans.ground(round.id()), outcomes.hash(), flips, Optional.empty());
        plans.add(plan);
        for (int first = 0; first < changes.size(); first += PIECE) {
            plans.add(id, first + 1L, changes.subList(first, Math.min(first + PIECE, changes.size())));
        }
        return plan;
    }

    /**
     * Carries the plan out, once; a plan that has been carried out stays as it is.
     *
     * @throws ProblemException 409 if anything it rests on has changed since, or the round is published
     */
    Plan execute(Plan known, String by) {
        // The locks are taken in the order of all others: the round, what it is judged by, then its units.
        rounds.mustNotBePublished(known.round());
        plans.lock(known.round());
        var plan = plans.find(known.round(), known.id()).orElseThrow();
        if (plan.execution().isPresent()) {
            return plan;
        }
        var to = ruleSets.get(plan.ruleSet(), plan.toVersion());
        return plan;
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }
}
