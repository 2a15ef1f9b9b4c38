package se.usve.chassis.input;

import io.vertx.ext.web.RoutingContext;
import java.time.Duration;

/**
 * Whoever sends a byte now and then keeps a connection, perhaps a thread, and a turn where turns are few. The server's own
 * timeout is of silence only.
 */
final class SlowBodies {

    private SlowBodies() {
    }

    /** Closes the connection of a request whose body has not wholly come when the time is over. */
    static void hangUpOn(RoutingContext http, Duration within) {
        var timer = http.vertx().setTimer(within.toMillis(), _ -> {
            if (!http.request().isEnded()) {
                http.request().connection().close();
            }
        });
        http.addEndHandler(_ -> http.vertx().cancelTimer(timer));
    }
}
