package se.usve.chassis.signin;

import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;
import se.usve.chassis.pages.OpenPages;
import se.usve.chassis.pages.Pages;

/** The open pages with signing in and out: extended, at its first page's path, by a service with pages. */
public abstract class SignInPages extends OpenPages {

    private final SignIn signIn;

    /** Made by the service. */
    protected SignInPages(Pages pages, SignIn signIn) {
        super(pages);
        this.signIn = signIn;
    }

    /** The sign-in of the local stack: a link with a token in it, which {@code ./usve token --link} prints. */
    @GET
    @Path("sign-in")
    @PermitAll
    @Operation(hidden = true)
    public Response signIn(@RestQuery String token, @RestQuery String to, RoutingContext http) {
        return signIn.in(token, to, http);
    }

    /** Makes the browser forget who is signed in. */
    @POST
    @Path("sign-out")
    @PermitAll
    @Operation(hidden = true)
    public Response signOut(RoutingContext http) {
        return signIn.out(http);
    }
}
