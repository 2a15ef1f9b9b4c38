package se.usve.chassis.signin;

import io.vertx.ext.web.RoutingContext;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import se.usve.chassis.pages.PagePaths;
import se.usve.chassis.problem.ProblemException;
import se.usve.chassis.problem.ProblemType;
import se.usve.chassis.problem.Text;

/**
 * Refuses what another site's page makes a signed-in browser send to pages (cross-site request forgery): a cookie
 * goes along with such a request, but its origin shows.
 */
class ForgedRequests {

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    private final PagePaths paths;

    ForgedRequests(PagePaths paths) {
        this.paths = paths;
    }

    @ServerRequestFilter(preMatching = true)
    void refuse(RoutingContext http) {
        var request = http.request();
        if (!paths.include(http.normalizedPath()) || READING.contains(request.method().name())) {
            return;
        }
        var sent = new SameOrigin(request.getHeader("Sec-Fetch-Site"), request.getHeader("Origin"),
                request.getHeader("Referer"));
        if (!sent.holdsFor(request.scheme() + "://" + request.authority())) {
            throw new ProblemException(ProblemType.FORBIDDEN, new Text(
                    "Formuläret skickades inte från den här webbplatsens egen sida. Inget är sparat.",
                    "The form was not sent from a page of this site. Nothing was stored."));
        }
    }
}
