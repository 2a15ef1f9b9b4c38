package se.usve.chassis.calls;

/** Whose address it is. */
public final class Network {

    private Network() {
    }

    /** {@return what the calls of an address are counted by} An IPv6 caller has a whole network of 64 bits to call from. */
    public static String of(String address) {
        if (!address.contains(":")) {
            return address;
        }
        var parts = address.split(":", -1);
        var first = new StringBuilder();
        for (int i = 0; i < 4 && i < parts.length && !parts[i].isEmpty(); i++) {
            first.append(parts[i]).append(':');
        }
        return first + ":";
    }
}
