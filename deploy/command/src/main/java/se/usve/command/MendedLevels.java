package se.usve.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import se.usve.stack.StackFailure;

/** How far the levels that units missed in a published round are mended, asked without a token as anybody may. */
final class MendedLevels {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final URI followUp;

    MendedLevels(URI reporting, String round) {
        followUp = reporting.resolve("/reporting/v1/rounds/" + round + "/follow-up");
    }

    /**
     * The figures in a table, once so many plans have arrived.
     *
     * @throws StackFailure when they have not within a minute
     */
    String complete(int plans) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            while (System.nanoTime() < end) {
                HttpResponse<String> answer = client.send(
                        HttpRequest.newBuilder(followUp).header("Accept", "application/json").build(),
                        HttpResponse.BodyHandlers.ofString());
                JsonNode body = answer.statusCode() == 200 ? new ObjectMapper().readTree(answer.body()) : null;
                // Somebody who tried the demo may have told more since.
                if (body != null && told(RegionTable.byKey(body.path("groups"), "code").get("SE")) >= plans) {
                    return words(body);
                }
                Thread.sleep(50);
            }
        } catch (IOException e) {
            throw new StackFailure("The reporting service at " + followUp + " does not answer: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackFailure("Interrupted while waiting for " + followUp + ".", e);
        }
        throw new StackFailure("%s does not show the %d plans within %d s".formatted(followUp, plans, PATIENCE.toSeconds()));
    }

    private static int told(JsonNode group) {
        return group.path("missed").asInt() - group.path("withoutPlan").asInt();
    }

    /** Visible to its test. */
    static String words(JsonNode followUp) {
        Map<String, JsonNode> groups = RegionTable.byKey(followUp.path("groups"), "code");
        RegionTable table = new RegionTable("Uppföljning, klart senast " + followUp.path("followUpBy").asText());
        table.row("Nivåer som inte nås, alla enheter", code -> groups.get(code).path("missed").asText());
        table.row("Åtgärdade i tid", code -> groups.get(code).path("mendedInTime").asText());
        table.row("Åtgärdade senare", code -> Integer.toString(
                groups.get(code).path("mended").asInt() - groups.get(code).path("mendedInTime").asInt()));
        table.row("Pågår eller planerade", code -> Integer.toString(
                groups.get(code).path("inProgress").asInt() + groups.get(code).path("planned").asInt()));
        table.row("Utan plan", code -> groups.get(code).path("withoutPlan").asText());
        return table.toString();
    }
}
