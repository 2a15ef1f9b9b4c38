package se.usve.scoring.assessment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.InstantSource;
import java.util.List;
import se.usve.scoring.store.Database;
import se.usve.scoring.unit.ConflictOfInterest;
import se.usve.scoring.unit.UnitId;

/** Whoever declares a conflict of interest with a unit lets go of its cases, so that others can judge them at once. */
@ApplicationScoped
class ReleaseOnConflict {

    private final Database database;
    private final LockedCases locked;
    private final Assessments assessments;
    private final InstantSource clock;

    ReleaseOnConflict(Database database, LockedCases locked, Assessments assessments, InstantSource clock) {
        this.database = database;
        this.locked = locked;
        this.assessments = assessments;
        this.clock = clock;
    }

    void release(@Observes ConflictOfInterest declared) {
        var now = clock.instant();
        // In a published round nobody waits for the case.
        var held = database.query("""
                select distinct a.round, a.unit from assessment_claim c
                join assessment a on a.id = c.assessment join round r on r.id = a.round
                where c.assessor = ? and c.expires_at > ? and a.unit = ? and r.state <> 'PUBLISHED' order by a.round""",
                row -> new UnitId(row.text("round"), row.text("unit")), declared.assessor(), now, declared.unit());
        for (var unit : held) {
            var cases = locked.of(unit).cases();
            cases.all().forEach(known -> cases.release(known.id(), declared.assessor(), declared.assessor(), now));
            assessments.save(List.of(cases));
        }
    }
}
