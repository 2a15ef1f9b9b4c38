package se.usve.survey.register;

import io.quarkus.security.ForbiddenException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import se.usve.chassis.access.Caller;
import se.usve.chassis.access.Role;
import se.usve.chassis.problem.ProblemException;
import se.usve.chassis.problem.ProblemType;
import se.usve.chassis.problem.Text;
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
        return new Registrar(actors.current(), caller.is(Role.ADMIN) ? Optional.empty() : ownRegion());
    }

    /** {@return whether the caller sees units of the region} */
    boolean sees(String region) {
        return caller.readsEveryRegion() || caller.reportsFor(region);
    }

    /** {@return the only region whose units the caller sees, empty for all} */
    Optional<String> seen() {
        return caller.readsEveryRegion() ? Optional.empty() : ownRegion();
    }

    /**
     * {@return the only region whose units are to be listed, empty for all}
     *
     * @param asked the region the caller asks for, if any
     * @throws ProblemException   400 if it is no region
     * @throws ForbiddenException if it is one they do not see
     */
    Optional<String> seen(Optional<String> asked) {
        asked.filter(code -> !Region.CODE.matcher(code).matches()).ifPresent(_ -> {
            throw new ProblemException(ProblemType.INVALID_PARAMETER, new Text(
                    "region ska vara någon av %s", "region must be one of %s").with(Region.CODES));
        });
        if (asked.isPresent() && !sees(asked.get())) {
            throw new ForbiddenException();
        }
        return seen().or(() -> asked);
    }

    /** A token without a region stands for one that has no units. */
    private Optional<String> ownRegion() {
        return Optional.of(caller.region().orElse(""));
    }
}
