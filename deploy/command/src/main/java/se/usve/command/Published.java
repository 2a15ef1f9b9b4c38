package se.usve.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.function.Predicate;
import se.usve.stack.StackFailure;

/** A resource of the reporting service, asked without a token as anybody may once a round is published. */
final class Published {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final URI address;

    Published(URI address) {
        this.address = address;
    }

    /**
     * The resource, once it is as it is to be.
     *
     * @throws StackFailure when it is not within a minute
     */
    JsonNode once(Predicate<JsonNode> complete) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        String last = "nothing";
        try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            while (System.nanoTime() < end) {
                HttpResponse<String> answer = client.send(
                        HttpRequest.newBuilder(address).header("Accept", "application/json").build(),
                        HttpResponse.BodyHandlers.ofString());
                last = answer.statusCode() + " " + answer.body();
                if (answer.statusCode() == 200) {
                    JsonNode body = new ObjectMapper().readTree(answer.body());
                    if (complete.test(body)) {
                        return body;
                    }
                }
                Thread.sleep(50);
            }
        } catch (IOException e) {
            throw new StackFailure("The reporting service at " + address + " does not answer: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackFailure("Interrupted while waiting for " + address + ".", e);
        }
        throw new StackFailure(address + " was not complete within " + PATIENCE.toSeconds() + " s; its last answer was "
                + last.substring(0, Math.min(400, last.length())));
    }
}
