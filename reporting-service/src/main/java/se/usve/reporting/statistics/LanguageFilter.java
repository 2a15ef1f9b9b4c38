package se.usve.reporting.statistics;

import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Arrays;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import se.usve.chassis.pages.Language;

/** Has errors too in the language of {@code lang}, which in PxWebApi 2 says what the header says elsewhere. */
class LanguageFilter {

    @Metered
    @ServerRequestFilter(priority = Priorities.HEADER_DECORATOR)
    void prefer(ContainerRequestContext request) {
        var wanted = request.getUriInfo().getQueryParameters().getFirst("lang");
        if (Arrays.stream(Language.values()).map(Language::code).anyMatch(code -> code.equals(wanted))) {
            request.getHeaders().putSingle(HttpHeaders.ACCEPT_LANGUAGE, wanted);
        }
    }
}
