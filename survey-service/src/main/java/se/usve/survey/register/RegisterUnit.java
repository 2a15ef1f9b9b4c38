package se.usve.survey.register;

import io.quarkus.security.ForbiddenException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import se.usve.chassis.access.Caller;
import se.usve.chassis.access.Role;
import se.usve.chassis.outbox.Outbox;
import se.usve.chassis.problem.ProblemException;
import se.usve.chassis.problem.ProblemType;
import se.usve.chassis.problem.Text;
import se.usve.survey.round.RoundInForce;
import se.usve.survey.round.RoundState;

/** Registers a unit for a round, or changes its registration, and tells of it. */
@ApplicationScoped
class RegisterUnit {

    /** What a request to register came to. */
    record Registered(UnitView unit, boolean created) {
    }

    private final RoundInForce rounds;
    private final Units units;
    private final UnitLock lock;
    private final Outbox outbox;

    RegisterUnit(RoundInForce rounds, Units units, UnitLock lock, Outbox outbox) {
        this.rounds = rounds;
        this.units = units;
        this.lock = lock;
        this.outbox = outbox;
    }

    /**
     * Registers the unit; does nothing when it is registered like this already.
     *
     * @throws ForbiddenException if the unit is, or would be, another region's than the caller's
     * @throws ProblemException   404 for an unknown round, 409 if the round is past registration
     */
    @Transactional
    Registered register(UnitId id, Registration wanted, Caller caller) {
        caller.mustBeOrReportFor(Role.ADMIN, wanted.region());
        mustAllow(rounds.hold(id.round()), caller);
        lock.hold(id);
        var found = units.findByIdOptional(id);
        found.ifPresent(unit -> caller.mustBeOrReportFor(Role.ADMIN, unit.registration.region()));
        var unit = found.orElseGet(() -> new Unit(id));
        if (unit.register(wanted, caller.name())) {
            units.persist(unit);
            // Before the event: its number in the outbox must be taken while the unit's row is locked.
            units.flush();
            var event = unit.event();
            outbox.append(event.type(), event.key(), event.version(), event);
        }
        return new Registered(UnitView.of(unit), found.isEmpty());
    }

    private static void mustAllow(RoundState state, Caller caller) {
        var allowed = switch (state) {
            case DRAFT, OPEN -> true;
            case CLOSED -> caller.is(Role.ADMIN);
            case PUBLISHED -> false;
        };
        if (!allowed) {
            throw new ProblemException(ProblemType.CONFLICT, new Text(
                    "Omgången är %s: enheter registreras medan den är DRAFT eller OPEN",
                    "The round is %s: units are registered while it is DRAFT or OPEN").with(state));
        }
    }
}
