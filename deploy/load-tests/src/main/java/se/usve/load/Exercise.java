package se.usve.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import se.usve.stack.Bearer;
import se.usve.stack.LocalStack;
import se.usve.stack.Role;
import se.usve.stack.Service;

/**
 * A small round from draft to figures, through all three services: what a JVM has to have seen that is to start quickly and
 * answer its first requests quickly. Leaves the round behind.
 */
final class Exercise implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ROUND = "exercise-2026";
    private static final Duration SHOWN_WITHIN = Duration.ofSeconds(60);

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final LocalStack stack;

    Exercise(LocalStack stack) {
        this.stack = stack;
    }

    /**
     * Runs it to the end.
     *
     * @return how many requests were answered
     * @throws IOException if one is answered otherwise than it should be, or the figures do not come
     */
    int run() throws IOException, InterruptedException {
        int before = submit();
        awaitFigures();
        int after = 0;
        for (String path : List.of("/survey/v1/rounds", "/survey/v1/rounds/" + ROUND + "/completeness",
                "/survey/v1/rounds/" + ROUND + "/units", "/survey/v1/rounds/" + ROUND + "/units/a/submissions",
                "/survey/v1/rounds/" + ROUND + "/questionnaire/template.xlsx", "/survey/v1/openapi", "/survey/v1/api-info",
                "/form/help")) {
            get(Service.SURVEY, path);
            after++;
        }
        for (String path : List.of("/scoring/v1/rounds/" + ROUND + "/rule-set",
                "/scoring/v1/rounds/" + ROUND + "/units/a/result", "/scoring/v1/rounds/" + ROUND + "/assessments",
                "/scoring/v1/openapi", "/scoring/v1/api-info", "/assess/help")) {
            get(Service.SCORING, path);
            after++;
        }
        String levels = "/reporting/v1/rounds/" + ROUND + "/levels";
        for (String path : List.of(levels, levels + "?format=csv", levels + "?format=xlsx", levels + "?format=pdf",
                levels + "?format=json-stat2", "/reporting/v1/rounds/" + ROUND + "/response-rates",
                "/reporting/v1/rounds/" + ROUND + "/units", "/reporting/v1/rounds/" + ROUND + "/distribution",
                "/reporting/v1/openapi", "/statistics/v2/tables", "/reporting/v1/api-info", "/", "/about")) {
            get(Service.REPORTING, path);
            after++;
        }
        return before + after;
    }

    private int submit() throws IOException, InterruptedException {
        String round = "/survey/v1/rounds/" + ROUND;
        send(Service.SURVEY, "PUT", round, Map.of("questionnaire", "2018-2021", "ruleSet", "2018-2021",
                "collection", Map.of("opens", "2026-01-01", "closes", "2026-12-31"),
                "period", Map.of("from", "2022-01-01", "to", "2025-12-31")), 201);
        for (String unit : List.of("a", "b")) {
            send(Service.SURVEY, "PUT", round + "/units/" + unit, Map.of("name", "Enhet " + unit, "region", "01"), 201);
        }
        send(Service.SURVEY, "POST", round + "/transitions", Map.of("to", "OPEN"), 200);
        JsonNode questionnaire = JSON.readTree(get(Service.SURVEY, round + "/questionnaire"));
        var answers = new WholeQuestionnaire(questionnaire, 1);
        for (String unit : List.of("a", "b")) {
            send(Service.SURVEY, "PUT", round + "/units/" + unit + "/draft", Map.of("answers", answers.next()), 201);
            send(Service.SURVEY, "POST", round + "/units/" + unit + "/submissions", Map.of("answers", answers.next()), 201);
        }
        // What is refused is written by other classes than what is answered.
        send(Service.SURVEY, "POST", round + "/units/a/submissions", Map.of("answers", Map.of("3", "PERHAPS")), 422);
        return 10;
    }

    private void awaitFigures() throws IOException, InterruptedException {
        long end = System.nanoTime() + SHOWN_WITHIN.toNanos();
        while (!figuresStand()) {
            if (System.nanoTime() > end) {
                throw new IOException("The answers of " + ROUND + " are not in the figures after " + SHOWN_WITHIN);
            }
            Thread.sleep(200);
        }
    }

    private boolean figuresStand() throws IOException, InterruptedException {
        var answer = http.send(request(Service.REPORTING, "/reporting/v1/rounds/" + ROUND + "/levels").build(),
                BodyHandlers.ofByteArray());
        if (answer.statusCode() == 404) {
            return false; // The round itself has not come there yet.
        }
        for (JsonNode cell : JSON.readTree(answer.body()).at("/levels/0/cells")) {
            if (cell.path("group").asText().equals("SE")) {
                return cell.path("of").asInt() - cell.path("unanswered").asInt() == 2;
            }
        }
        return false;
    }

    private byte[] get(Service service, String path) throws IOException, InterruptedException {
        return answered(request(service, path).GET().build(), 200);
    }

    private void send(Service service, String method, String path, Object body, int expected)
            throws IOException, InterruptedException {
        answered(request(service, path).header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body))).build(), expected);
    }

    private HttpRequest.Builder request(Service service, String path) {
        return HttpRequest.newBuilder(stack.api(service).resolve(path)).timeout(Duration.ofSeconds(60))
                .header("Authorization", "Bearer " + stack.token(Bearer.of(Role.ADMIN, null)));
    }

    private byte[] answered(HttpRequest request, int expected) throws IOException, InterruptedException {
        var answer = http.send(request, BodyHandlers.ofByteArray());
        if (answer.statusCode() != expected) {
            throw new IOException(request.method() + " " + request.uri() + " was answered " + answer.statusCode() + ", not "
                    + expected + ": " + new String(answer.body(), java.nio.charset.StandardCharsets.UTF_8));
        }
        return answer.body();
    }

    @Override
    public void close() {
        http.close();
    }
}
