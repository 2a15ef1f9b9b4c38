package se.usve.stack;

import java.net.URI;

/**
 * Where a service listens on the loopback address.
 *
 * @param http the port of its API; 0 in a plan means any free one
 * @param management the port of health and metrics; 0 in a plan means any free one
 */
public record Listen(int http, int management) {
    /** Where its API is. */
    public URI api() {
        return URI.create("http://" + Ports.LOOPBACK + ":" + http);
    }

    /** Where it says whether requests may be sent to it. */
    public URI health() {
        return URI.create("http://" + Ports.LOOPBACK + ":" + management + "/q/health/ready");
    }

    /** The same with every 0 replaced by a port that is free. */
    Listen decided() {
        int[] free = Ports.free(2);
        return new Listen(http == 0 ? free[0] : http, management == 0 ? free[1] : management);
    }
}
