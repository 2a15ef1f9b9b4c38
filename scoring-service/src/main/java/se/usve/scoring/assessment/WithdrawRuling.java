package se.usve.scoring.assessment;

import io.quarkus.security.ForbiddenException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;
import se.usve.chassis.access.Caller;
import se.usve.chassis.access.Role;
import se.usve.chassis.input.Uuids;
import se.usve.chassis.problem.ProblemException;
import se.usve.chassis.problem.ProblemType;
import se.usve.chassis.problem.Text;
import se.usve.scoring.contract.Cause;
import se.usve.scoring.unit.ScoreAnew;

/** Withdraws a ruling with a reason: it stays in the history, the case asks again, and the unit is scored anew. */
@ApplicationScoped
public class WithdrawRuling {

    private static final ProblemType WITHDRAWN = new ProblemType("ruling-withdrawn", 409,
            new Text("Bedömningen är redan tillbakadragen", "The ruling is withdrawn already"));

    private final CasesInSight cases;
    private final LockedCases locked;
    private final Assessments assessments;
    private final ScoreAnew scoreAnew;
    private final CallersView view;
    private final Caller caller;
    private final InstantSource clock;

    WithdrawRuling(CasesInSight cases, LockedCases locked, Assessments assessments, ScoreAnew scoreAnew, CallersView view,
            Caller caller, InstantSource clock) {
        this.cases = cases;
        this.locked = locked;
        this.assessments = assessments;
        this.scoreAnew = scoreAnew;
        this.view = view;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * Withdraws the ruling; who made it may, also when they have found a conflict of interest since, and ADMIN
     * without one.
     *
     * @param rationale why, not blank
     * @return the ruling as it is then
     * @throws ProblemException   404 if there is none in sight, 403 for a conflict of interest, 409 if it is withdrawn or the round is published
     * @throws ForbiddenException for anybody else who may see it
     */
    public RulingView withdraw(String id, String ruling, String rationale) {
        var found = cases.leavable(id).assessment();
        var ofUnit = locked.of(found.unit());
        var known = ofUnit.cases().get(found.id());
        var given = Uuids.of(ruling).flatMap(wanted -> known.rulings().stream()
                        .filter(one -> one.id().equals(wanted)).findFirst())
                .filter(view.sight(known)::sees)
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND,
                        new Text("Ärendet har ingen bedömning %s", "The case has no ruling %s").with(ruling)));
        if (!caller.is(Role.ADMIN) && !given.by().equals(caller.name())) {
            throw new ForbiddenException();
        }
        if (!given.by().equals(caller.name())) {
            // One's own may be withdrawn because of a conflict found since; another's may not be in spite of one.
            cases.readable(id);
        }
        given.withdrawal().ifPresent(earlier -> {
            throw new ProblemException(WITHDRAWN, new Text("%s drog tillbaka bedömningen %s.",
                    "%s withdrew the ruling on %s.").with(earlier.by(), earlier.at()));
        });
        var wasDecided = known.ruling().isPresent();
        ofUnit.cases().withdrawRuling(found.id(), given, new Ruling.Withdrawal(rationale, caller.name(), clock.instant()));
        assessments.save(List.of(ofUnit.cases()));
        if (wasDecided) {
            scoreAnew.score(ofUnit.unit(), Cause.RULING_WITHDRAWN, caller.name());
        }
        return ofUnit.cases().get(found.id()).rulings().stream().filter(one -> one.id().equals(given.id()))
                .map(RulingView::of).findFirst().orElseThrow();
    }
}
