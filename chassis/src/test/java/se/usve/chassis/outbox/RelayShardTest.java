package se.usve.chassis.outbox;

import static org.awaitility.Awaitility.await;

import io.opentelemetry.api.trace.TracerProvider;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** A relay goes on trying, whatever happens to it. */
class RelayShardTest {

    @Test
    void itTriesAgainAlsoAfterAnErrorNobodyForesaw() {
        var asked = new AtomicInteger();
        var broken = (DataSource) Proxy.newProxyInstance(DataSource.class.getClassLoader(),
                new Class<?>[] {DataSource.class}, (_, _, _) -> {
                    asked.incrementAndGet();
                    throw new IllegalStateException("something nobody foresaw");
                });
        var relay = new RelayShard(0, broken, Settings.keepingSent(1), Map.of(),
                TracerProvider.noop().get("test"));
        relay.start();
        try {
            await().atMost(Duration.ofSeconds(20)).until(() -> asked.get() > 1);
        } finally {
            relay.finish();
            relay.awaitEnd();
        }
    }
}
