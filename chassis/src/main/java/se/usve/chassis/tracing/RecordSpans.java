package se.usve.chassis.tracing;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextKey;
import java.util.Map;

/**
 * The spans of the records that are being applied together, by key: so an event that one of them causes continues its trace
 * and not another's.
 *
 * @param spans span of the last record of each key
 */
public record RecordSpans(Map<String, Span> spans) {

    private static final ContextKey<RecordSpans> IN_HAND = ContextKey.named("usve-records-in-hand");
    private static final RecordSpans NONE = new RecordSpans(Map.of());

    /** {@return the same context while these are in hand} */
    public Context in(Context context) {
        return context.with(IN_HAND, this);
    }

    static RecordSpans current() {
        var inHand = Context.current().get(IN_HAND);
        return inHand == null ? NONE : inHand;
    }

    Span of(String key) {
        var span = spans.get(key);
        return span == null ? Span.current() : span;
    }
}
