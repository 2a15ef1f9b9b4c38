package se.usve.chassis.signin;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import se.usve.chassis.pages.PagePaths;
import se.usve.chassis.pages.PageSettings;

/** What every request passes before anything else looks at it: it protects the answer, and makes ready for pages. */
@ApplicationScoped
class PageGate {

    /** Nothing is loaded from elsewhere, nothing runs that stands in a page, no other site can frame one. */
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
            + "connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    /** Of data there is nothing that a browser should load or run, wherever somebody opens it. */
    private static final String POLICY_OF_DATA = "default-src 'none'; frame-ancestors 'none'";

    private final boolean byLink;
    private final PagePaths paths;
    private final SignInCookie signedIn;

    PageGate(PageSettings settings, PagePaths paths, SignInCookie signedIn) {
        this.byLink = settings.signInLink();
        this.paths = paths;
        this.signedIn = signedIn;
    }

    static boolean isHttps(RoutingContext http) {
        return "https".equals(http.request().scheme());
    }

    void install(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE + 1).handler(http -> {
            protect(http);
            if (paths.include(http.normalizedPath())) {
                protectPage(http);
                LanguageChoice.apply(http);
                if (byLink) {
                    bringToken(http);
                }
            } else if (paths.isData(http.normalizedPath())) {
                protectData(http);
                if (byLink && isReading(http)) {
                    bringToken(http);
                }
            }
            http.next();
        });
    }

    /** A program's own token goes before the session of a browser; the cookie of a session is never of another site. */
    private static boolean isReading(RoutingContext http) {
        return HttpMethod.GET.equals(http.request().method())
                && !http.request().headers().contains(HttpHeaders.AUTHORIZATION);
    }

    /** What is answered to a token is its holder's: the next reader of a shared cache is another, and rights end. */
    private static void protect(RoutingContext http) {
        var headers = http.response().headers();
        headers.set("Content-Security-Policy", POLICY_OF_DATA);
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "no-referrer");
        if (http.request().headers().contains(HttpHeaders.AUTHORIZATION)) {
            headers.set(HttpHeaders.CACHE_CONTROL, "private, no-cache");
        }
        if (isHttps(http)) {
            headers.set("Strict-Transport-Security", "max-age=31536000");
        }
    }

    /** Pages are one person's and of the moment, so no cache keeps them. */
    private static void protectPage(RoutingContext http) {
        var headers = http.response().headers();
        headers.set("Content-Security-Policy", POLICY);
        // Not no-referrer: browsers would then send the origin of a form as null.
        headers.set("Referrer-Policy", "same-origin");
        headers.set(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    /** What is read by the session of a browser is one person's, which no cache can tell by the request's headers. */
    private static void protectData(RoutingContext http) {
        if (http.request().headers().contains(HttpHeaders.COOKIE)) {
            http.response().headers().set(HttpHeaders.CACHE_CONTROL, "no-store");
        }
    }

    private void bringToken(RoutingContext http) {
        var cookie = http.request().getCookie(signedIn.name());
        if (cookie != null && SignInCookie.canHold(cookie.getValue())) {
            http.request().headers().set(HttpHeaders.AUTHORIZATION, "Bearer " + cookie.getValue());
        }
    }
}
