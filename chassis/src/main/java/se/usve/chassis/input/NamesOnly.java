package se.usve.chassis.input;

import jakarta.ws.rs.container.ContainerRequestContext;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import se.usve.chassis.problem.ProblemException;
import se.usve.chassis.problem.ProblemType;
import se.usve.chassis.problem.Text;

/** Refuses an address with the character NUL in it, which no name holds and PostgreSQL takes in no text. */
class NamesOnly {

    @ServerRequestFilter
    void refuseNul(ContainerRequestContext request) {
        if (request.getUriInfo().getRequestUri().toASCIIString().contains("%00")) {
            throw new ProblemException(ProblemType.INVALID_PARAMETER, new Text(
                    "Adressen innehåller tecknet NUL", "The address holds the character NUL"));
        }
    }
}
