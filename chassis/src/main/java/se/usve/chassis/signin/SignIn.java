package se.usve.chassis.signin;

import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.regex.Pattern;
import se.usve.chassis.pages.PagePaths;
import se.usve.chassis.pages.PageSettings;
import se.usve.chassis.problem.ProblemException;
import se.usve.chassis.problem.ProblemType;
import se.usve.chassis.problem.Text;

/** Signing in by the local stack's link, with a token in it, and signing out in whichever way one came in. */
@ApplicationScoped
public class SignIn {

    /** How Quarkus begins the names of the cookies of an OIDC session, which may be in several parts. */
    private static final String OIDC_SESSION = "q_session";
    /** And of one that waits for the provider's answer. */
    private static final String OIDC_STATE = "q_auth";

    /** A path with a query, perhaps, of this site: what begins with two slashes is another's. */
    private static final Pattern PLAIN = Pattern.compile("/(?!/)[A-Za-z0-9/_.~%-]*(\\?[A-Za-z0-9_.~%=&,-]*)?");

    private final boolean byLink;
    private final PagePaths paths;
    private final SignInCookie cookie;

    SignIn(PageSettings settings, PagePaths paths, SignInCookie cookie) {
        this.byLink = settings.signInLink();
        this.paths = paths;
        this.cookie = cookie;
    }

    /**
     * {@return the way to a page, with the token in a cookie} Without a token it is for somebody who wants to sign in:
     * where that is not by a link, whoever comes here has passed the provider already.
     *
     * @param to path of the page, or null for the first; one that is none of ours is not followed
     * @throws ProblemException 404 where one does not sign in by a link, 400 if it is not whole, 401 if there is none
     */
    Response in(String token, String to, RoutingContext http) {
        if (token == null) {
            if (byLink) {
                throw new ProblemException(ProblemType.UNAUTHENTICATED, ProblemType.UNAUTHENTICATED.title());
            }
            return Response.seeOther(page(to)).build();
        }
        if (!byLink) {
            throw new ProblemException(ProblemType.NOT_FOUND, ProblemType.NOT_FOUND.title());
        }
        if (!SignInCookie.canHold(token)) {
            throw new ProblemException(ProblemType.INVALID_PARAMETER, new Text(
                    "Länken är inte hel. Skriv ut en ny med ./usve token --link.",
                    "The link is not whole. Print a new one with ./usve token --link."));
        }
        return Response.seeOther(page(to))
                .cookie(cookie.of(token, PageGate.isHttps(http)))
                .header("Referrer-Policy", "no-referrer")
                .build();
    }

    /** {@return whether that is, or begins with, the name of a cookie that Quarkus signs somebody in by} */
    static boolean isOfOidc(String cookie) {
        return cookie.startsWith(OIDC_SESSION) || cookie.startsWith(OIDC_STATE);
    }

    /** {@return whether that is the name of a cookie of an OIDC session} */
    static boolean isSession(String cookie) {
        return cookie.startsWith(OIDC_SESSION);
    }

    private URI page(String to) {
        return URI.create(to != null && PLAIN.matcher(to).matches() && paths.include(to.split("\\?")[0]) ? to : paths.root());
    }

    /**
     * {@return the way to the page that says so, with what makes the browser forget who is signed in} The session of an
     * OIDC sign-in is of all services under the origin, and so is its end.
     */
    Response out(RoutingContext http) {
        var https = PageGate.isHttps(http);
        var response = Response.seeOther(URI.create(paths.below("signed-out"))).cookie(cookie.none(https));
        http.request().cookies().stream().map(io.vertx.core.http.Cookie::getName)
                .filter(SignIn::isSession).distinct()
                .forEach(name -> response.cookie(SignInCookie.noneOfAll(name, https)));
        return response.build();
    }
}
