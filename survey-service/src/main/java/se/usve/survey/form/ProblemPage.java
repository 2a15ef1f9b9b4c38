package se.usve.survey.form;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import se.usve.chassis.problem.Problem;

/** Shows a problem as a page to somebody who asked for a page of the form; to all else it goes as it is. */
class ProblemPage {

    private final boolean byLink;

    ProblemPage(@ConfigProperty(name = "usve.form.sign-in-link") boolean byLink) {
        this.byLink = byLink;
    }

    @ServerResponseFilter
    void show(ContainerRequestContext request, ContainerResponseContext response, RoutingContext http) {
        var path = http.normalizedPath();
        if ((path.equals("/form") || path.startsWith("/form/")) && response.getEntity() instanceof Problem problem
                && wantsPage(http)) {
            var viewer = new Viewer(Language.of(http.request().getHeader(HttpHeaders.ACCEPT_LANGUAGE)), null, path);
            var page = problem.status() == 401 ? Templates.signIn(byLink, viewer) : Templates.problem(problem, viewer);
            response.setEntity(Pages.html(page, viewer), null, Pages.type());
        }
    }

    private static boolean wantsPage(RoutingContext http) {
        var accept = http.request().getHeader(HttpHeaders.ACCEPT);
        return accept != null && accept.contains("text/html");
    }
}
