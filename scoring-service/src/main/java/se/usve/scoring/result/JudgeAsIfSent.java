package se.usve.scoring.result;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import se.usve.scoring.assessment.Assessments;
import se.usve.scoring.assessment.UnitCases;
import se.usve.scoring.contract.Outcome;
import se.usve.scoring.contract.UnitScored;
import se.usve.scoring.criteria.Answers;
import se.usve.scoring.overrides.Overrides;
import se.usve.scoring.ruleset.RuleSet;
import se.usve.scoring.store.Database;
import se.usve.scoring.unit.Unit;
import se.usve.scoring.unit.UnitAccess;
import se.usve.scoring.unit.UnitId;

/**
 * Judges answers as they would be if the unit sent them now: by the rule, by the rulings on texts that stay the same, and
 * by the overrides. A unit that the caller may not see is judged by the rule alone, as one nobody has heard of: what has
 * been decided about it is not the caller's to find out.
 */
@ApplicationScoped
class JudgeAsIfSent {

    private final Database database;
    private final UnitAccess access;
    private final Assessments assessments;
    private final Overrides overrides;

    JudgeAsIfSent(Database database, UnitAccess access, Assessments assessments, Overrides overrides) {
        this.database = database;
        this.access = access;
        this.assessments = assessments;
        this.overrides = overrides;
    }

    /** {@return a judge who knows what is decided about these units now; judging stores nothing} */
    @Transactional
    public BiFunction<UnitId, Answers, List<Outcome>> of(RuleSet rules, Collection<UnitId> units) {
        database.readOneMoment();
        var seen = access.readable(units).stream().map(Unit::id).collect(Collectors.toSet());
        var cases = assessments.of(seen);
        var active = overrides.active(seen);
        var now = Instant.now();
        return (unit, answers) -> Scorer.score(rules, answers,
                        new UnitCases(unit, cases.getOrDefault(unit, List.of())),
                        active.getOrDefault(unit, Map.of()), now)
                .stream().map(UnitScored.LevelOutcome::outcome).toList();
    }
}
