package se.usve.chassis.outbox;

import io.opentelemetry.api.trace.Tracer;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.sql.DataSource;

/**
 * Sends what the {@link Outbox} holds, in order within a key: one {@link RelayShard} for each shard of the key's hash.
 * Any number of instances may run; a shard is sent by the one that holds its lock.
 */
@ApplicationScoped
public class OutboxRelay {

    /** Number of shards, the same as in the outbox's generated column. */
    static final int SHARDS = 2;

    private final DataSource dataSource;
    private final OutboxConfig config;
    private final OutboxPartitions partitions;
    private final Map<String, Object> kafka;
    private final Tracer tracer;
    private volatile List<RelayShard> shards = List.of();

    OutboxRelay(DataSource dataSource, OutboxConfig config, OutboxPartitions partitions,
            @Identifier("default-kafka-broker") Map<String, Object> kafka, Tracer tracer) {
        this.dataSource = dataSource;
        this.config = config;
        this.partitions = partitions;
        this.kafka = kafka;
        this.tracer = tracer;
    }

    /** Before anything that may append to the outbox when the service starts: it needs the day's partition. */
    void start(@Observes @Priority(Interceptor.Priority.LIBRARY_BEFORE) StartupEvent started) {
        if (config.topic().isEmpty()) {
            return;
        }
        partitions.prepare();
        shards = IntStream.range(0, SHARDS)
                .mapToObj(shard -> new RelayShard(shard, dataSource, config, kafka, tracer))
                .toList();
        shards.forEach(RelayShard::start);
    }

    /** Tells the relay that something was committed, so that it is sent at once instead of at the next poll. */
    void wake() {
        shards.forEach(RelayShard::wake);
    }

    /** After all that may append to the outbox while the service stops: requests, imports, consumers. */
    void stop(@Observes @Priority(Interceptor.Priority.LIBRARY_AFTER) ShutdownEvent stopping) {
        shards.forEach(RelayShard::finish);
        shards.forEach(RelayShard::awaitEnd);
    }
}
