package se.usve.survey.register;

import jakarta.enterprise.context.ApplicationScoped;
import se.usve.chassis.access.Caller;
import se.usve.survey.audit.Actors;

/** What the caller may register, and how far they see. */
@ApplicationScoped
class Registrars {

    private final Caller caller;
    private final Actors actors;

    Registrars(Caller caller, Actors actors) {
        this.caller = caller;
        this.actors = actors;
    }

    /** {@return the caller, as one who registers} */
    Registrar current() {
        return new Registrar(actors.current(), caller.actsOnlyFor());
    }

    /** {@return whether the caller sees units of the region} */
    boolean sees(String region) {
        return caller.readsEveryRegion() || caller.reportsFor(region);
    }
}
