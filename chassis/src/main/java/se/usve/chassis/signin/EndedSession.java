package se.usve.chassis.signin;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import se.usve.chassis.pages.PagePaths;
import se.usve.chassis.pages.PageSettings;

/**
 * Makes the browser forget a token that is good no longer: it would otherwise bar its owner from the pages that are open to
 * everyone, until they sign in again.
 */
class EndedSession {

    private static final int UNAUTHENTICATED = 401;

    private final boolean byLink;
    private final PagePaths paths;
    private final SignInCookie cookie;

    EndedSession(PageSettings settings, PagePaths paths, SignInCookie cookie) {
        this.byLink = settings.signInLink();
        this.paths = paths;
        this.cookie = cookie;
    }

    @ServerResponseFilter
    void forget(ContainerResponseContext response, RoutingContext http) {
        if (byLink && response.getStatus() == UNAUTHENTICATED && paths.include(http.normalizedPath())
                && http.request().getCookie(cookie.name()) != null) {
            response.getHeaders().add(HttpHeaders.SET_COOKIE, cookie.none(PageGate.isHttps(http)));
        }
    }
}
