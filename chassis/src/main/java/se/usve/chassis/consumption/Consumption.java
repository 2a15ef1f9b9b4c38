package se.usve.chassis.consumption;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.trace.Tracer;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.util.List;
import java.util.Map;

/** Runs a {@link TopicConsumer} for each {@link Subscription} of the service, from start to shutdown. */
@ApplicationScoped
public class Consumption {

    private final List<Subscription<?>> subscriptions;
    private final Map<String, Object> kafka;
    private final ObjectMapper json;
    private final MeterRegistry meters;
    private final Tracer tracer;
    private volatile List<TopicConsumer<?>> consumers = List.of();

    Consumption(@All List<Subscription<?>> subscriptions,
            @Identifier("default-kafka-broker") Map<String, Object> kafka, ObjectMapper json, MeterRegistry meters,
            Tracer tracer) {
        this.subscriptions = subscriptions;
        this.kafka = kafka;
        this.json = json;
        this.meters = meters;
        this.tracer = tracer;
    }

    /** After the service itself has started: a handler may rest on what is prepared then. */
    void start(@Observes @Priority(Interceptor.Priority.LIBRARY_AFTER) StartupEvent started) {
        consumers = subscriptions.stream().<TopicConsumer<?>>map(this::consumer).toList();
        consumers.forEach(TopicConsumer::start);
    }

    void stop(@Observes ShutdownEvent stopping) {
        consumers.forEach(TopicConsumer::finish);
        consumers.forEach(TopicConsumer::awaitEnd);
    }

    private <E> TopicConsumer<E> consumer(Subscription<E> subscription) {
        return new TopicConsumer<>(subscription, new Decoder<>(subscription, json), kafka, meters, tracer);
    }
}
