package se.usve.survey.audit;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import se.usve.chassis.access.Caller;

/** Who makes the request. */
@RequestScoped
public class Actors {

    private static final int LONGEST_AGENT = 120;

    private final Caller caller;
    private final RoutingContext http;

    Actors(Caller caller, RoutingContext http) {
        this.caller = caller;
        this.http = http;
    }

    /** {@return the caller, to be kept by what outlives the request} */
    public Actor current() {
        return new Actor(caller.name(), program() + " " + http.request().remoteAddress().hostAddress());
    }

    private String program() {
        return caller.program().or(this::agent).orElse("-");
    }

    private Optional<String> agent() {
        return Optional.ofNullable(http.request().getHeader(HttpHeaders.USER_AGENT))
                .map(agent -> agent.replaceAll("\\p{C}", " "))
                .map(agent -> agent.length() > LONGEST_AGENT ? agent.substring(0, LONGEST_AGENT) : agent);
    }
}
