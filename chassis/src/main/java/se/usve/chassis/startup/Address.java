package se.usve.chassis.startup;

import java.net.URI;
import java.util.Locale;

/** Whether an address is of this very machine, told by its form alone: no name is asked about. */
final class Address {

    private Address() {}

    /** {@return whether the host is this machine's loopback} */
    static boolean isHere(String host) {
        var plain = host.toLowerCase(Locale.ROOT).replace("[", "").replace("]", "");
        return plain.equals("localhost") || plain.endsWith(".localhost") || plain.matches("127(\\.\\d{1,3}){3}")
                || plain.equals("::1") || plain.equals("0:0:0:0:0:0:0:1");
    }

    /** {@return whether that is plain http to another machine} */
    static boolean isPlainHttpElsewhere(String address) {
        if (!address.toLowerCase(Locale.ROOT).startsWith("http://")) {
            return false;
        }
        try {
            var host = URI.create(address).getHost();
            return host == null || !isHere(host);
        } catch (IllegalArgumentException e) {
            return true;
        }
    }

    /** {@return the host of {@code host:port} or {@code [::1]:port}, with or without a name of a listener before it} */
    static String hostOf(String server) {
        var plain = server.strip().replaceFirst("^[A-Za-z_]+://", "");
        return plain.startsWith("[") ? plain.replaceFirst("\\].*", "]") : plain.replaceFirst(":[^:]*$", "");
    }
}
