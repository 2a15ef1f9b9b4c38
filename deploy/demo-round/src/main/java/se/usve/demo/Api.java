package se.usve.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.Executors;

/**
 * One user's way of calling the services: bearer token, JSON both ways, another try when a service is not there for a
 * moment (503, 429 or a broken connection).
 */
final class Api implements AutoCloseable {
    private static final int TRIES = 8;
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5)).executor(Executors.newVirtualThreadPerTaskExecutor()).build();

    /** What a service answered; the body is a missing node when it is empty. */
    record Reply(int status, JsonNode body) {
    }

    /** One request before it is sent. */
    record Call(String method, URI uri, String token, JsonNode body, Map<String, String> headers) {
        static Call get(URI uri, String token) {
            return new Call("GET", uri, token, null, Map.of());
        }

        static Call put(URI uri, String token, JsonNode body) {
            return new Call("PUT", uri, token, body, Map.of());
        }

        static Call post(URI uri, String token, JsonNode body) {
            return new Call("POST", uri, token, body, Map.of());
        }

        Call idempotent(String key) {
            return new Call(method, uri, token, body, Map.of("Idempotency-Key", key));
        }

        /** Is answered 412 when the thing is there already. */
        Call ifThereIsNone() {
            return new Call(method, uri, token, body, Map.of("If-None-Match", "*"));
        }
    }

    /**
     * @throws UnexpectedAnswer     when the answer's status is not one of the expected
     * @throws UncheckedIOException when the service cannot be reached
     */
    Reply send(Call call, int... expected) {
        HttpRequest request = request(call);
        for (int attempt = 1; ; attempt++) {
            HttpResponse<String> response;
            try {
                response = http.send(request, BodyHandlers.ofString());
            } catch (IOException e) {
                if (attempt == TRIES) {
                    throw new UncheckedIOException(call.method() + " " + call.uri() + " failed: " + e.getMessage(), e);
                }
                pause(Duration.ofMillis(100L << attempt));
                continue;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("Interrupted during " + call.method() + " " + call.uri(), e);
            }
            int status = response.statusCode();
            if (Arrays.stream(expected).anyMatch(s -> s == status)) {
                return new Reply(status, body(response.body()));
            }
            if (status != 503 && status != 429 || attempt == TRIES) {
                throw new UnexpectedAnswer(call.method() + " " + call.uri(), status, response.body());
            }
            pause(response.headers().firstValue("Retry-After").filter(s -> s.matches("\\d{1,4}"))
                    .map(s -> Duration.ofSeconds(Long.parseLong(s))).orElse(Duration.ofMillis(100L << attempt)));
        }
    }

    private static HttpRequest request(Call call) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(call.uri()).timeout(TIMEOUT)
                .header("Authorization", "Bearer " + call.token())
                .header("Accept", "application/json, application/problem+json").header("Accept-Language", "sv");
        call.headers().forEach(builder::header);
        if (call.body() == null) {
            return builder.method(call.method(), BodyPublishers.noBody()).build();
        }
        return builder.header("Content-Type", "application/json")
                .method(call.method(), BodyPublishers.ofString(call.body().toString())).build();
    }

    private static JsonNode body(String text) {
        try {
            return text.isBlank() ? MissingNode.getInstance() : JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void pause(Duration duration) {
        try {
            Thread.sleep(duration.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for a service", e);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
