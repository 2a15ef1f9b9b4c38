package se.usve.command.verify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import se.usve.stack.Service;

/** The services as the bearer of a token calls them. A service that asks to be called later is called later. */
public final class Api {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10)).build();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int TIMES = 10;

    /**
     * An answer.
     *
     * @param status its HTTP status
     * @param body   its body where that is JSON, else missing
     */
    public record Answer(int status, JsonNode body) {
    }

    private final Function<Service, URI> addresses;
    private final Supplier<String> tokens;

    /**
     * @param addresses where each service is
     * @param tokens    gives a bearer token for each request; null for none
     */
    public Api(Function<Service, URI> addresses, Supplier<String> tokens) {
        this.addresses = addresses;
        this.tokens = tokens;
    }

    /** {@return the answer to a GET} */
    public Answer get(Service service, String path) throws IOException {
        return call(service, "GET", path, null, Map.of());
    }

    /**
     * {@return the answer to a request}
     *
     * @param json    body, or null
     * @param headers headers beside those of the body and the token
     * @throws IOException if there is none
     */
    public Answer call(Service service, String method, String path, String json, Map<String, String> headers)
            throws IOException {
        var request = HttpRequest.newBuilder(addresses.apply(service).resolve(path)).timeout(PATIENCE)
                .method(method, json == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(json))
                .header("Accept", "application/json");
        if (json != null) {
            request.header("Content-Type", "application/json");
        }
        headers.forEach(request::header);
        var token = tokens.get();
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            for (int times = 1; ; times++) {
                var response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
                if (response.statusCode() != 429 || times == TIMES) {
                    return new Answer(response.statusCode(), body(response));
                }
                Thread.sleep(Duration.ofSeconds(response.headers().firstValueAsLong("Retry-After").orElse(1)));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private static JsonNode body(HttpResponse<String> response) {
        try {
            return JSON.readTree(response.body());
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }
}
