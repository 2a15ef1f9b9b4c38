package se.usve.chassis.calls;

import io.quarkus.runtime.BlockingOperationControl;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import se.usve.chassis.access.Caller;
import se.usve.chassis.problem.Languages;
import se.usve.chassis.problem.Problem;
import se.usve.chassis.problem.ProblemException;
import se.usve.chassis.problem.ProblemType;
import se.usve.chassis.problem.Text;

/**
 * Refuses the calls of whoever has asked for more than their share, with when to try again: with a good token they are
 * counted by its subject, wherever they come from, else by the address they come from. A call that is refused before it
 * is known whose it is (a bad token, no such address) is counted on its way out, and when those are too many the reason is
 * told no longer.
 */
class CountCalls {

    private static final String PAYER = Payer.class.getName();
    private static final String RETRY_AFTER = "Retry-After";
    private static final int BEFORE_OTHERS = 10;
    private static final int BEFORE_PAGES_ARE_MADE = 6000;

    private final Budgets budgets;
    private final Caller caller;

    CountCalls(Budgets budgets, Caller caller) {
        this.budgets = budgets;
        this.caller = caller;
    }

    @ServerRequestFilter(priority = BEFORE_OTHERS)
    void count(RoutingContext http) {
        var payer = subject(http).map(subject -> new Payer(true, subject)).orElseGet(() -> address(http));
        http.put(PAYER, payer);
        var seconds = budgets.take(payer, http.normalizedPath());
        if (seconds > 0) {
            throw tooMany(seconds);
        }
    }

    @ServerResponseFilter(priority = BEFORE_PAGES_ARE_MADE)
    void countWhatWasNot(ContainerRequestContext request, ContainerResponseContext response, RoutingContext http) {
        Payer known = http.get(PAYER);
        if (known != null) {
            Optional.ofNullable(response.getMediaType()).map(type -> type.getType() + "/" + type.getSubtype())
                    .ifPresent(type -> budgets.charge(known, type));
            return;
        }
        var seconds = budgets.take(address(http), http.normalizedPath());
        if (seconds > 0) {
            var problem = tooMany(seconds);
            response.getHeaders().clear();
            response.setStatus(problem.type().status());
            problem.headers().forEach(response.getHeaders()::putSingle);
            response.setEntity(Problem.of(problem, request.getUriInfo().getRequestUri().getRawPath(),
                    Languages.of(request.getHeaderString("Accept-Language"))), null, MediaType.valueOf(Problem.MEDIA_TYPE));
        }
    }

    /**
     * {@return the subject of a good token} Whatever is wrong with one is for the endpoint to tell, if it asks: some are open
     * to everyone.
     */
    private Optional<String> subject(RoutingContext http) {
        var headers = http.request().headers();
        if (!headers.contains(HttpHeaders.AUTHORIZATION) && !headers.contains(HttpHeaders.COOKIE)
                || !BlockingOperationControl.isBlockingAllowed()) {
            return Optional.empty();
        }
        try {
            return caller.isAnonymous() ? Optional.empty() : Optional.of(caller.subject());
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    private static Payer address(RoutingContext http) {
        var address = http.request().remoteAddress();
        return new Payer(false, address == null || address.hostAddress() == null ? "" : Network.of(address.hostAddress()));
    }

    private static ProblemException tooMany(long seconds) {
        return new ProblemException(ProblemType.TOO_MANY_CALLS, new Text("Försök igen om %d sekunder",
                "Try again in %d seconds").with(seconds), List.of(), Map.of(RETRY_AFTER, Long.toString(seconds)));
    }
}
