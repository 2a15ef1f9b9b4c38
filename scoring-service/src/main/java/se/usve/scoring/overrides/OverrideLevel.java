package se.usve.scoring.overrides;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.UUID;
import se.usve.chassis.problem.ProblemException;
import se.usve.chassis.problem.ProblemType;
import se.usve.chassis.problem.Text;
import se.usve.scoring.criteria.Criterion;
import se.usve.scoring.procedure.Procedures;
import se.usve.scoring.ruleset.RoundRules;
import se.usve.scoring.contract.Cause;
import se.usve.scoring.unit.Rounds;
import se.usve.scoring.unit.ScoreAnew;
import se.usve.scoring.unit.Unit;
import se.usve.scoring.unit.UnitAccess;
import se.usve.scoring.unit.UnitId;

/**
 * Overrides a level, or withdraws that. Where the outcome changes by it, the unit gets its new result in the same
 * transaction. Every method ends with 404 for a unit that the caller may not see, 403 for one that the caller must not
 * judge and 409 for one of a published round.
 */
@ApplicationScoped
@Transactional
public class OverrideLevel {

    private static final ProblemType NO_RESULT = new ProblemType("no-result", 409,
            new Text("Enheten har inget resultat", "The unit has no result"));

    private final Overrides overrides;
    private final NewestAnswers newestAnswers;
    private final Procedures procedures;
    private final RoundRules rules;
    private final UnitAccess access;
    private final Rounds rounds;
    private final ScoreAnew scoreAnew;
    private final InstantSource clock;

    OverrideLevel(Overrides overrides, NewestAnswers newestAnswers, Procedures procedures, RoundRules rules,
            UnitAccess access, Rounds rounds, ScoreAnew scoreAnew, InstantSource clock) {
        this.overrides = overrides;
        this.newestAnswers = newestAnswers;
        this.procedures = procedures;
        this.rules = rules;
        this.access = access;
        this.rounds = rounds;
        this.scoreAnew = scoreAnew;
        this.clock = clock;
    }

    /**
     * {@return the override made} It is in force at once if the round's procedure gives the region no days for a reply;
     * the days are those of now, and a later change of the procedure does not move them.
     *
     * @param wanted what is decided
     * @param by     who decides
     * @throws ProblemException 409 if the level has a live one already, or the unit no outcomes
     */
    public LevelOverride override(UnitId id, WantedOverride wanted, String by) {
        var unit = lock(id);
        var answered = newestAnswers.of(id);
        if (!unit.hasOutcomes() || answered.isEmpty()) {
            throw new ProblemException(NO_RESULT, new Text(
                    "Enheten har inga svar som gäller, så det finns inget utfall att ändra.",
                    "The unit has no answers in force, so there is no outcome to override."));
        }
        var level = rules.of(access.round(id.round())).level(wanted.level()).orElseThrow(() -> new ProblemException(
                ProblemType.NOT_FOUND, new Text("Det finns ingen nivå %d", "There is no level %d").with(wanted.level())));
        var made = LevelOverride.made(id, wanted, procedures.of(id.round()).replyDays(),
                Basis.of(answered.get().submissionVersion(), level.clauses().map(Criterion.Clause::question).distinct()
                        .toList(), answered.get().answers()), by, clock.instant());
        new UnitOverrides(overrides.of(id)).add(made);
        overrides.add(made);
        if (made.isInForce()) {
            scoreAnew.score(unit, Cause.OVERRIDE, by);
        }
        return made;
    }

    /**
     * {@return the override as withdrawn; it stays in the history} One that was not in force yet ends without effect.
     *
     * @param override its id
     * @param by       who withdraws it
     * @throws ProblemException 404 if the unit has no such override, 409 if it is withdrawn already
     */
    public LevelOverride withdraw(UnitId id, UUID override, String rationale, String by) {
        var unit = lock(id);
        var all = new UnitOverrides(overrides.of(id));
        var found = all.find(override).orElseThrow(() -> unknown(override.toString()));
        var withdrawn = all.withdraw(found, new LevelOverride.Withdrawal(rationale, by, clock.instant()));
        overrides.change(withdrawn);
        if (found.isInForce()) {
            scoreAnew.score(unit, Cause.OVERRIDE_WITHDRAWN, by);
        }
        return withdrawn;
    }

    /** {@return that the unit has no such override} */
    public static ProblemException unknown(String id) {
        return new ProblemException(ProblemType.NOT_FOUND,
                new Text("Enheten har ingen ändring %s", "The unit has no override %s").with(id));
    }

    private Unit lock(UnitId id) {
        access.mustBeImpartial(access.readable(id));
        rounds.mustNotBePublished(id.round());
        return access.locked(id);
    }
}
