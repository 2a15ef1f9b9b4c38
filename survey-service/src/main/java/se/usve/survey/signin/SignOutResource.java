package se.usve.survey.signin;

import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Makes the browser forget who is signed in. */
@Path("/form/sign-out")
@PermitAll
class SignOutResource {

    /** How Quarkus begins the names of the cookies of an OIDC session, which may be in several parts. */
    private static final String OIDC_SESSION = "q_session";

    @POST
    @Operation(hidden = true)
    public Response signOut(@Context HttpHeaders headers, RoutingContext http) {
        var https = FormGate.isHttps(http);
        var response = Response.seeOther(URI.create("/form/signed-out")).cookie(SignInCookie.none(https));
        headers.getCookies().keySet().stream().filter(name -> name.startsWith(OIDC_SESSION))
                .forEach(name -> response.cookie(new NewCookie.Builder(name).value("").path(SignInCookie.PATH)
                        .maxAge(0).httpOnly(true).secure(https).build()));
        return response.build();
    }
}
