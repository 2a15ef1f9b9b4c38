package se.usve.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import se.usve.stack.Bearer;
import se.usve.stack.DataFolder;
import se.usve.stack.LocalStack;
import se.usve.stack.Role;
import se.usve.stack.Service;
import se.usve.stack.StackPlan;

/** The packaged system on free ports, started once for all tests of the JVM, and called from outside. */
final class RunningSystem {

    /** Who asks nothing of a token. */
    static final Bearer NOBODY = null;
    static final Bearer ADMIN = Bearer.of(Role.ADMIN, null);
    static final Bearer STEERING = Bearer.of(Role.STEERING, null);

    /** An answer of the system: its status, its body as text and, where it is JSON, as JSON. */
    record Answer(int status, String text, JsonNode json) {
        Answer expecting(int expected) {
            if (status != expected) {
                throw new AssertionError("Expected " + expected + " but got " + status + ": " + text);
            }
            return this;
        }
    }

    /** Tests ask for much from one address. All services are given it, and two of them say that they have no such setting. */
    static final String OF_REPORTING_ALONE = "USVE_STATISTICS_MAX_CALLS";

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final class Holder {
        static final RunningSystem ONE = new RunningSystem();
    }

    private final Collector collector = Collector.start();
    private final Path data;
    private final LocalStack stack;
    /** Signed once: they are good for an hour. */
    private final Map<Bearer, String> tokens = new ConcurrentHashMap<>();
    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5)).build();

    private RunningSystem() {
        try {
            var folder = DataFolder.temporary("usve-system-test");
            data = folder.path();
            stack = LocalStack.start(StackPlan.standard(repository(), folder).onFreePorts()
                    // An archive of classes is made at a service's end, and takes longer than it saves here.
                    .withJavaOptions(List.of("-XX:-AutoCreateSharedArchive"))
                    .withEnvironment(asInAnInstallation()), _ -> { });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A system that a test has started for itself, and ends. */
    RunningSystem(LocalStack stack, Path data) {
        this.stack = stack;
        this.data = data;
    }

    /**
     * A gateway tells who calls and by which address, and nobody else does; by name, as in containers. Traces and log are
     * told as there; and for less long than there a service that was asked to end serves on.
     */
    private Map<String, String> asInAnInstallation() {
        return Map.of("QUARKUS_HTTP_PROXY_PROXY_ADDRESS_FORWARDING", "true",
                OF_REPORTING_ALONE, "100000",
                "QUARKUS_HTTP_PROXY_TRUSTED_PROXIES", "localhost",
                "QUARKUS_SHUTDOWN_DELAY", "2S",
                "QUARKUS_LOG_CONSOLE_JSON_ENABLED", "true",
                "QUARKUS_HTTP_ACCESS_LOG_ENABLED", "true",
                "QUARKUS_OTEL_SDK_DISABLED", "false",
                "QUARKUS_OTEL_EXPORTER_OTLP_ENDPOINT", collector.address().toString(),
                "QUARKUS_OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf",
                "QUARKUS_OTEL_BSP_SCHEDULE_DELAY", "200ms");
    }

    /** The one that all tests share. */
    static RunningSystem get() {
        return Holder.ONE;
    }

    /** The folder of the repository: two above this module's. */
    static Path repository() {
        return Path.of("").toAbsolutePath().getParent().getParent();
    }

    LocalStack stack() {
        return stack;
    }

    /** Where the services send their traces. */
    Collector collector() {
        return collector;
    }

    /** What a service tells of itself at this path of its management port, as plain text. */
    String management(Service service, String path) {
        var port = stack.environment(service).get("QUARKUS_MANAGEMENT_PORT");
        try {
            return client.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                    .header("Accept", "text/plain").build(),
                    HttpResponse.BodyHandlers.ofString()).body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** {@return the data folder of the stack, by which commands find it} */
    Path data() {
        return data;
    }

    static Bearer region(String code) {
        return Bearer.of(Role.REGION, code);
    }

    static Bearer assessor(String code) {
        return Bearer.of(Role.ASSESSOR, code);
    }

    Answer get(Service service, String path, Bearer who) {
        return send(service, path, who, HttpRequest.newBuilder().GET());
    }

    Answer put(Service service, String path, Bearer who, Object body) {
        return send(service, path, who, HttpRequest.newBuilder().PUT(json(body)));
    }

    Answer putYaml(Service service, String path, Bearer who, String body) {
        return send(service, path, who, HttpRequest.newBuilder().header("Content-Type", "application/yaml")
                .PUT(HttpRequest.BodyPublishers.ofString(body)));
    }

    Answer post(Service service, String path, Bearer who, Object body) {
        return send(service, path, who, HttpRequest.newBuilder().POST(json(body)));
    }

    Answer delete(Service service, String path, Bearer who, Object body) {
        return send(service, path, who, HttpRequest.newBuilder().method("DELETE", json(body)));
    }

    private static HttpRequest.BodyPublisher json(Object body) {
        try {
            return HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Answer send(Service service, String path, Bearer who, HttpRequest.Builder request) {
        request.uri(stack.api(service).resolve(path)).timeout(Duration.ofSeconds(30));
        if (request.copy().build().headers().firstValue("Content-Type").isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        if (who != null) {
            request.header("Authorization", "Bearer " + tokens.computeIfAbsent(who, stack::token));
        }
        try {
            var response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            var isJson = response.headers().firstValue("Content-Type").orElse("").contains("json");
            return new Answer(response.statusCode(), response.body(),
                    isJson ? JSON.readTree(response.body()) : MissingNode.getInstance());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
