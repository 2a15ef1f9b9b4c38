package se.usve.chassis.input;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.regex.Pattern;

/**
 * Takes in a small body of JSON before anybody is to read it. It has most often come with the head of its request; a thread
 * that answers would else ask for it piece by piece from the one that receives, and either wait for the other. And whoever
 * sends a small body slowly keeps no thread waiting.
 */
@ApplicationScoped
class SmallBodies {

    /** A whole questionnaire, answered at length. */
    private static final int MOST_BYTES = 32 << 10;
    private static final Pattern FEW_DIGITS = Pattern.compile("[1-9][0-9]{0,4}");
    /** And after all that only looks at the head. */
    private static final int BEFORE_RESOURCES = -1;

    private final BodyHandler whole = BodyHandler.create(false);
    private final BodyLimits limits;

    SmallBodies(BodyLimits limits) {
        this.limits = limits;
    }

    void install(@Observes Router router) {
        router.route().order(BEFORE_RESOURCES).handler(http -> {
            if (isSmall(http.request())) {
                SlowBodies.hangUpOn(http, limits.within());
                whole.handle(http);
            } else {
                http.next();
            }
        });
        router.route().order(Integer.MIN_VALUE).failureHandler(SmallBodies::passOverWhoHasLeft);
    }

    private static boolean isSmall(HttpServerRequest request) {
        var type = request.getHeader(HttpHeaders.CONTENT_TYPE);
        var length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return !request.isEnded() && type != null && type.startsWith("application/json")
                && length != null && FEW_DIGITS.matcher(length).matches() && Integer.parseInt(length) <= MOST_BYTES
                && !request.headers().contains(HttpHeaders.EXPECT);
    }

    /** There is nobody to answer, and it is no error of ours. */
    private static void passOverWhoHasLeft(RoutingContext http) {
        if (!http.response().closed()) {
            http.next();
        }
    }
}
