package se.usve.chassis.input;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;

/**
 * Takes and throws away what still comes of a request that is answered already, as one that is refused before its body is
 * read: most clients read the answer only when they have sent all, and the connection would never get to their next request.
 * The connection of one that goes on and on is closed.
 */
@ApplicationScoped
class UnreadBodies {

    private final Duration patience;

    UnreadBodies() {
        this(Duration.ofSeconds(10));
    }

    UnreadBodies(Duration patience) {
        this.patience = patience;
    }

    void install(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).handler(http -> {
            if (!http.request().isEnded()) {
                http.addEndHandler(_ -> passOverTheRest(http));
            }
            http.next();
        });
    }

    /**
     * Nothing here may throw: the answer is not wholly sent yet. The timer holds the request with all of its answer, so it goes
     * when the request has come to its end, which for most is at once.
     */
    private void passOverTheRest(RoutingContext http) {
        var request = http.request();
        if (request.isEnded()) {
            return;
        }
        var timer = http.vertx().setTimer(patience.toMillis(), _ -> {
            if (!request.isEnded()) {
                request.connection().close();
            }
        });
        request.end().onComplete(_ -> http.vertx().cancelTimer(timer));
        request.handler(null);
        request.resume();
        if (request.isEnded()) {
            // Perhaps before its end was asked for, by the thread that reads: nobody is told of that any more.
            http.vertx().cancelTimer(timer);
        }
    }
}
