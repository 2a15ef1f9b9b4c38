package se.usve.survey.register;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import se.usve.chassis.problem.Violation;

/**
 * What will be done about a unit, or why it cannot be.
 *
 * @param wanted      what was asked for
 * @param registered  what the register says of the unit afterwards, if it changes. A round's registration gives it only
 *                    what it changes in the round: the register may know better of the rest
 * @param inRegister  the unit in the register, empty if it is new
 * @param inRound     the unit as the round knows it, empty if it never took part or no round is concerned
 * @param toRegister  whether the register changes
 * @param toRound     whether the round changes
 * @param errors      everything that keeps it from being done
 */
record Planned(Wanted wanted, Registration registered, Optional<Unit> inRegister, Optional<Unit> inRound,
        boolean toRegister, boolean toRound, List<Violation> errors) {

    /** What becomes of a unit. */
    enum Action { CREATED, CHANGED, UNCHANGED, REJECTED }

    Action action() {
        if (!errors.isEmpty()) {
            return Action.REJECTED;
        }
        if (!toRegister && !toRound) {
            return Action.UNCHANGED;
        }
        return isNew() ? Action.CREATED : Action.CHANGED;
    }

    /** {@return what was registered before in the round or, if it did not take part, the register} */
    Optional<Registration> before() {
        return inRound.filter(Unit::takesPart).or(() -> inRegister).map(Unit::registration);
    }

    /** {@return how the unit stands when this is done, in the round if one is given} */
    UnitView view(Optional<String> round) {
        var before = round.isPresent() ? inRound : inRegister;
        var changes = round.isPresent() ? toRound : toRegister;
        return UnitView.of(round.orElse(null), wanted.unit(), before.map(Unit::version).orElse(0L) + (changes ? 1 : 0),
                wanted.registration());
    }

    /** {@return whether the unit takes part in the round already, and just as it is to be registered} */
    boolean standsInTheRound() {
        return inRound.filter(Unit::takesPart).filter(unit -> unit.registration().equals(wanted.registration()))
                .isPresent();
    }

    /** {@return whether the unit is a part of the same one in the round already} */
    boolean keepsPartOf() {
        return inRound.filter(Unit::takesPart).filter(unit -> Objects.equals(unit.registration().partOf(),
                wanted.registration().partOf())).isPresent();
    }

    boolean isForbidden() {
        return errors.stream().anyMatch(error -> error.code().equals(RegistrationPlan.FORBIDDEN));
    }

    Planned without(List<Violation> more) {
        return new Planned(wanted, registered, inRegister, inRound, false, false, more);
    }

    private boolean isNew() {
        return toRound && inRound.filter(Unit::takesPart).isEmpty() || !toRound && inRegister.isEmpty();
    }
}
