package se.usve.chassis.consumption;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import se.usve.chassis.tracing.RecordSpans;
import se.usve.chassis.tracing.TraceParent;

/**
 * The spans of records while they are applied, after OpenTelemetry's conventions for messaging: one for each record, in the
 * trace the record belongs to, and, when there are several, one for the batch, in a trace of its own, to which theirs link.
 *
 * <p>A record of no trace gets none, nor one so old that its trace is closed: when a topic is read from its beginning, the
 * traces of a year are not told again. An attempt that failed is not told: the log and a metric do that.
 */
final class BatchSpans {

    private static final Duration OLD = Duration.ofHours(1);

    private final Tracer tracer;
    private final String group;
    private final InstantSource clock;

    BatchSpans(Tracer tracer, String group, InstantSource clock) {
        this.tracer = tracer;
        this.group = group;
        this.clock = clock;
    }

    /**
     * What is current in the thread while a batch is applied.
     *
     * @param records span of the last record of each key
     * @param all     every span
     */
    record Open(Map<String, Span> records, List<Span> all, Scope scope) implements AutoCloseable {

        /** The batch is applied: tells its spans. */
        void applied() {
            all.forEach(Span::end);
        }

        @Override
        public void close() {
            scope.close();
        }
    }

    /** Begins the spans of a batch that is applied in this thread, until it is closed. */
    Open begin(List<ConsumerRecord<String, byte[]>> messages) {
        var traced = messages.stream().filter(this::isTraced).toList();
        if (traced.isEmpty()) {
            return new Open(Map.of(), List.of(), Scope.noop());
        }
        var batch = traced.size() == 1 ? Span.getInvalid() : batch(messages);
        Map<String, Span> records = HashMap.newHashMap(traced.size());
        var all = new ArrayList<Span>(traced.size() + 1);
        for (var message : traced) {
            var span = span(message, batch.getSpanContext());
            records.put(message.key(), span);
            all.add(span);
        }
        var current = traced.size() == 1 ? all.getFirst() : batch;
        all.add(batch);
        return new Open(records, all, new RecordSpans(records).in(Context.root().with(current)).makeCurrent());
    }

    /** Tells of a record that became a dead letter. */
    void buried(ConsumerRecord<String, byte[]> message) {
        if (isTraced(message)) {
            span(message, SpanContext.getInvalid()).setStatus(StatusCode.ERROR)
                    .setAttribute("error.type", "dead-letter").end();
        }
    }

    private boolean isTraced(ConsumerRecord<String, byte[]> message) {
        return message.headers().lastHeader(TraceParent.HEADER) != null
                && message.timestamp() > clock.millis() - OLD.toMillis();
    }

    private Span batch(List<ConsumerRecord<String, byte[]>> messages) {
        return told(tracer.spanBuilder("process batch").setNoParent().setSpanKind(SpanKind.INTERNAL)
                .setAttribute("messaging.batch.message_count", messages.size())).startSpan();
    }

    private Span span(ConsumerRecord<String, byte[]> message, SpanContext batch) {
        var builder = told(tracer.spanBuilder("process " + message.topic())).setSpanKind(SpanKind.CONSUMER)
                .setParent(TraceParent.context(header(message, TraceParent.HEADER)))
                .setAttribute("messaging.destination.name", message.topic())
                .setAttribute("messaging.destination.partition.id", Integer.toString(message.partition()))
                .setAttribute("messaging.kafka.offset", message.offset())
                .setAttribute("messaging.kafka.message.key", message.key())
                .setAttribute("cloudevents.event_id", header(message, "ce_id"))
                .setAttribute("cloudevents.event_type", header(message, "ce_type"));
        if (batch.isValid()) {
            builder.addLink(batch);
        }
        return builder.startSpan();
    }

    private SpanBuilder told(SpanBuilder builder) {
        return builder.setAttribute("messaging.system", "kafka")
                .setAttribute("messaging.operation.name", "process")
                .setAttribute("messaging.operation.type", "process")
                .setAttribute("messaging.consumer.group.name", group);
    }

    private static String header(ConsumerRecord<String, byte[]> message, String name) {
        var header = message.headers().lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }
}
