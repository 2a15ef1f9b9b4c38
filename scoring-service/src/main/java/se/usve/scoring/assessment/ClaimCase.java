package se.usve.scoring.assessment;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import se.usve.chassis.access.Caller;
import se.usve.chassis.access.Role;
import se.usve.chassis.problem.ProblemException;
import se.usve.scoring.settings.ScoringSettings;

/** An assessor takes a case, so that nobody else judges it unaware, or gives it up. */
@ApplicationScoped
public class ClaimCase {

    /**
     * A case that the caller has taken.
     *
     * @param assessment the case
     * @param renewed    whether it was theirs already
     */
    public record Claimed(AssessmentView assessment, boolean renewed) {
    }

    private final CasesInSight cases;
    private final LockedCases locked;
    private final Assessments assessments;
    private final CallersView view;
    private final Caller caller;
    private final ScoringSettings.Assessment settings;
    private final InstantSource clock;

    ClaimCase(CasesInSight cases, LockedCases locked, Assessments assessments, CallersView view, Caller caller,
            ScoringSettings.Assessment settings, InstantSource clock) {
        this.cases = cases;
        this.locked = locked;
        this.assessments = assessments;
        this.view = view;
        this.caller = caller;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Takes the case for the caller, or lets them keep it longer: until the time a claim lasts has passed from now.
     *
     * @throws ProblemException 404 if there is none in sight, 403 for a conflict of interest, 409 if it cannot be ruled on,
     *                          such as when others have claimed it, or the round is published
     */
    public Claimed claim(String id) {
        var entry = cases.judgeable(id);
        var found = entry.assessment();
        var ofUnit = locked.of(found.unit()).cases();
        var now = clock.instant();
        var renewed = ofUnit.get(found.id()).claims(now).stream().anyMatch(claim -> claim.by().equals(caller.name()));
        ofUnit.claim(found.id(), new Claim(caller.name(), now, now.plus(settings.claimTime()))).ifPresent(refusal -> {
            throw Refusals.problem(refusal);
        });
        assessments.save(List.of(ofUnit));
        return new Claimed(view.of(cases.judgeable(id)), renewed);
    }

    /**
     * Gives the case up: the caller's own claim, or for ADMIN the claim of whoever is named, of all if nobody is. Nothing
     * happens if there is no such claim.
     *
     * @param of whose claim an ADMIN ends
     * @throws ProblemException 404 if there is none in sight, 409 if the round is published
     */
    public void release(String id, Optional<String> of) {
        var found = cases.leavable(id).assessment();
        var ofUnit = locked.of(found.unit()).cases();
        var now = clock.instant();
        var known = ofUnit.get(found.id());
        var whose = caller.is(Role.ADMIN) ? of.map(List::of).orElseGet(() ->
                known.claims(now).stream().map(Claim::by).toList()) : List.of(caller.name());
        whose.forEach(person -> ofUnit.release(found.id(), person, caller.name(), now));
        assessments.save(List.of(ofUnit));
    }
}
