package se.usve.chassis.tracing;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * Leaves out of the spans of requests what may tell of people: the query, which can hold a token or a name that is searched
 * for, and who called from where with what.
 */
@ApplicationScoped
class NoQueries implements SpanProcessor {

    private static final String LEFT_OUT = "[left out]";
    private static final List<AttributeKey<String>> TELLING = List.of(AttributeKey.stringKey("url.query"),
            AttributeKey.stringKey("client.address"), AttributeKey.stringKey("network.peer.address"),
            AttributeKey.stringKey("user_agent.original"));

    @Override
    public void onStart(Context parent, ReadWriteSpan span) {
        for (var key : TELLING) {
            if (span.getAttribute(key) != null) {
                span.setAttribute(key, LEFT_OUT);
            }
        }
    }

    @Override
    public boolean isStartRequired() {
        return true;
    }

    @Override
    public void onEnd(ReadableSpan span) {
        // All is done at the start.
    }

    @Override
    public boolean isEndRequired() {
        return false;
    }
}
