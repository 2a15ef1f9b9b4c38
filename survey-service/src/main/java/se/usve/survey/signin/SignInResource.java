package se.usve.survey.signin;

import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;
import se.usve.chassis.problem.ProblemException;
import se.usve.chassis.problem.ProblemType;
import se.usve.chassis.problem.Text;

/** The sign-in of the local stack: a link with a token in it, which {@code ./usve token --link} prints. */
@Path("/form/sign-in")
@PermitAll
class SignInResource {

    private final boolean byLink;

    SignInResource(@ConfigProperty(name = "usve.form.sign-in-link") boolean byLink) {
        this.byLink = byLink;
    }

    @GET
    @Operation(hidden = true)
    public Response signIn(@RestQuery String token, RoutingContext http) {
        if (!byLink) {
            throw new ProblemException(ProblemType.NOT_FOUND, ProblemType.NOT_FOUND.title());
        }
        if (!SignInCookie.canHold(token)) {
            throw new ProblemException(ProblemType.INVALID_PARAMETER, new Text(
                    "Länken är inte hel. Skriv ut en ny med ./usve token --link.",
                    "The link is not whole. Print a new one with ./usve token --link."));
        }
        return Response.seeOther(URI.create("/form"))
                .cookie(SignInCookie.of(token, FormGate.isHttps(http)))
                .header("Referrer-Policy", "no-referrer")
                .build();
    }
}
