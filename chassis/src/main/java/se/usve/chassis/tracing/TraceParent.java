package se.usve.chassis.tracing;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The place in a trace that something is caused by, as the header {@code traceparent} has it (W3C Trace Context, section 3.2). */
public final class TraceParent {

    /** Name of the header, of a request as of a record. */
    public static final String HEADER = "traceparent";

    private static final TextMapGetter<String> GIVEN = new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(String traceparent) {
            return List.of(HEADER);
        }

        @Override
        public String get(String traceparent, String key) {
            return HEADER.equals(key) ? traceparent : null;
        }
    };

    private TraceParent() {
    }

    /** {@return where this span is, or null if it is in no trace} */
    public static String of(Span span) {
        Map<String, String> headers = HashMap.newHashMap(2);
        W3CTraceContextPropagator.getInstance().inject(Context.root().with(span), headers, Map::put);
        return headers.get(HEADER);
    }

    /**
     * {@return what an event with this key is caused by: the record of the batch in hand that has the same key, or else what
     * is going on in the thread; null if that is in no trace}
     */
    public static String ofEvent(String key) {
        return of(RecordSpans.current().of(key));
    }

    /** {@return the context that what is caused by it belongs to; one of no trace if it is null or not well formed} */
    public static Context context(String traceparent) {
        return traceparent == null ? Context.root()
                : W3CTraceContextPropagator.getInstance().extract(Context.root(), traceparent, GIVEN);
    }
}
