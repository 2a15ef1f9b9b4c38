package se.usve.scoring.overrides;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import se.usve.scoring.criteria.Criterion;
import se.usve.scoring.ruleset.RuleSet;
import se.usve.scoring.unit.Unit;

/**
 * Overrides levels of a unit in a published round that is being corrected, in the caller's transaction. They are in force at
 * once, whatever time for replies the round gave: the region's time was before publication.
 */
@ApplicationScoped
public class CorrectLevels {

    private final Overrides overrides;
    private final NewestAnswers newestAnswers;

    CorrectLevels(Overrides overrides, NewestAnswers newestAnswers) {
        this.overrides = overrides;
        this.newestAnswers = newestAnswers;
    }

    /**
     * Makes the overrides. One that stands on the same level, in force or never come to be, is withdrawn for the same reason.
     *
     * @param unit   locked, with outcomes
     * @param wanted what is decided, each level once
     * @param rules  those the round is judged by
     * @param by     who decides
     * @param at     now
     */
    public void correct(Unit unit, List<WantedOverride> wanted, RuleSet rules, String by, Instant at) {
        var ofUnit = new UnitOverrides(overrides.of(unit.id()));
        var answered = newestAnswers.of(unit.id()).orElseThrow();
        for (var one : wanted) {
            ofUnit.all().stream().filter(other -> other.isLive() && other.level() == one.level()).findFirst()
                    .map(other -> ofUnit.withdraw(other, new LevelOverride.Withdrawal(one.rationale(), by, at)))
                    .ifPresent(overrides::change);
            var questions = rules.level(one.level()).orElseThrow().clauses().map(Criterion.Clause::question).distinct();
            var made = LevelOverride.made(unit.id(), one, 0,
                    Basis.of(answered.submissionVersion(), questions.toList(), answered.answers()), by, at);
            ofUnit.add(made);
            overrides.add(made);
        }
    }
}
