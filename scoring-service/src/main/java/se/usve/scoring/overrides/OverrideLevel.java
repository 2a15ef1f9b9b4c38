package se.usve.scoring.overrides;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import se.usve.chassis.problem.ProblemException;
import se.usve.chassis.problem.ProblemType;
import se.usve.chassis.problem.Text;
import se.usve.scoring.unit.Cause;
import se.usve.scoring.unit.Rescoring;
import se.usve.scoring.unit.Rounds;
import se.usve.scoring.unit.Unit;
import se.usve.scoring.unit.UnitAccess;
import se.usve.scoring.unit.UnitId;

/** Overrides a level, or withdraws that; the unit gets its new result in the same transaction. */
@ApplicationScoped
class OverrideLevel {

    private static final ProblemType ACTIVE = new ProblemType("override-active", 409,
            new Text("Nivån är redan ändrad", "The level is overridden already"));
    private static final ProblemType WITHDRAWN = new ProblemType("override-withdrawn", 409,
            new Text("Ändringen är redan återkallad", "The override is withdrawn already"));
    private static final ProblemType NO_RESULT = new ProblemType("no-result", 409,
            new Text("Enheten har inget resultat", "The unit has no result"));

    private final Overrides overrides;
    private final UnitAccess access;
    private final Rounds rounds;
    private final Rescoring rescoring;

    OverrideLevel(Overrides overrides, UnitAccess access, Rounds rounds, Rescoring rescoring) {
        this.overrides = overrides;
        this.access = access;
        this.rounds = rounds;
        this.rescoring = rescoring;
    }

    /**
     * Stores the override.
     *
     * @throws ProblemException 409 if the level has an active one, the unit no result, or the round is published
     */
    void add(LevelOverride override) {
        var unit = lock(override.unit());
        if (!unit.hasOutcomes()) {
            throw new ProblemException(NO_RESULT, new Text(
                    "Enheten har inga svar som gäller, så det finns inget utfall att ändra.",
                    "The unit has no answers in force, so there is no outcome to override."));
        }
        var active = overrides.active(Set.of(unit.id())).getOrDefault(unit.id(), Map.of()).get(override.level());
        if (active != null) {
            throw new ProblemException(ACTIVE, new Text(
                    "Nivå %d har en gällande ändring, %s. Återkalla den först.",
                    "Level %d has an active override, %s. Withdraw it first.").with(override.level(), active.id()));
        }
        overrides.add(override);
        rescoring.rescore(unit, Cause.OVERRIDE, override.by());
    }

    /**
     * Withdraws the override; it stays in the history.
     *
     * @throws ProblemException 404 if the unit has no such override, 409 if it is withdrawn already or the round is
     *                          published
     */
    void withdraw(UnitId id, UUID override, LevelOverride.Withdrawal withdrawal) {
        var unit = lock(id);
        var found = overrides.find(id, override).orElseThrow(() -> unknown(override.toString()));
        if (!found.isActive()) {
            throw new ProblemException(WITHDRAWN, new Text(
                    "%s återkallade ändringen %s.", "%s withdrew the override at %s.")
                    .with(found.withdrawal().by(), found.withdrawal().at()));
        }
        overrides.withdraw(override, withdrawal);
        rescoring.rescore(unit, Cause.OVERRIDE_WITHDRAWN, withdrawal.by());
    }

    static ProblemException unknown(String id) {
        return new ProblemException(ProblemType.NOT_FOUND,
                new Text("Enheten har ingen ändring %s", "The unit has no override %s").with(id));
    }

    private Unit lock(UnitId id) {
        rounds.mustNotBePublished(id.round());
        return access.locked(id);
    }
}
