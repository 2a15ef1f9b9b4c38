package se.usve.survey.round;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
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
}
