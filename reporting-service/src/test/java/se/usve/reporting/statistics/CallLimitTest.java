package se.usve.reporting.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How many calls an address may make. */
class CallLimitTest {

    private final AtomicLong now = new AtomicLong(1_000_000_000L);
    private final CallLimit limit = new CallLimit(3, Duration.ofSeconds(10), 2, now::get);

    private void call(String address, int times) {
        IntStream.range(0, times).forEach(_ -> assertEquals(0, limit.waitFor(address), address));
    }

    @Test
    void theCallTooManyIsToldAfterHowManyWholeSecondsToTryAgain() {
        call("192.0.2.1", 3);
        now.addAndGet(Duration.ofMillis(500).toNanos());
        assertEquals(10, limit.waitFor("192.0.2.1"), "9.5 seconds are ten whole ones");
        now.addAndGet(Duration.ofSeconds(10).toNanos());
        call("192.0.2.1", 3);
    }

    @Test
    void addressesDoNotUseUpEachOthersCallsButThoseOfOneNetworkDo() {
        call("2001:db8:1:2::1", 2);
        call("192.0.2.1", 3);
        call("2001:db8:1:2:ffff::9", 1);
        assertEquals(10, limit.waitFor("2001:db8:1:2::77"));
    }

    @Test
    void onlySoManyAddressesAreRemembered() {
        call("192.0.2.1", 3);
        call("192.0.2.2", 3);
        call("192.0.2.3", 3);
        assertEquals(10, limit.waitFor("192.0.2.3"));
        call("192.0.2.1", 3);
    }
}
