package se.usve.reporting.statistics;

import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import se.usve.chassis.problem.ProblemException;
import se.usve.chassis.problem.ProblemType;
import se.usve.chassis.problem.Text;

/** Refuses a call too many with 429 and, in whole seconds as clients read it, when to try again. */
class CallFilter {

    private final CallLimit limit;

    CallFilter(CallLimit limit) {
        this.limit = limit;
    }

    @Metered
    @ServerRequestFilter
    void count(HttpServerRequest request) {
        var address = request.remoteAddress();
        var seconds = limit.waitFor(address == null || address.hostAddress() == null ? "" : address.hostAddress());
        if (seconds > 0) {
            throw new ProblemException(ProblemType.TOO_MANY_CALLS, new Text("Försök igen om %d sekunder", "Try again in %d seconds")
                    .with(seconds), List.of(), Map.of("Retry-After", Long.toString(seconds)));
        }
    }
}
