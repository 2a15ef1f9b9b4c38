package se.usve.chassis.input;

import jakarta.ws.rs.core.UriInfo;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import se.usve.chassis.problem.ProblemException;
import se.usve.chassis.problem.ProblemType;
import se.usve.chassis.problem.Text;

/**
 * Refuses an address with an escaped NUL. PostgreSQL has no text with that character in it, so that even a look for
 * such a name would end as an internal error.
 */
class NulInAddress {

    @ServerRequestFilter
    void refuse(UriInfo uri) {
        if (uri.getRequestUri().toString().contains("%00")) {
            throw new ProblemException(ProblemType.INVALID_PARAMETER, new Text(
                    "Adressen innehåller tecknet NUL", "The address contains the character NUL"));
        }
    }
}
