package se.usve.reporting.statistics;

import io.github.bucket4j.Bandwidth;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.function.LongSupplier;
import se.usve.chassis.calls.Buckets;
import se.usve.chassis.calls.Network;
import se.usve.reporting.settings.ReportingSettings;

/**
 * Counts the calls of each address, beside what any caller may ask of the service. A bucket refills all at once when the
 * window is over, since that is what the configuration that clients read promises: so many calls in any window.
 */
@ApplicationScoped
class CallLimit {

    private final Buckets buckets;

    @Inject
    CallLimit(ReportingSettings.Statistics config) {
        this(config.maxCalls(), config.timeWindow(), config.countedAddresses(), System::nanoTime);
    }

    CallLimit(int calls, Duration window, int addresses, LongSupplier nanoTime) {
        this.buckets = new Buckets(Bandwidth.builder().capacity(calls).refillIntervally(calls, window).build(), addresses, nanoTime);
    }

    /** {@return 0 if the address may make this call, else after how many whole seconds it may try again} */
    long waitFor(String address) {
        return buckets.take(Network.of(address), 1);
    }
}
