package se.usve.survey.register;

import io.quarkus.hibernate.orm.panache.PanacheQuery;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import se.usve.chassis.access.Caller;
import se.usve.chassis.problem.ProblemException;
import se.usve.chassis.problem.ProblemType;
import se.usve.chassis.problem.Text;

/** The stored units. */
@ApplicationScoped
class Units implements PanacheRepositoryBase<Unit, UnitId> {

    /** {@return the units of a round, of one region if it is given, by id} */
    PanacheQuery<Unit> of(String round, Optional<String> region) {
        var byId = Sort.by("id.unit");
        return region
                .map(code -> find("id.round = ?1 and registration.region = ?2", byId, round, code))
                .orElseGet(() -> find("id.round = ?1", byId, round));
    }

    /**
     * {@return a unit the caller may know of}
     *
     * @throws ProblemException 404 if there is none, or it is another region's and the caller reports for a region
     */
    Unit visible(UnitId id, Caller caller) {
        return findByIdOptional(id)
                .filter(unit -> caller.readsEveryRegion() || caller.reportsFor(unit.registration.region()))
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, new Text(
                        "Enheten finns inte", "There is no such unit")));
    }
}
