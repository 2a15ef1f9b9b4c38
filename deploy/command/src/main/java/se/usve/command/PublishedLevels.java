package se.usve.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import se.usve.stack.StackFailure;

/** What the reporting service says about a round, asked without a token as anybody may once it is published. */
final class PublishedLevels {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final URI levels;

    PublishedLevels(URI reporting, String round) {
        levels = reporting.resolve("/reporting/v1/rounds/" + round + "/levels");
    }

    /**
     * The levels once the events of so many units that answered, and of every ruling, have arrived.
     *
     * @throws StackFailure when they do not within a minute
     */
    JsonNode complete(int responding) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        String last = "nothing";
        try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            while (System.nanoTime() < end) {
                HttpResponse<String> answer = client.send(
                        HttpRequest.newBuilder(levels).header("Accept", "application/json").build(),
                        HttpResponse.BodyHandlers.ofString());
                last = answer.statusCode() + " " + answer.body();
                if (answer.statusCode() == 200) {
                    JsonNode body = new ObjectMapper().readTree(answer.body());
                    if (isComplete(body, responding)) {
                        return body;
                    }
                }
                Thread.sleep(50);
            }
        } catch (IOException e) {
            throw new StackFailure("The reporting service at " + levels + " does not answer: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackFailure("Interrupted while waiting for " + levels + ".", e);
        }
        throw new StackFailure(levels + " was not complete within " + PATIENCE.toSeconds() + " s; its last answer was "
                + last.substring(0, Math.min(400, last.length())));
    }

    /** Every unit that answered has an outcome on every level, none of them waits for an assessor, and all may see it. */
    static boolean isComplete(JsonNode levels, int responding) {
        for (JsonNode group : levels.path("groups")) {
            if (group.path("code").asText().equals("SE") && group.path("responding").asInt() != responding) {
                return false;
            }
        }
        for (JsonNode level : levels.path("levels")) {
            for (JsonNode cell : level.path("cells")) {
                if (cell.path("met").asInt() + cell.path("notMet").asInt() != cell.path("of").asInt()) {
                    return false;
                }
            }
        }
        return levels.path("status").asText().equals("PUBLISHED") && !levels.path("levels").isEmpty();
    }
}
