package se.usve.chassis.signin;

import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import se.usve.chassis.pages.PagePaths;
import se.usve.chassis.problem.ProblemException;
import se.usve.chassis.problem.ProblemType;
import se.usve.chassis.problem.Text;

/** Signing in by the local stack's link, with a token in it, and signing out in whichever way one came in. */
@ApplicationScoped
public class SignIn {

    /** How Quarkus begins the names of the cookies of an OIDC session, which may be in several parts. */
    private static final String OIDC_SESSION = "q_session";

    private final boolean byLink;
    private final PagePaths paths;
    private final SignInCookie cookie;

    SignIn(@ConfigProperty(name = "usve.pages.sign-in-link") boolean byLink, PagePaths paths, SignInCookie cookie) {
        this.byLink = byLink;
        this.paths = paths;
        this.cookie = cookie;
    }

    /**
     * {@return the way to the first page, with the token in a cookie}
     *
     * @throws ProblemException 404 where one does not sign in by a link, 400 if it is not whole
     */
    Response in(String token, RoutingContext http) {
        if (!byLink) {
            throw new ProblemException(ProblemType.NOT_FOUND, ProblemType.NOT_FOUND.title());
        }
        if (!SignInCookie.canHold(token)) {
            throw new ProblemException(ProblemType.INVALID_PARAMETER, new Text(
                    "Länken är inte hel. Skriv ut en ny med ./usve token --link.",
                    "The link is not whole. Print a new one with ./usve token --link."));
        }
        return Response.seeOther(URI.create(paths.root()))
                .cookie(cookie.of(token, PageGate.isHttps(http)))
                .header("Referrer-Policy", "no-referrer")
                .build();
    }

    /** {@return the way to the page that says so, with what makes the browser forget who is signed in} */
    Response out(RoutingContext http) {
        var https = PageGate.isHttps(http);
        var response = Response.seeOther(URI.create(paths.root() + "/signed-out")).cookie(cookie.none(https));
        http.request().cookies().stream().map(io.vertx.core.http.Cookie::getName)
                .filter(name -> name.startsWith(OIDC_SESSION)).distinct()
                .forEach(name -> response.cookie(cookie.none(name, https)));
        return response.build();
    }
}
