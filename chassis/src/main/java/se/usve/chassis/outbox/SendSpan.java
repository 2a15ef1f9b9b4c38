package se.usve.chassis.outbox;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import org.apache.kafka.clients.producer.ProducerRecord;
import se.usve.chassis.tracing.TraceParent;

/**
 * The span of a record on its way to Kafka, after OpenTelemetry's conventions for messaging. Its parent is what caused the
 * event, and the record carries its place in the trace. An event of no trace begins none.
 */
final class SendSpan {

    private final Span span;

    private SendSpan(Span span) {
        this.span = span;
    }

    static SendSpan begin(Tracer tracer, String traceparent, String type, ProducerRecord<String, String> message) {
        if (traceparent == null) {
            return new SendSpan(Span.getInvalid());
        }
        var span = tracer.spanBuilder("send " + message.topic()).setSpanKind(SpanKind.PRODUCER)
                .setParent(TraceParent.context(traceparent)).startSpan();
        if (span.isRecording()) {
            span.setAttribute("messaging.system", "kafka");
            span.setAttribute("messaging.operation.name", "send");
            span.setAttribute("messaging.operation.type", "send");
            span.setAttribute("messaging.destination.name", message.topic());
            span.setAttribute("messaging.kafka.message.key", message.key());
            span.setAttribute("cloudevents.event_type", type);
        }
        return new SendSpan(span);
    }

    /** {@return what the record carries, or null} */
    String traceparent() {
        return TraceParent.of(span);
    }

    void acknowledged() {
        span.end();
    }

    /** What becomes of it is not known; it is sent again. */
    void unacknowledged() {
        span.setStatus(StatusCode.ERROR);
        span.end();
    }
}
