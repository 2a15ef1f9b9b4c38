package se.usve.survey.register;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import se.usve.chassis.access.Caller;
import se.usve.chassis.input.Fields;
import se.usve.chassis.outbox.Outbox;
import se.usve.chassis.problem.ProblemException;
import se.usve.chassis.problem.ProblemType;
import se.usve.chassis.problem.Text;
import se.usve.chassis.problem.Violation;
import se.usve.survey.audit.AuditTrail;
import se.usve.survey.audit.Hash;
import se.usve.survey.round.Reason;
import se.usve.survey.round.RoundFacts;
import se.usve.survey.round.RoundInForce;

/** Lets units of the register take part in a round with what the register says of them, or ends their taking part. */
@ApplicationScoped
class TakePart {

    private static final int MOST_UNITS = 5000;
    private static final Pattern ROUND = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,39}");

    /** What a request to take part came to. */
    record Taken(long created, long changed, long unchanged,
            List<Row> rows, List<LeftOut> leftOut) {
    }

    /** What became of one unit. */
    record Row(String unit, Planned.Action action) {
    }

    /** A unit of the earlier round that was no more when this round opened, and what became of it. */
    record LeftOut(String unit, Succession.Kind kind, LocalDate effective,
            List<String> to) {
    }

    private final OpenForUnits open;
    private final RoundInForce rounds;
    private final Register register;
    private final RegisterUnits units;
    private final Successions successions;
    private final EarlierUnits earlier;
    private final AuditTrail audit;
    private final Outbox outbox;

    TakePart(OpenForUnits open, RoundInForce rounds, Register register, RegisterUnits units, Successions successions,
            EarlierUnits earlier, AuditTrail audit, Outbox outbox) {
        this.open = open;
        this.rounds = rounds;
        this.register = register;
        this.units = units;
        this.successions = successions;
        this.earlier = earlier;
        this.audit = audit;
        this.outbox = outbox;
    }

    /**
     * Lets the units that the body names, or that took part in the round it names, take part.
     *
     * @throws ProblemException 404 for an unknown round, 409 if the round is past registration, 422 with every error
     */
    @Transactional
    Taken begin(String round, JsonNode body, Caller caller, Registrar registrar) {
        var fields = Fields.of(body);
        var named = fields.texts("units", MOST_UNITS, UnitId.FORM, UnitId.RULE);
        var fromRound = fields.optionalMatching("fromRound", ROUND,
                new Text("ska vara en omgångs id", "must be the id of a round"));
        var reason = fields.optionalText("reason", Reason.LONGEST);
        if (named.isEmpty() == (fromRound == null)) {
            fields.add("units", Fields.INVALID_VALUE, new Text(
                    "ange enheter i units, eller en omgång i fromRound, inte båda",
                    "name units in units, or a round in fromRound, not both"));
        }
        fields.mustBeValid();
        var facts = open.hold(round, caller);
        register.hold();
        if (fromRound == null) {
            return take(facts, theirs(named, registrar), List.of(), reason, registrar);
        }
        var earlier = register.inRegisterOf(rounds.visible(fromRound, caller).id(),
                facts.owner().isPresent() ? facts.owner() : registrar.region());
        var leftOut = leftOut(earlier, facts.opens());
        var gone = leftOut.stream().map(LeftOut::unit).toList();
        return take(facts, earlier.stream().filter(unit -> !gone.contains(unit.id())).toList(), leftOut, reason, registrar);
    }

    /**
     * Ends a unit's taking part. Its row stays, so that its versions go on if it takes part again.
     *
     * @throws ProblemException 404 for an unknown round or unit, 409 if the round is past registration or the unit has
     *                          answers that count
     */
    @Transactional
    void end(String round, String unit, String reason, Caller caller, Registrar registrar) {
        open.hold(round, caller);
        register.hold();
        var before = register.holdParticipant(round, unit)
                .filter(found -> registrar.registersFor(found.registration().region()))
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, new Text(
                        "Enheten finns inte", "There is no such unit")));
        if (register.hasAnswered(round, unit)) {
            throw new ProblemException(ProblemType.CONFLICT, new Text(
                    "Enheten har svar som räknas: återkalla dem först",
                    "The unit has answers that count: withdraw them first"));
        }
        var row = new Register.Row(round, unit, before.version() + 1, before.registration(), false,
                Instant.now().truncatedTo(ChronoUnit.MICROS), registrar.actor().name(), reason);
        register.storeParticipants(List.of(row));
        audit.record(registrar.actor(), new AuditTrail.Entry("participation.ended", round, unit,
                before.registration().region(), Hash.of(UnitView.inRound(round, before)), null, reason));
        outbox.append(List.of(RegisterUnits.event(row, earlier.of(List.of(unit)).get(unit))));
    }

    private List<Unit> theirs(List<String> named, Registrar registrar) {
        var found = register.units(named).stream()
                .filter(unit -> registrar.registersFor(unit.registration().region())).toList();
        var known = found.stream().map(Unit::id).toList();
        refuse(named.stream().filter(unit -> !known.contains(unit)).map(unit -> new Problem(unit, "UNKNOWN_UNIT", new Text(
                "Enheten %s finns inte i registret", "There is no unit %s in the register").with(unit))).toList(), named);
        return found;
    }

    private Taken take(RoundFacts round, List<Unit> found, List<LeftOut> leftOut, String reason, Registrar registrar) {
        var wanted = found.stream().map(unit -> new Wanted(unit.id(), unit.registration(), reason)).toList();
        var plan = RegistrationPlan.of(units.hold(Optional.of(round), wanted), wanted, registrar, false);
        refuse(plan.stream().flatMap(one -> one.errors().stream()
                        .map(error -> new Problem(one.wanted().unit(), error.code(), error.message()))).toList(),
                wanted.stream().map(Wanted::unit).toList());
        units.store(Optional.of(round), plan, registrar);
        return new Taken(count(plan, Planned.Action.CREATED), count(plan, Planned.Action.CHANGED),
                count(plan, Planned.Action.UNCHANGED),
                plan.stream().map(one -> new Row(one.wanted().unit(), one.action())).toList(), leftOut);
    }

    private record Problem(String unit, String code, Text message) {
    }

    private static void refuse(List<Problem> problems, List<String> units) {
        if (!problems.isEmpty()) {
            throw new ProblemException(ProblemType.INVALID_CONTENT, new Text(
                    "Inget är sparat. Rätta alla fel i errors och skicka igen.",
                    "Nothing was stored. Mend every error in errors and send again."),
                    problems.stream().map(problem -> new Violation(
                            "/units/" + units.indexOf(problem.unit()), problem.code(), problem.message())).toList());
        }
    }

    private List<LeftOut> leftOut(List<Unit> earlier, LocalDate opens) {
        var ids = earlier.stream().map(Unit::id).toList();
        var lineage = new Lineage(successions.around(ids));
        return ids.stream().flatMap(unit -> lineage.endOf(unit, opens)
                .map(step -> new LeftOut(unit, step.kind(), step.effective(), step.to())).stream()).toList();
    }

    private static long count(List<Planned> plan, Planned.Action action) {
        return plan.stream().filter(one -> one.action() == action).count();
    }
}
