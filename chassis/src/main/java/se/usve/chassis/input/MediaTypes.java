package se.usve.chassis.input;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.common.util.MediaTypeHelper;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import se.usve.chassis.problem.ProblemException;
import se.usve.chassis.problem.ProblemType;
import se.usve.chassis.problem.Text;

/** Refuses a header that should name media types and cannot be read, which would else end as an internal error. */
class MediaTypes {

    @ServerRequestFilter(preMatching = true)
    void mustBeReadable(ContainerRequestContext request) {
        for (var header : new String[] {HttpHeaders.ACCEPT, HttpHeaders.CONTENT_TYPE}) {
            var value = request.getHeaderString(header);
            try {
                if (value != null) {
                    MediaTypeHelper.parseHeader(value);
                }
            } catch (IllegalArgumentException e) {
                throw new ProblemException(ProblemType.ofStatus(400, "Bad Request"), new Text(
                        "Rubriken %s går inte att läsa", "The header %s cannot be read").with(header));
            }
        }
    }
}
