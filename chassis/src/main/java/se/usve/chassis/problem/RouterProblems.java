package se.usve.chassis.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;

/** Tells as problem details what the router refuses before a resource sees it, such as a request without Host. */
@ApplicationScoped
class RouterProblems {

    private static final Text DETAIL = new Text(
            "Servern kan inte läsa anropets adress eller rubriker", "The server cannot read the request's address or headers");

    private static final int AFTER_ANSWERS_ARE_PROTECTED = Integer.MIN_VALUE + 2;

    private final ObjectMapper json;

    RouterProblems(ObjectMapper json) {
        this.json = json;
    }

    void install(@Observes Router router) {
        router.route().order(AFTER_ANSWERS_ARE_PROTECTED).handler(http -> {
            if (canBeRead(http.request().absoluteURI())) {
                http.next();
            } else {
                answer(http);
            }
        });
        router.route().order(Integer.MIN_VALUE).failureHandler(http -> {
            if (http.statusCode() == 400) {
                answer(http);
            } else {
                http.next();
            }
        });
    }

    /** A host, or a character in the path, that no address has, would end as an internal error wherever it is asked for. */
    private static boolean canBeRead(String address) {
        try {
            new URI(address);
            return true;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private void answer(RoutingContext http) {
        if (http.response().ended()) {
            return;
        }
        var request = http.request();
        var problem = Problem.of(ProblemType.ofStatus(400, "Bad Request"), DETAIL, List.of(), request.path(),
                Languages.of(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE)));
        try {
            http.response().setStatusCode(400).putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                    .end(json.writeValueAsString(problem));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A problem is plain JSON", e);
        }
    }
}
