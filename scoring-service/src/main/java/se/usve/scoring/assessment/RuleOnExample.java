package se.usve.scoring.assessment;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import se.usve.chassis.problem.ProblemException;
import se.usve.chassis.problem.ProblemType;
import se.usve.chassis.problem.Text;
import se.usve.scoring.unit.Cause;
import se.usve.scoring.unit.Rescoring;
import se.usve.scoring.unit.Rounds;
import se.usve.scoring.unit.UnitAccess;

/** An assessor rules on an example, and the unit gets its new result in the same transaction. */
@ApplicationScoped
class RuleOnExample {

    private static final ProblemType ALREADY_RULED = new ProblemType("already-ruled", 409,
            new Text("Ärendet är redan avgjort", "The case has been ruled on"));
    private static final ProblemType SUPERSEDED = new ProblemType("superseded", 409,
            new Text("Ärendet är inte längre aktuellt", "The case is no longer open"));

    private final Assessments assessments;
    private final UnitAccess access;
    private final Rounds rounds;
    private final Rescoring rescoring;

    RuleOnExample(Assessments assessments, UnitAccess access, Rounds rounds, Rescoring rescoring) {
        this.assessments = assessments;
        this.access = access;
        this.rounds = rounds;
        this.rescoring = rescoring;
    }

    /**
     * Stores the ruling.
     *
     * @throws ProblemException 404 for an unknown case, 409 for one that is not pending or whose round is published
     */
    void rule(UUID id, Ruling ruling) {
        var known = find(id);
        rounds.mustNotBePublished(known.unit().round());
        var unit = access.locked(known.unit());
        // Again, now that nobody else can change it.
        var current = find(id);
        mustBePending(current);
        assessments.save(List.of(current.ruled(ruling)));
        rescoring.rescore(unit, Cause.RULING, ruling.by());
    }

    private static void mustBePending(Assessment current) {
        switch (current.status()) {
            case PENDING -> {
                // As it should be.
            }
            case APPROVED, REJECTED -> throw new ProblemException(ALREADY_RULED, new Text(
                    "%s avgjorde ärendet %s.", "%s ruled on the case at %s.")
                    .with(current.ruling().orElseThrow().by(), current.ruling().orElseThrow().at()));
            case SUPERSEDED -> throw new ProblemException(SUPERSEDED, new Text(
                    "Enheten har lämnat nya svar eller dragit tillbaka dem, och exemplet ska inte längre bedömas.",
                    "The unit has sent new answers or withdrawn them, and the example is no longer to be judged."));
        }
    }

    private Assessment find(UUID id) {
        return assessments.find(id).orElseThrow(() -> unknown(id.toString()));
    }

    static ProblemException unknown(String id) {
        return new ProblemException(ProblemType.NOT_FOUND,
                new Text("Det finns inget ärende %s", "There is no assessment %s").with(id));
    }
}
