package se.usve.scoring.result;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;
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
    private final Judges judges;

    JudgeAsIfSent(Database database, UnitAccess access, Judges judges) {
        this.database = database;
        this.access = access;
        this.judges = judges;
    }

    /** {@return a judge who knows what is decided about these units now; judging stores nothing} */
    @Transactional
    public Judge of(RuleSet rules, Collection<UnitId> units) {
        database.readOneMoment();
        var seen = access.readable(units).stream().map(Unit::id).collect(Collectors.toSet());
        return judges.of(rules, seen, IntUnaryOperator.identity());
    }
}
