package se.usve.survey.register;

import java.util.Optional;
import se.usve.survey.audit.Actor;

/**
 * Who registers units.
 *
 * @param actor  who it is
 * @param region the only region whose units they register, empty for all
 */
record Registrar(Actor actor, Optional<String> region) {

    /** {@return whether they may register units of the region} */
    boolean registersFor(String code) {
        return region.isEmpty() || region.get().equals(code);
    }
}
