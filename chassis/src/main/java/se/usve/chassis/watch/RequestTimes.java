package se.usve.chassis.watch;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.stream.Stream;

/**
 * Counts requests by how long they took, {@code http_server_requests_seconds_bucket}: without buckets nobody can tell how
 * many were answered within a second. Few, as each is a series for every path, method and status.
 */
@Singleton
class RequestTimes {

    private static final double[] NANOSECONDS = Stream.of(50, 100, 250, 500, 1_000, 2_500, 10_000)
            .mapToDouble(millis -> Duration.ofMillis(millis).toNanos()).toArray();

    @Produces
    @Singleton
    MeterFilter buckets() {
        return new MeterFilter() {
            @Override
            public DistributionStatisticConfig configure(Meter.Id id, DistributionStatisticConfig config) {
                return id.getName().equals("http.server.requests")
                        ? DistributionStatisticConfig.builder().serviceLevelObjectives(NANOSECONDS).build().merge(config)
                        : config;
            }
        };
    }
}
