package se.usve.survey.register;

import io.quarkus.security.ForbiddenException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import se.usve.chassis.access.Caller;
import se.usve.chassis.problem.ProblemException;
import se.usve.chassis.problem.ProblemType;
import se.usve.chassis.problem.Text;
import se.usve.survey.round.RoundFacts;

/** Registers one unit or changes it, in the register or for a round. */
@ApplicationScoped
class RegisterUnit {

    /** What a request to register came to. */
    record Registered(UnitView unit, boolean created) {
    }

    private final OpenForUnits rounds;
    private final RegisterUnits units;

    RegisterUnit(OpenForUnits rounds, RegisterUnits units) {
        this.rounds = rounds;
        this.units = units;
    }

    /**
     * Makes the unit take part in the round as it is to be registered; does nothing when it does already, whatever the
     * register says by now. While the round is DRAFT or OPEN the register takes over what that changes in the round.
     *
     * @throws ForbiddenException if the unit is, or would be, another region's than the caller's
     * @throws ProblemException   404 for an unknown round, 409 if the round is past registration, 422 with every error
     */
    @Transactional
    Registered inRound(String round, Wanted wanted, Caller caller, Registrar registrar) {
        return register(Optional.of(rounds.hold(round, caller)), wanted, registrar, false);
    }

    /**
     * Registers the unit in the register alone; what rounds know of it stays.
     *
     * @throws ForbiddenException if the unit is, or would be, another region's than the caller's
     * @throws ProblemException   422 with every error
     */
    @Transactional
    Registered inRegister(Wanted wanted, Registrar registrar) {
        return register(Optional.empty(), wanted, registrar, true);
    }

    private Registered register(Optional<RoundFacts> round, Wanted wanted, Registrar registrar, boolean movesNeedReason) {
        var now = units.hold(round, List.of(wanted));
        var planned = RegistrationPlan.of(now, List.of(wanted), registrar, movesNeedReason).getFirst();
        if (planned.isForbidden()) {
            throw new ForbiddenException();
        }
        if (!planned.errors().isEmpty()) {
            throw new ProblemException(ProblemType.INVALID_CONTENT, new Text(
                    "Inget är sparat. Rätta alla fel i errors och skicka igen.",
                    "Nothing was stored. Mend every error in errors and send again."), planned.errors());
        }
        units.store(round, List.of(planned), registrar);
        return new Registered(planned.view(round.map(RoundFacts::id)), planned.action() == Planned.Action.CREATED);
    }
}
