package se.usve.scoring.result;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.function.IntUnaryOperator;
import se.usve.scoring.assessment.Assessments;
import se.usve.scoring.overrides.Overrides;
import se.usve.scoring.ruleset.RuleSet;
import se.usve.scoring.unit.UnitId;

/** Judges of answers who know what is decided about units. */
@ApplicationScoped
class Judges {

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
        return new Judge(rules, assessments.of(units), overrides.inForce(units), decidedAs);
    }
}
