package se.usve.scoring.assessment;

import jakarta.enterprise.context.ApplicationScoped;
import se.usve.chassis.problem.ProblemException;
import se.usve.scoring.unit.Rounds;
import se.usve.scoring.unit.Unit;
import se.usve.scoring.unit.UnitAccess;
import se.usve.scoring.unit.UnitId;

/** The cases of a unit that nobody else can change, nor its answers, until the transaction ends. */
@ApplicationScoped
class LockedCases {

    /**
     * A locked unit with its cases.
     *
     * @param unit  the unit
     * @param cases its cases
     */
    record OfUnit(Unit unit, UnitCases cases) {
    }

    private final Assessments assessments;
    private final UnitAccess access;
    private final Rounds rounds;

    LockedCases(Assessments assessments, UnitAccess access, Rounds rounds) {
        this.assessments = assessments;
        this.access = access;
        this.rounds = rounds;
    }

    /**
     * {@return the unit's cases as they are now}
     *
     * @throws ProblemException 409 if the round is published
     */
    OfUnit of(UnitId id) {
        rounds.mustNotBePublished(id.round());
        var unit = access.locked(id);
        return new OfUnit(unit, assessments.of(id));
    }
}
