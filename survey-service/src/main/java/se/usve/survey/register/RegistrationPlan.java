package se.usve.survey.register;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import se.usve.chassis.input.Fields;
import se.usve.chassis.problem.Text;
import se.usve.chassis.problem.Violation;
import se.usve.survey.contract.Region;
import se.usve.survey.round.RoundFacts;

/**
 * Works out what a set of registrations comes to when all that can be done is done together: units of the set may be
 * parts of each other. What rests on a registration that is rejected is rejected too.
 * <p>
 * A registration in a round that leaves the unit as the round has it does nothing, whatever the register says by now:
 * it is no news. One that changes it gives the register what it changes and nothing else.
 */
final class RegistrationPlan {

    /** Code: the unit is, or would be, another region's than the caller's. */
    static final String FORBIDDEN = "FORBIDDEN";

    private static final int DEEPEST = 10;
    /** How an id begins that tells whose the unit is, as the id of a region's own round does. */
    private static final Pattern OF_A_REGION = Pattern.compile("(" + Region.CODE.pattern() + ")-.*");

    private final Situation now;
    private final Registrar registrar;
    private final boolean movesNeedReason;
    private final Map<String, Planned> planned = new HashMap<>();

    private RegistrationPlan(Situation now, Registrar registrar, boolean movesNeedReason) {
        this.now = now;
        this.registrar = registrar;
        this.movesNeedReason = movesNeedReason;
    }

    /**
     * {@return what will be done about each unit, in the order given}
     *
     * @param now             what there is
     * @param wanted          what is asked for, each unit once
     * @param registrar       who asks
     * @param movesNeedReason whether a unit that changes region must be told why
     */
    static List<Planned> of(Situation now, List<Wanted> wanted, Registrar registrar, boolean movesNeedReason) {
        return together(now, wanted, registrar, movesNeedReason).all(wanted);
    }

    /** {@return as {@link #of}, and able to tell what is wrong with what cannot be a part of it} */
    static RegistrationPlan together(Situation now, Collection<Wanted> wanted, Registrar registrar,
            boolean movesNeedReason) {
        var plan = new RegistrationPlan(now, registrar, movesNeedReason);
        wanted.forEach(one -> plan.planned.put(one.unit(), plan.alone(one)));
        plan.rejectWhatDoesNotHoldTogether();
        return plan;
    }

    /** {@return what will be done about units that it was made of} */
    List<Planned> all(Collection<Wanted> wanted) {
        return wanted.stream().map(one -> planned.get(one.unit())).toList();
    }

    /** {@return what else is wrong with a registration that is rejected for fields that cannot be read, null here} */
    List<Violation> errorsBeside(Wanted faulty) {
        var one = alone(faulty);
        return Stream.concat(one.errors().stream(), togetherErrors(one).stream()).toList();
    }

    private Planned alone(Wanted wanted) {
        var unit = Optional.ofNullable(now.units().get(wanted.unit()));
        var participant = Optional.ofNullable(now.participants().get(wanted.unit()));
        var registered = registered(wanted, unit, participant);
        var asked = new Planned(wanted, registered, unit, participant, false, false, List.of());
        if (asked.standsInTheRound() && registrar.registersFor(wanted.registration().region())) {
            return asked;
        }
        var errors = errorsOf(asked);
        var isGood = errors.isEmpty();
        return new Planned(wanted, registered, unit, participant,
                isGood && now.concernsTheRegister(wanted.unit())
                        && unit.filter(known -> known.registration().equals(registered)).isEmpty(),
                isGood && now.round().isPresent() && !asked.standsInTheRound(), errors);
    }

    /** {@return what the register is to say} */
    private static Registration registered(Wanted wanted, Optional<Unit> unit, Optional<Unit> participant) {
        return participant.filter(Unit::takesPart).flatMap(before -> unit.map(known ->
                known.registration().with(before.registration(), wanted.registration()))).orElse(wanted.registration());
    }

    private List<Violation> errorsOf(Planned asked) {
        var wanted = asked.wanted();
        var unit = asked.inRegister();
        var participant = asked.inRound();
        var errors = new ArrayList<Violation>();
        var region = wanted.registration().region();
        var isTheirs = registrar.registersFor(region)
                && unit.filter(known -> !registrar.registersFor(known.registration().region())).isEmpty()
                && participant.filter(known -> !registrar.registersFor(known.registration().region())).isEmpty();
        if (!isTheirs) {
            errors.add(error("region", FORBIDDEN, new Text(
                    "Enheten är, eller skulle bli, en annan regions", "The unit is, or would be, another region's")));
        }
        if (isTheirs && unit.isEmpty() && registrar.region().isPresent() && isNamedAfterAnother(wanted.unit(), region)) {
            errors.add(error("unit", "ANOTHER_REGIONS_ID", new Text(
                    "id:t börjar med en annan regions kod: bara den regionen eller ADMIN kan registrera det",
                    "The id begins with another region's code: only that region or ADMIN can register it")));
        }
        now.round().flatMap(RoundFacts::owner).filter(owner -> !owner.equals(region)).ifPresent(owner ->
                errors.add(error("region", "NOT_THE_OWNERS", new Text(
                        "Omgången är region %s egen: bara dess enheter kan delta",
                        "The round is region %s's own: only its units can take part").with(owner))));
        if (isTheirs && region != null && movesNeedReason && wanted.reason() == null
                && unit.filter(known -> !known.registration().region().equals(asked.registered().region()))
                        .isPresent()) {
            errors.add(error("reason", Fields.MANDATORY, new Text(
                    "Enheten byter region: ange varför", "The unit changes region: tell why")));
        }
        return errors;
    }

    private void rejectWhatDoesNotHoldTogether() {
        boolean again;
        do {
            again = false;
            for (var one : List.copyOf(planned.values())) {
                var errors = one.errors().isEmpty() ? togetherErrors(one) : List.<Violation>of();
                if (!errors.isEmpty()) {
                    planned.put(one.wanted().unit(), one.without(errors));
                    again = true;
                }
            }
        } while (again);
        // What is rejected for itself is told of the rest too, now that it is known what will be there.
        planned.replaceAll((_, one) -> isRejectedForItself(one) ? one.without(Stream.concat(one.errors().stream(),
                togetherErrors(one).stream()).toList()) : one);
    }

    private static boolean isRejectedForItself(Planned one) {
        return one.errors().stream().anyMatch(error -> !error.pointer().equals("/partOf"));
    }

    private List<Violation> togetherErrors(Planned one) {
        var errors = new ArrayList<Violation>();
        var unit = one.wanted().unit();
        var partOf = one.keepsPartOf() ? null : one.wanted().registration().partOf();
        if (partOf != null && !isThere(partOf)) {
            errors.add(error("partOf", "UNKNOWN_UNIT", new Text(
                    "Enheten %s finns inte", "There is no unit %s").with(partOf)));
        } else if (partOf != null) {
            errors.addAll(errorsAbove(partOf, unit));
        }
        return errors;
    }

    /** {@return whether there will be such a unit, of those the caller knows of} */
    private boolean isThere(String unit) {
        return becomes(unit).filter(registration -> registrar.registersFor(registration.region())).isPresent();
    }

    private List<Violation> errorsAbove(String partOf, String unit) {
        var seen = new HashSet<>(List.of(unit));
        for (var at = partOf; at != null; at = becomes(at).map(Registration::partOf).orElse(null)) {
            if (!seen.add(at)) {
                return List.of(error("partOf", "CYCLE", new Text(
                        "Enheten skulle bli en del av sig själv", "The unit would become a part of itself")));
            }
            if (seen.size() > DEEPEST) {
                return List.of(error("partOf", "TOO_DEEP", new Text(
                        "Enheter kan vara delar av varandra i högst %d led",
                        "Units can be parts of each other in at most %d steps").with(DEEPEST)));
            }
        }
        return List.of();
    }

    /** {@return how the unit will be registered when all that is planned is done, empty if it will not be} */
    private Optional<Registration> becomes(String unit) {
        return Optional.ofNullable(planned.get(unit)).filter(Planned::toRegister)
                .map(Planned::registered)
                .or(() -> Optional.ofNullable(now.units().get(unit)).map(Unit::registration));
    }

    /** Whoever registers an id first keeps it from the others. */
    private static boolean isNamedAfterAnother(String unit, String region) {
        var named = OF_A_REGION.matcher(unit);
        return named.matches() && !named.group(1).equals(region);
    }

    private static Violation error(String field, String code, Text message) {
        return new Violation("/" + field, code, message);
    }
}
