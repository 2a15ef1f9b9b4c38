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
import se.usve.stack.Bearer;
import se.usve.stack.LocalStack;
import se.usve.stack.Role;
import se.usve.stack.Service;
import se.usve.stack.StackFailure;

/** How far a round that is collecting answers has come, as an administrator sees it. */
final class OpenRound {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final LocalStack stack;
    private final String round;

    OpenRound(LocalStack stack, String round) {
        this.stack = stack;
        this.round = round;
    }

    /**
     * What the round has, in words and figures, once the reporting service has heard of every unit that answered.
     *
     * @throws StackFailure when it has not within a minute
     */
    String complete() {
        try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            long end = System.nanoTime() + PATIENCE.toNanos();
            JsonNode completeness = get(client, Service.SURVEY, "/survey/v1/rounds/" + round + "/completeness");
            int answered = RegionTable.byKey(completeness.path("groups"), "code").get("SE").path("answered").asInt();
            while (!isCounted(client, answered)) {
                if (System.nanoTime() > end) {
                    throw new StackFailure("The reporting service does not show the results of the %d units that answered in %s within %d s."
                            .formatted(answered, round, PATIENCE.toSeconds()));
                }
                Thread.sleep(100);
            }
            return words(completeness, cases(client, "PENDING"), cases(client, "APPROVED") + cases(client, "REJECTED"));
        } catch (IOException e) {
            throw new StackFailure("The round " + round + " cannot be read: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackFailure("Interrupted while waiting for the round " + round + ".", e);
        }
    }

    /** Every unit that answered has an outcome on every level, though some may wait for an assessor. */
    private boolean isCounted(HttpClient client, int answered) throws IOException, InterruptedException {
        HttpResponse<String> answer = send(client, Service.REPORTING, "/reporting/v1/rounds/" + round + "/levels");
        if (answer.statusCode() != 200) {
            return false;
        }
        JsonNode levels = JSON.readTree(answer.body());
        for (JsonNode level : levels.path("levels")) {
            JsonNode all = RegionTable.byKey(level.path("cells"), "group").get("SE");
            if (all.path("of").asInt() != answered || all.path("unanswered").asInt() != 0) {
                return false;
            }
        }
        return !levels.path("levels").isEmpty();
    }

    private int cases(HttpClient client, String status) throws IOException, InterruptedException {
        return get(client, Service.SCORING, "/scoring/v1/rounds/" + round + "/assessments?limit=1&status=" + status)
                .path("total").asInt();
    }

    private JsonNode get(HttpClient client, Service service, String path) throws IOException, InterruptedException {
        HttpResponse<String> answer = send(client, service, path);
        if (answer.statusCode() != 200) {
            throw new IOException(path + " answered " + answer.statusCode() + ": " + answer.body());
        }
        return JSON.readTree(answer.body());
    }

    private HttpResponse<String> send(HttpClient client, Service service, String path) throws IOException, InterruptedException {
        URI uri = stack.api(service).resolve(path);
        return client.send(HttpRequest.newBuilder(uri).header("Accept", "application/json")
                .header("Authorization", "Bearer " + stack.token(Bearer.of(Role.ADMIN, null)))
                .timeout(Duration.ofSeconds(30)).build(), HttpResponse.BodyHandlers.ofString());
    }

    /** Visible to its test. */
    static String words(JsonNode completeness, int pending, int ruled) {
        Map<String, JsonNode> groups = RegionTable.byKey(completeness.path("groups"), "code");
        JsonNode collection = completeness.path("collection");
        RegionTable table = new RegionTable("Omgång %s, svar tas emot %s – %s".formatted(completeness.path("round").asText(),
                collection.path("opens").asText(), collection.path("closes").asText()));
        table.row("Antal USVE", code -> groups.get(code).path("expected").asText());
        table.row("Har svarat", code -> groups.get(code).path("answered").asText());
        table.row("Svarsandel (%)", code -> RegionTable.percent(groups.get(code).path("answered").asInt(),
                groups.get(code).path("expected").asInt()));
        table.row("Har påbörjat ett utkast", code -> groups.get(code).path("drafts").asText());
        return table + "%d exempel väntar på bedömning, %d är bedömda.%n".formatted(pending, ruled);
    }
}
