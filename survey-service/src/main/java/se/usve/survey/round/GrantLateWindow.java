package se.usve.survey.round;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.security.ForbiddenException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import se.usve.chassis.access.Caller;
import se.usve.chassis.input.Fields;
import se.usve.chassis.problem.ProblemException;
import se.usve.chassis.problem.ProblemType;
import se.usve.chassis.problem.Text;
import se.usve.chassis.time.Sweden;
import se.usve.survey.audit.Actor;
import se.usve.survey.audit.AuditTrail;
import se.usve.survey.audit.Hash;

/**
 * Lets a unit, a region's units or all answer after the round has closed, or ends that before its time. It holds the
 * round alone, so that no round is published under a window that is being granted.
 */
@ApplicationScoped
class GrantLateWindow {

    private static final int LONGEST_UNIT = 64;

    private final Rounds rounds;
    private final RoundLock lock;
    private final LateWindows windows;
    private final AuditTrail audit;

    GrantLateWindow(Rounds rounds, RoundLock lock, LateWindows windows, AuditTrail audit) {
        this.rounds = rounds;
        this.lock = lock;
        this.windows = windows;
        this.audit = audit;
    }

    /**
     * Grants what the body asks for.
     *
     * @throws ForbiddenException if the round is not the caller's to run
     * @throws ProblemException   404 for a round the caller may not know of, 409 if it is published, 422 with every error
     */
    @Transactional
    LateWindow grant(String id, JsonNode body, Caller caller, Actor actor) {
        lock.exclusively(id);
        var round = rounds.visible(id, caller);
        ChangeRound.mustRun(round.owner, caller);
        var fields = Fields.of(body);
        var region = fields.optionalMatching("region", RoundDefinition.REGION,
                new Text("ska vara en regions länskod", "must be a region's county code"));
        var unit = fields.optionalText("unit", LONGEST_UNIT);
        var until = fields.date("until");
        var reason = fields.text("reason", Reason.LONGEST);
        if (region != null && unit != null) {
            fields.add("unit", Fields.INVALID_VALUE, new Text(
                    "ange en region eller en enhet, inte båda", "name a region or a unit, not both"));
        }
        if (until != null && until.isBefore(LocalDate.now(Sweden.ZONE))) {
            fields.add("until", "IN_THE_PAST", new Text("%s har varit", "%s is past").with(until));
        }
        if (region != null && round.owner != null && !region.equals(round.owner)) {
            fields.add("region", "NOT_THE_OWNERS", new Text(
                    "omgången är region %s egen", "the round is region %s's own").with(round.owner));
        }
        var unitsRegion = unit == null ? region : windows.regionOf(id, unit).orElse(null);
        if (unit != null && unitsRegion == null) {
            fields.add("unit", "UNKNOWN_UNIT", new Text(
                    "enheten %s deltar inte i omgången", "the unit %s does not take part in the round").with(unit));
        }
        fields.mustBeValid();
        mustNotBePublished(round);
        var window = windows.find(id, windows.add(id, new LateWindow(0, region, unit, until, reason,
                Instant.now().truncatedTo(ChronoUnit.MICROS), actor.name(), null, null, null))).orElseThrow();
        audit.record(actor, new AuditTrail.Entry("late-window.granted", id, unit,
                unitsRegion == null ? round.owner : unitsRegion, null, Hash.of(window), reason));
        return window;
    }

    /**
     * Ends a window before its time.
     *
     * @throws ForbiddenException if the round is not the caller's to run
     * @throws ProblemException   404 if the caller may know of no such round or window, 409 if it has ended
     */
    @Transactional
    void end(String id, long number, String reason, Caller caller, Actor actor) {
        lock.exclusively(id);
        var round = rounds.visible(id, caller);
        ChangeRound.mustRun(round.owner, caller);
        var window = windows.find(id, number).orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, new Text(
                "Den förlängda svarstiden finns inte", "There is no such late window")));
        if (window.endedAt() != null) {
            throw new ProblemException(ProblemType.CONFLICT, new Text(
                    "Den förlängda svarstiden är redan avslutad", "The late window has ended already"));
        }
        windows.end(number, Instant.now().truncatedTo(ChronoUnit.MICROS), actor.name(), reason);
        var region = window.unit() == null ? window.region() : windows.regionOf(id, window.unit()).orElse(null);
        audit.record(actor, new AuditTrail.Entry("late-window.ended", id, window.unit(),
                region == null ? round.owner : region, Hash.of(window), Hash.of(windows.find(id, number).orElseThrow()),
                reason));
    }

    private static void mustNotBePublished(Round round) {
        if (round.state == RoundState.PUBLISHED) {
            throw new ProblemException(ProblemType.CONFLICT, new Text(
                    "Omgången är publicerad och tar inte emot fler svar",
                    "The round is published and receives no more answers"));
        }
    }
}
