package se.usve.chassis.pages;

import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import se.usve.chassis.problem.Problem;

/** Shows a problem as a page to somebody who asked for a page; to all else it goes as it is. */
class ProblemPage {

    private final boolean byLink;
    private final PagePaths paths;
    private final Instance<Site> site;

    ProblemPage(PageSettings settings, PagePaths paths,
            Instance<Site> site) {
        this.byLink = settings.signInLink();
        this.paths = paths;
        this.site = site;
    }

    @ServerResponseFilter
    void show(ContainerRequestContext request, ContainerResponseContext response, RoutingContext http) {
        var path = http.normalizedPath();
        if (response.getEntity() instanceof Problem problem && paths.include(path) && wantsPage(http)) {
            var viewer = new Viewer(Language.of(http.request().getHeader(HttpHeaders.ACCEPT_LANGUAGE)), null, path,
                    paths.root(), site.get());
            var page = problem.status() == 401 ? Templates.signIn(byLink, viewer) : Templates.problem(problem, viewer);
            response.setEntity(Pages.html(page, viewer), null, Pages.type());
        }
    }

    private static boolean wantsPage(RoutingContext http) {
        var accept = http.request().getHeader(HttpHeaders.ACCEPT);
        return accept != null && accept.contains("text/html");
    }
}
