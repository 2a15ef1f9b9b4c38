package se.usve.reporting.statistics;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import se.usve.reporting.settings.ReportingSettings;

/**
 * Counts the calls of each address. A bucket refills all at once when the window is over, since that is what the
 * configuration that clients read promises: so many calls in any window.
 */
@ApplicationScoped
class CallLimit {

    private final Map<String, Bucket> buckets;
    private final int calls;
    private final Duration window;
    private final TimeMeter clock;

    @Inject
    CallLimit(ReportingSettings.Statistics config) {
        this(config.maxCalls(), config.timeWindow(), config.countedAddresses(), TimeMeter.SYSTEM_MILLISECONDS);
    }

    CallLimit(int calls, Duration window, int addresses, TimeMeter clock) {
        this.calls = calls;
        this.window = window;
        this.clock = clock;
        this.buckets = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
                return size() > addresses;
            }
        };
    }

    /** {@return 0 if the address may make this call, else after how many whole seconds it may try again} */
    long waitFor(String address) {
        var probe = bucket(address).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? 0 : Math.ceilDiv(probe.getNanosToWaitForRefill(), 1_000_000_000L);
    }

    private synchronized Bucket bucket(String address) {
        return buckets.computeIfAbsent(network(address), _ -> Bucket.builder().withCustomTimePrecision(clock)
                .addLimit(Bandwidth.builder().capacity(calls).refillIntervally(calls, window).build()).build());
    }

    /** An IPv6 caller has a whole network of 64 bits to call from. */
    private static String network(String address) {
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
