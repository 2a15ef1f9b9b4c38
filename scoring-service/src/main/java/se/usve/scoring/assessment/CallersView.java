package se.usve.scoring.assessment;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import se.usve.chassis.access.Caller;
import se.usve.chassis.access.Role;
import se.usve.scoring.ruleset.RuleSets;

/** Shows cases as the caller may see them: whatever leaves this feature about a case goes through here. */
@ApplicationScoped
public class CallersView {

    private final Caller caller;
    private final RuleSets ruleSets;
    private final InstantSource clock;

    CallersView(Caller caller, RuleSets ruleSets, InstantSource clock) {
        this.caller = caller;
        this.ruleSets = ruleSets;
        this.clock = clock;
    }

    /** {@return the case as the caller may see it} */
    public AssessmentView of(Queue.Entry entry) {
        return AssessmentView.of(entry,
                ruleSets.get(entry.ruleSet(), entry.version()).level(entry.assessment().level()),
                sight(entry.assessment()), clock.instant());
    }

    Sight sight(Assessment assessment) {
        return new Sight(assessment, caller.name(), caller.is(Role.ASSESSOR));
    }
}
