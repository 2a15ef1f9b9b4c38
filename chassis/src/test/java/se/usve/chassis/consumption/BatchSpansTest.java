package se.usve.chassis.consumption;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;
import se.usve.chassis.tracing.TraceParent;

/** Which traces records continue while they are applied. */
class BatchSpansTest {

    private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
    private static final String OF_A = "00-0af7651916cd43dd8448eb211c80319a-b7ad6b716920333a-01";
    private static final String OF_B = "00-0af7651916cd43dd8448eb211c80319b-b7ad6b716920333b-01";
    private static final String NOT_SAMPLED = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b716920333c-00";

    private final Told told = new Told();
    private final BatchSpans spans = new BatchSpans(SdkTracerProvider.builder()
            .addSpanProcessor(SimpleSpanProcessor.create(told)).build().get("test"), "g", InstantSource.fixed(NOW));

    @Test
    void eachRecordContinuesItsOwnTraceAndSoDoesWhatItCauses() {
        List<String> caused;
        try (var open = spans.begin(List.of(record("a", OF_A, NOW), record("b", OF_B, NOW)))) {
            caused = List.of(TraceParent.ofEvent("a"), TraceParent.ofEvent("b"));
            open.applied();
        }
        var a = told.ofTrace("0af7651916cd43dd8448eb211c80319a");
        var b = told.ofTrace("0af7651916cd43dd8448eb211c80319b");
        assertThat(a.getParentSpanId()).isEqualTo("b7ad6b716920333a");
        assertThat(a.getKind()).isEqualTo(SpanKind.CONSUMER);
        assertThat(a.getName()).isEqualTo("process t");
        assertThat(caused.get(0)).contains(a.getTraceId(), a.getSpanId());
        assertThat(caused.get(1)).contains(b.getTraceId(), b.getSpanId());
        var batch = told.all.stream().filter(span -> span.getName().equals("process batch")).findFirst().orElseThrow();
        assertThat(a.getLinks()).extracting(LinkData::getSpanContext).containsExactly(batch.getSpanContext());
        assertThat(told.all).hasSize(3);
    }

    @Test
    void aRecordAloneIsWhatIsGoingOn() {
        try (var open = spans.begin(List.of(record("a", OF_A, NOW)))) {
            assertThat(Span.current().getSpanContext().getTraceId()).isEqualTo("0af7651916cd43dd8448eb211c80319a");
            open.applied();
        }
        assertThat(told.all).hasSize(1);
        assertThat(Span.current().getSpanContext().isValid()).as("and not afterwards").isFalse();
    }

    @Test
    void neitherARecordOfNoTraceNorAnOldOneIsTold() {
        try (var open = spans.begin(List.of(record("a", null, NOW), record("b", OF_B, NOW.minusSeconds(3601)),
                record("c", NOT_SAMPLED, NOW), record("d", "nonsense", NOW.minusSeconds(7200))))) {
            assertThat(TraceParent.ofEvent("a")).isNull();
            assertThat(TraceParent.ofEvent("b")).isNull();
            assertThat(TraceParent.ofEvent("c")).as("the decision not to tell it goes on").endsWith("-00");
            open.applied();
        }
        assertThat(told.all).isEmpty();
    }

    @Test
    void anAttemptThatFailedIsNotTold() {
        try (var _ = spans.begin(List.of(record("a", OF_A, NOW)))) {
            assertThat(Span.current().isRecording()).isTrue();
        }
        assertThat(told.all).isEmpty();
    }

    @Test
    void aDeadLetterIsToldAsAnErrorOfItsTrace() {
        spans.buried(record("a", OF_A, NOW));
        spans.buried(record("b", null, NOW));
        assertThat(told.all).hasSize(1);
        assertThat(told.all.getFirst().getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(told.all.getFirst().getTraceId()).isEqualTo("0af7651916cd43dd8448eb211c80319a");
    }

    private static ConsumerRecord<String, byte[]> record(String key, String traceparent, Instant at) {
        var headers = new RecordHeaders();
        if (traceparent != null) {
            headers.add(TraceParent.HEADER, traceparent.getBytes(UTF_8));
        }
        return new ConsumerRecord<>("t", 0, 0, at.toEpochMilli(), TimestampType.CREATE_TIME, 1, 1, key, new byte[0],
                headers, Optional.empty());
    }

    private static final class Told implements SpanExporter {
        private final List<SpanData> all = new ArrayList<>();

        SpanData ofTrace(String id) {
            return all.stream().filter(span -> span.getTraceId().equals(id)).findFirst().orElseThrow();
        }

        @Override
        public CompletableResultCode export(Collection<SpanData> spans) {
            all.addAll(spans);
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode flush() {
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode shutdown() {
            return CompletableResultCode.ofSuccess();
        }
    }
}
