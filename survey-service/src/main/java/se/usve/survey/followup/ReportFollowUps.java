package se.usve.survey.followup;

import io.quarkus.security.ForbiddenException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import se.usve.chassis.access.Caller;
import se.usve.chassis.outbox.Outbox;
import se.usve.chassis.problem.ProblemException;
import se.usve.chassis.problem.ProblemType;
import se.usve.chassis.problem.Text;
import se.usve.chassis.problem.Violation;
import se.usve.survey.audit.Actor;
import se.usve.survey.audit.AuditTrail;
import se.usve.survey.audit.Hash;
import se.usve.survey.contract.FollowUpReported;
import se.usve.survey.round.RoundInForce;
import se.usve.survey.round.RoundState;

/**
 * Stores how regions mend the levels their units miss, all that a request tells of or nothing, and tells of it.
 *
 * <p>Which levels a unit misses is not known here but by those who read the events: a plan for a level that the unit meets
 * is stored, and counts nowhere.
 */
@ApplicationScoped
class ReportFollowUps {

    /**
     * A request.
     *
     * @param round          id of the round
     * @param fields         what it tells
     * @param idempotencyKey the client's name for it, by which it can repeat it, or null
     */
    record Request(String round, PlanFields fields, String idempotencyKey) {
    }

    private final RoundInForce rounds;
    private final FollowUps followUps;
    private final AuditTrail audit;
    private final Outbox outbox;

    ReportFollowUps(RoundInForce rounds, FollowUps followUps, AuditTrail audit, Outbox outbox) {
        this.rounds = rounds;
        this.followUps = followUps;
        this.audit = audit;
        this.outbox = outbox;
    }

    /**
     * Stores what the request tells.
     *
     * @return what was stored, now or at an earlier request under the same key, in the order of the request
     * @throws ForbiddenException if a unit is another region's than the caller's
     * @throws ProblemException   404 for a round the caller may not know of, 409 if it is not closed yet, 422 with every
     *                            error, or if the key was used for something else
     */
    @Transactional
    List<FollowUp> report(Request request, Caller caller, Actor actor) {
        var round = request.round();
        rounds.visible(round, caller);
        var plans = request.fields().plans();
        var sender = caller.actsOnlyFor();
        var report = new FollowUps.Report(round, sender, request.idempotencyKey(), Hash.of(plans),
                actor.name());
        var earlier = followUps.underKey(report);
        if (earlier.isPresent()) {
            return again(earlier.get(), report);
        }
        mustBeCollected(rounds.hold(round));
        var units = followUps.hold(round,
                plans.stream().map(Plan::unit).filter(Objects::nonNull).distinct().toList());
        check(request.fields(), units, sender);
        var stored = followUps.add(report);
        return stored.isPresent() ? store(report, stored.get(), plans, units, actor)
                // The same request came twice at once, and the other one is stored by now.
                : again(followUps.underKey(report).orElseThrow(), report);
    }

    private List<FollowUp> again(FollowUps.Stored earlier, FollowUps.Report report) {
        if (!earlier.sha256().equals(report.sha256())) {
            throw new ProblemException(ProblemType.INVALID_CONTENT, new Text(
                    "Nyckeln i Idempotency-Key är redan använd för andra åtgärder i omgången",
                    "The Idempotency-Key was used already for other follow-ups in the round"),
                    List.of(new Violation("", "IDEMPOTENCY_KEY_REUSED", new Text(
                            "Använd en ny nyckel för nya åtgärder", "Use a new key for new follow-ups"))));
        }
        return followUps.of(earlier.number());
    }

    private static void mustBeCollected(RoundState state) {
        if (state == RoundState.DRAFT || state == RoundState.OPEN) {
            throw new ProblemException(ProblemType.CONFLICT, new Text(
                    "Omgången är %s: åtgärder rapporteras när den är CLOSED eller PUBLISHED",
                    "The round is %s: follow-ups are reported once it is CLOSED or PUBLISHED").with(state));
        }
    }

    private static void check(PlanFields fields, Map<String, FollowUps.Unit> units, Optional<String> sender) {
        var plans = fields.plans();
        var isForbidden = false;
        for (int i = 0; i < plans.size(); i++) {
            var unit = units.get(plans.get(i).unit());
            if (plans.get(i).unit() != null && unit == null) {
                fields.addToUnit(i, "UNKNOWN_UNIT", new Text("enheten %s deltar inte i omgången",
                        "the unit %s takes no part in the round").with(plans.get(i).unit()));
            }
            isForbidden |= unit != null && sender.filter(own -> !own.equals(unit.region())).isPresent();
        }
        if (isForbidden) {
            throw new ForbiddenException();
        }
        fields.mustBeValid();
    }

    private List<FollowUp> store(FollowUps.Report report, FollowUps.Stored as, List<Plan> plans,
            Map<String, FollowUps.Unit> units, Actor actor) {
        var versions = new HashMap<String, Long>();
        var stored = new ArrayList<FollowUp>();
        for (var plan : plans) {
            var unit = units.get(plan.unit());
            var version = versions.merge(plan.unit(), unit.version() + 1, (last, _) -> last + 1);
            stored.add(new FollowUp(report.round(), version, unit.region(), plan, as.at(), report.by()));
        }
        var before = followUps.newest(report.round(), versions.keySet());
        followUps.store(as.number(), stored);
        audit.record(actor, stored.stream().map(one -> entry(one, before)).toList());
        outbox.append(stored.stream().map(ReportFollowUps::event).toList());
        return stored;
    }

    private static AuditTrail.Entry entry(FollowUp stored, List<FollowUp> before) {
        var plan = stored.plan();
        return new AuditTrail.Entry("follow-up.reported", stored.round(), plan.unit(), stored.region(),
                before.stream().map(FollowUp::plan).filter(one -> one.unit().equals(plan.unit()))
                        .filter(one -> one.level() == plan.level()).findFirst().map(Hash::of).orElse(null),
                Hash.of(plan), null);
    }

    static Outbox.Entry event(FollowUp stored) {
        var plan = stored.plan();
        var event = new FollowUpReported(stored.round(), plan.unit(), plan.level(), stored.version(), stored.region(),
                plan.measure(), plan.responsible(), plan.due(), plan.status(), plan.mendedOn(), plan.evidence(),
                stored.reportedAt());
        return new Outbox.Entry(event.type(), event.key(), event.version(), event);
    }
}
