package se.usve.system;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

/** Takes the spans that services send (OTLP over HTTP, https://opentelemetry.io/docs/specs/otlp/) and keeps the newest. */
final class Collector {

    private static final int KEPT = 50_000;

    /**
     * A span as it was sent.
     *
     * @param parent id of its parent, empty if it has none
     * @param all    everything that was sent of it
     */
    record Span(String service, String trace, String id, String parent, String name, String kind,
            Map<String, String> attributes, String all) {
    }

    private final ConcurrentLinkedDeque<Span> spans = new ConcurrentLinkedDeque<>();
    private final HttpServer server;

    private Collector(HttpServer server) {
        this.server = server;
        server.createContext("/v1/traces", this::take);
        server.setExecutor(Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().factory()));
    }

    static Collector start() {
        try {
            var collector = new Collector(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
            collector.server.start();
            return collector;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Every span there is, the oldest first. */
    List<Span> spans() {
        return List.copyOf(spans);
    }

    List<Span> ofTrace(String id) {
        return spans.stream().filter(span -> span.trace().equals(id)).toList();
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            var zipped = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
            var body = zipped ? new GZIPInputStream(exchange.getRequestBody()) : exchange.getRequestBody();
            for (var resource : ExportTraceServiceRequest.parseFrom(body.readAllBytes()).getResourceSpansList()) {
                var service = attributes(resource.getResource().getAttributesList()).get("service.name");
                for (var scope : resource.getScopeSpansList()) {
                    scope.getSpansList().forEach(span -> spans.add(span(service, span)));
                }
            }
            while (spans.size() > KEPT) {
                spans.pollFirst();
            }
            exchange.getResponseHeaders().add("Content-Type", "application/x-protobuf");
            exchange.sendResponseHeaders(200, -1);
        }
    }

    private static Span span(String service, io.opentelemetry.proto.trace.v1.Span span) {
        var hex = HexFormat.of();
        return new Span(service, hex.formatHex(span.getTraceId().toByteArray()), hex.formatHex(span.getSpanId().toByteArray()),
                hex.formatHex(span.getParentSpanId().toByteArray()), span.getName(),
                span.getKind().name().replace("SPAN_KIND_", ""), attributes(span.getAttributesList()), span.toString());
    }

    private static Map<String, String> attributes(List<KeyValue> attributes) {
        return attributes.stream().collect(Collectors.toMap(KeyValue::getKey, one -> text(one.getValue()), (a, _) -> a));
    }

    private static String text(AnyValue value) {
        return value.hasStringValue() ? value.getStringValue() : value.toString().strip();
    }
}
