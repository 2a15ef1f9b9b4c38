package se.usve.survey.register;

import io.quarkus.security.ForbiddenException;
import java.util.Optional;
import se.usve.chassis.access.Caller;
import se.usve.chassis.problem.ProblemException;
import se.usve.chassis.problem.ProblemType;
import se.usve.chassis.problem.Text;
import se.usve.survey.contract.Region;

/** How far a caller who asks for the units of a region, or of all, is let to see. */
public final class RegionInSight {

    private RegionInSight() {
    }

    /**
     * {@return the only region whose units are told of, empty for all}
     *
     * @param asked the region that is asked for, if any
     * @throws ProblemException   400 if it is no region
     * @throws ForbiddenException if it is one that the caller does not read
     */
    public static Optional<String> of(Optional<String> asked, Caller caller) {
        asked.filter(code -> !Region.CODE.matcher(code).matches()).ifPresent(_ -> {
            throw new ProblemException(ProblemType.INVALID_PARAMETER, new Text(
                    "region ska vara någon av %s", "region must be one of %s").with(Region.CODES));
        });
        var only = caller.readsOnly();
        if (only.isPresent() && asked.isPresent() && !asked.equals(only)) {
            throw new ForbiddenException();
        }
        return only.or(() -> asked);
    }
}
