package se.usve.chassis.calls;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/** A bucket of points for each of many; of those that were silent longest it is forgotten first. */
public final class Buckets {

    private static final long SECOND = 1_000_000_000L;

    private record Clock(LongSupplier nanoTime) implements TimeMeter {
        @Override
        public long currentTimeNanos() {
            return nanoTime.getAsLong();
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }

    private final Bandwidth bandwidth;
    private final Clock clock;
    private final Map<String, Bucket> buckets;

    /**
     * @param bandwidth  how many points a bucket holds, and how it fills
     * @param remembered how many buckets there are at most
     * @param nanoTime   nanoseconds since any moment, by which they fill; {@link System#nanoTime}
     */
    public Buckets(Bandwidth bandwidth, int remembered, LongSupplier nanoTime) {
        this.bandwidth = bandwidth;
        this.clock = new Clock(nanoTime);
        this.buckets = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
                return size() > remembered;
            }
        };
    }

    /**
     * Takes points, all or none.
     *
     * @param points as many as a full bucket holds are the most it is ever asked for
     * @return 0 if they were there, else after how many whole seconds they will be
     */
    public long take(String whose, long points) {
        var probe = bucket(whose).tryConsumeAndReturnRemaining(Math.min(points, bandwidth.getCapacity()));
        return probe.isConsumed() ? 0 : Math.max(1, Math.ceilDiv(probe.getNanosToWaitForRefill(), SECOND));
    }

    /** Takes points that were used already, whether they are there or not: what is lacking is missing from what comes next. */
    public void charge(String whose, long points) {
        bucket(whose).consumeIgnoringRateLimits(Math.min(points, bandwidth.getCapacity()));
    }

    private synchronized Bucket bucket(String whose) {
        return buckets.computeIfAbsent(whose,
                _ -> Bucket.builder().withCustomTimePrecision(clock).addLimit(bandwidth).build());
    }
}
