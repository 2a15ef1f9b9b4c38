package se.usve.chassis.startup;

import java.util.Arrays;
import java.util.stream.Stream;

/** How the brokers are reached. */
final class Broker implements Check {

    private static final String SERVERS = "kafka.bootstrap.servers";
    private static final String PROTOCOL = "kafka.security.protocol";

    @Override
    public Stream<Finding> findings(Settings settings) {
        var servers = settings.find(SERVERS);
        if (servers.isEmpty()) {
            return Stream.of(Finding.wrong(SERVERS, "It has no value, so no service would hear of another.",
                    "Set it: host:9093,host:9093."));
        }
        var encrypted = settings.find(PROTOCOL).filter(protocol -> protocol.equals("SSL") || protocol.equals("SASL_SSL")).isPresent();
        return !encrypted && Arrays.stream(servers.get().split(",")).map(Address::hostOf).anyMatch(host -> !Address.isHere(host))
                ? Stream.of(Finding.unsafe(Risk.PLAIN_BROKER, PROTOCOL,
                        "A broker is on another machine, and events go to it as plain text.",
                        "Set it to SASL_SSL or SSL, with kafka.ssl.truststore.*."))
                : Stream.empty();
    }
}
