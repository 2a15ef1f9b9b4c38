package se.usve.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.net.ssl.SSLException;
import se.usve.stack.Bearer;
import se.usve.stack.Role;
import se.usve.stack.RunningStack;
import se.usve.stack.Service;
import se.usve.stack.StackFailure;

/**
 * An installation as its operators reach it: over HTTP, with a token of the role a command takes. Whatever keeps an answer from coming
 * is a {@link StackFailure} with a sentence that a person can act on.
 */
final class Installation implements AutoCloseable {
    /**
     * An answer of a status that was expected.
     *
     * @param from where it came from
     * @param body its body, as it was asked for
     */
    record Answer<T>(URI from, int status, HttpHeaders headers, T body) {
    }

    /** Of the one kind or the other. */
    private record Body<T>(T wanted, String refusal) {
    }

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration TOKEN = Duration.ofMinutes(5);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Function<Service, URI> addresses;
    private final Supplier<String> tokens;
    private final Role role;
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10)).build();

    private Installation(Function<Service, URI> addresses, Supplier<String> tokens, Role role) {
        this.addresses = addresses;
        this.tokens = tokens;
        this.role = role;
    }

    /** The stack that runs on this machine, each service at its own port; its tokens are minted as they are needed. */
    static Installation local(RunningStack stack, Role role) {
        return new Installation(stack::api, () -> stack.token(Bearer.of(role, null), TOKEN), role);
    }

    /** One behind a gateway, with a token that somebody else keeps in a file. */
    static Installation elsewhere(URI origin, Path tokenFile, Role role) {
        return new Installation(_ -> origin, () -> tokenIn(tokenFile), role);
    }

    /** Whether it is scheme, host and perhaps port, and nothing that a path could be lost from. */
    static boolean isOrigin(URI address) {
        return ("https".equals(address.getScheme()) || "http".equals(address.getScheme())) && address.getHost() != null
                && address.getUserInfo() == null && (address.getPath().isEmpty() || address.getPath().equals("/"))
                && address.getQuery() == null && address.getFragment() == null;
    }

    /** Whether nobody on the way can read what is sent there. */
    static boolean keepsSecrets(URI origin) {
        try {
            return "https".equals(origin.getScheme()) || InetAddress.getByName(origin.getHost()).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /** The token that somebody keeps in a file. */
    static String tokenIn(Path file) {
        try {
            String token = Files.readString(file).strip();
            if (token.isEmpty() || !token.chars().allMatch(c -> c > ' ' && c < 127)) {
                throw new StackFailure("The file " + file + " holds no token: one line without spaces is expected.");
            }
            return token;
        } catch (IOException e) {
            throw new StackFailure("The token file " + file + " cannot be read.", e);
        }
    }

    /**
     * The JSON at a path.
     *
     * @param service whose it is
     * @param path path and query
     */
    JsonNode get(Service service, String path) {
        return json(send(request(service, path), HttpResponse.BodyHandlers.ofString(), 200));
    }

    /** Posts JSON and gives the answer, whose status is one of those expected. */
    Answer<String> post(Service service, String path, JsonNode body, int... expected) {
        return send(request(service, path).header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString())), HttpResponse.BodyHandlers.ofString(), expected);
    }

    /** A request with what every one needs; GET unless told otherwise. */
    HttpRequest.Builder request(Service service, String path) {
        return HttpRequest.newBuilder(addresses.apply(service).resolve(path)).timeout(PATIENCE)
                .header("Accept-Language", "en").header("Authorization", "Bearer " + tokens.get());
    }

    /** The path of where something that was begun is to be followed: its host may be the service's own behind a gateway. */
    static String location(Answer<?> answer) {
        return answer.headers().firstValue("Location").map(URI::create).map(URI::getRawPath)
                .orElseThrow(() -> new StackFailure(answer.from() + " did not say where to follow what it began."));
    }

    /** The body as JSON. */
    static JsonNode json(Answer<String> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (JsonProcessingException e) {
            throw new StackFailure(answer.from() + " answered with something else than JSON: is it a USVE installation?", e);
        }
    }

    /**
     * Sends it and gives the answer.
     *
     * @param expected the statuses the caller knows what to do with
     * @throws StackFailure when there is no answer, or one of another status
     */
    <T> Answer<T> send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> body, int... expected) {
        HttpRequest sent = request.build();
        try {
            HttpResponse<Body<T>> answer = http.send(sent, given -> known(given.statusCode(), expected)
                    ? HttpResponse.BodySubscribers.mapping(body.apply(given), wanted -> new Body<>(wanted, null))
                    : HttpResponse.BodySubscribers.mapping(HttpResponse.BodySubscribers.ofString(StandardCharsets.UTF_8),
                            words -> new Body<>(null, words)));
            if (answer.body().refusal() != null) {
                throw refused(sent, answer.statusCode(), answer.body().refusal());
            }
            return new Answer<>(answer.uri(), answer.statusCode(), answer.headers(), answer.body().wanted());
        } catch (HttpTimeoutException e) {
            throw new StackFailure("No answer from " + origin(sent) + " in time.", e);
        } catch (SSLException e) {
            throw new StackFailure("No safe connection to " + origin(sent) + ": " + e.getMessage(), e);
        } catch (IOException e) {
            throw new StackFailure("No connection to " + origin(sent) + (e.getMessage() == null ? "." : ": " + e.getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackFailure("Interrupted while waiting for " + origin(sent) + ".", e);
        }
    }

    private static boolean known(int status, int... expected) {
        return Arrays.stream(expected).anyMatch(each -> each == status);
    }

    private StackFailure refused(HttpRequest request, int status, String words) {
        return new StackFailure(switch (status) {
            case 401 -> origin(request) + " does not accept the token (401): it may have expired, or be of another installation.";
            case 403 -> "The token may not do this at " + origin(request) + " (403): it takes the role " + role + ".";
            case 502, 503, 504 -> origin(request) + " cannot do this at the moment (" + status + "). " + detail(words);
            default -> request.method() + " " + request.uri() + " answered " + status + ". " + detail(words);
        });
    }

    /** What problem details say; of anything else, such as a gateway's page, nothing worth showing. */
    static String detail(String words) {
        JsonNode problem;
        try {
            problem = JSON.readTree(words);
        } catch (JsonProcessingException e) {
            problem = MissingNode.getInstance();
        }
        StringBuilder said = new StringBuilder(problem.path("detail").asText(problem.path("title").asText()));
        problem.path("errors").forEach(error -> said.append(said.isEmpty() ? "" : " ").append(error.path("message").asText()));
        return said.toString();
    }

    private static String origin(HttpRequest request) {
        return request.uri().getScheme() + "://" + request.uri().getAuthority();
    }

    @Override
    public void close() {
        http.close();
    }
}
