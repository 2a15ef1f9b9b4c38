package se.usve.scoring.result;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import se.usve.scoring.assessment.Assessments;
import se.usve.scoring.assessment.UnitCases;
import se.usve.scoring.contract.UnitScored;
import se.usve.scoring.criteria.Answers;
import se.usve.scoring.overrides.Overrides;
import se.usve.scoring.ruleset.RuleSet;
import se.usve.scoring.unit.UnitId;

/** Judges of answers who know what is decided about units. */
@ApplicationScoped
class Judges {

    /** Judges a unit's answers: by the rule, by the rulings on texts that stay the same, and by the overrides. */
    @FunctionalInterface
    interface Judge {

        /** {@return what would become of every level; stores nothing} */
        List<UnitScored.LevelOutcome> judge(UnitId unit, Answers answers);
    }

    private final Assessments assessments;
    private final Overrides overrides;

    Judges(Assessments assessments, Overrides overrides) {
        this.assessments = assessments;
        this.overrides = overrides;
    }

    /**
     * {@return a judge by these rules who knows what is decided about these units now; of others nothing}
     *
     * @param decidedAs from the number of a level to the one by which rulings and overrides know it
     */
    Judge of(RuleSet rules, Collection<UnitId> units, IntUnaryOperator decidedAs) {
        var cases = assessments.of(units);
        var active = overrides.active(units);
        var now = Instant.now();
        return (unit, answers) -> Scorer.score(rules, answers,
                new UnitCases(unit, cases.getOrDefault(unit, List.of())),
                active.getOrDefault(unit, Map.of()), decidedAs, now);
    }
}
