package se.usve.chassis.startup;

import java.util.stream.Stream;

/** Who is believed about where a request comes from. */
final class Proxy implements Check {

    private static final String TRUSTED = "quarkus.http.proxy.trusted-proxies";

    @Override
    public Stream<Finding> findings(Settings settings) {
        return settings.isOn("quarkus.http.proxy.proxy-address-forwarding") && settings.find(TRUSTED).isEmpty()
                ? Stream.of(Finding.unsafe(Risk.ANY_PROXY, TRUSTED,
                        "Whoever reaches the service may say what address they come from, and limits by address hold nobody.",
                        "Give it the addresses of your gateways."))
                : Stream.empty();
    }
}
