package se.usve.survey.round;

import io.quarkus.hibernate.orm.panache.PanacheQuery;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import se.usve.chassis.access.Caller;
import se.usve.chassis.access.Role;
import se.usve.chassis.problem.ProblemException;
import se.usve.chassis.problem.ProblemType;
import se.usve.chassis.problem.Text;

/** The stored rounds. */
@ApplicationScoped
class Rounds implements PanacheRepositoryBase<Round, String> {

    /**
     * {@return the round}
     *
     * @throws ProblemException 404 if there is none with the id
     */
    Round get(String id) {
        return findByIdOptional(id).orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, new Text(
                "Omgången finns inte", "There is no such round")));
    }

    /** {@return the rounds the caller may know of, by id} */
    PanacheQuery<Round> visible(Caller caller) {
        var byId = Sort.by("id");
        return caller.is(Role.ADMIN)
                ? findAll(byId)
                : find("owner is null or owner = ?1", byId, caller.is(Role.REGION) ? caller.region().orElse("") : "");
    }

    /**
     * {@return a round the caller may know of}
     *
     * @throws ProblemException 404 if there is none, or it is a region's own and the caller neither that region nor ADMIN
     */
    Round visible(String id, Caller caller) {
        return findByIdOptional(id)
                .filter(round -> round.owner == null || caller.is(Role.ADMIN) || caller.reportsFor(round.owner))
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, new Text(
                        "Omgången finns inte", "There is no such round")));
    }
}
