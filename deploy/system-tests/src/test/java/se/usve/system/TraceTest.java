package se.usve.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static se.usve.stack.Service.REPORTING;
import static se.usve.stack.Service.SURVEY;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import se.usve.system.Collector.Span;

/** One submission is one trace, from the request to the read model, through all three services and both topics. */
class TraceTest {

    private static final RunningSystem SYSTEM = RunningSystem.get();
    private static final String ROUND = "trace-2026";
    private static final String NAME = "Kliniken som ingen ser i spår";
    private static final Duration SOON = Duration.ofSeconds(30);

    @Test
    void aSubmissionIsOneTraceToTheReadModel() throws Exception {
        SYSTEM.put(SURVEY, "/survey/v1/rounds/" + ROUND, RunningSystem.ADMIN, RoundDefinition.since(2018)).expecting(201);
        SYSTEM.put(SURVEY, "/survey/v1/rounds/" + ROUND + "/units/u", RunningSystem.ADMIN,
                Map.of("name", NAME, "region", "03")).expecting(201);
        SYSTEM.post(SURVEY, "/survey/v1/rounds/" + ROUND + "/transitions", RunningSystem.ADMIN, Map.of("to", "OPEN"))
                .expecting(200);

        var trace = hex(16);
        var caller = hex(8);
        var answers = new RandomAnswers(new Random(27)).next();
        answers.put("30a", "Ett svar som ingen ser i spår");
        submit(answers, "00-" + trace + "-" + caller + "-01");
        // Each service sends its own when it gets round to it: the last of the trace need not come last.
        await().atMost(SOON).until(() -> SYSTEM.collector().ofTrace(trace).size() >= 6);

        var request = one(trace, "survey-service", "POST /survey/v1/rounds/{round}/units/{unit}/submissions", "SERVER");
        assertThat(request.parent()).as("the caller's trace goes on").isEqualTo(caller);
        var received = one(trace, "survey-service", "send usve.survey.v1", "PRODUCER");
        assertThat(received.parent()).isEqualTo(request.id());
        var scoring = one(trace, "scoring-service", "process usve.survey.v1", "CONSUMER");
        assertThat(scoring.parent()).isEqualTo(received.id());
        var scored = one(trace, "scoring-service", "send usve.scoring.v1", "PRODUCER");
        assertThat(scored.parent()).isEqualTo(scoring.id());
        assertThat(one(trace, "reporting-service", "process usve.survey.v1", "CONSUMER").parent()).isEqualTo(received.id());
        var shown = one(trace, "reporting-service", "process usve.scoring.v1", "CONSUMER");
        assertThat(shown.parent()).isEqualTo(scored.id());
        assertThat(shown.attributes()).containsEntry("messaging.kafka.message.key", ROUND + "/u")
                .containsEntry("cloudevents.event_type", "se.usve.scoring.unit-scored.v1")
                .containsEntry("messaging.consumer.group.name", "reporting");

        SYSTEM.get(REPORTING, "/reporting/v1/rounds/" + ROUND + "/units?region=03&limit=7", RunningSystem.ADMIN).expecting(200);
        rebuild();
        await().atMost(SOON).until(() -> SYSTEM.collector().spans().stream()
                .anyMatch(span -> span.name().equals("GET /reporting/v1/rebuilds/{id}")));
        assertThat(SYSTEM.collector().ofTrace(trace)).as("a rebuild tells no trace again")
                .filteredOn(span -> span.service().equals("reporting-service")).hasSize(2);
        assertThat(SYSTEM.collector().spans()).extracting(Span::all).as("no names, no answers, no queries, no tokens")
                .noneMatch(all -> all.contains("som ingen ser i sp") || all.contains("limit=7") || all.contains("eyJ"));
    }

    private static Span one(String trace, String service, String name, String kind) {
        var found = SYSTEM.collector().ofTrace(trace).stream()
                .filter(span -> span.service().equals(service) && span.name().equals(name)).toList();
        assertThat(found).as(name + " of " + service + " among " + names(trace)).hasSize(1);
        assertThat(found.getFirst().kind()).isEqualTo(kind);
        return found.getFirst();
    }

    private static List<String> names(String trace) {
        return SYSTEM.collector().ofTrace(trace).stream().map(span -> span.service() + ": " + span.name()).toList();
    }

    private static void submit(Map<String, Object> answers, String traceparent) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(HttpRequest.newBuilder(SYSTEM.stack().api(SURVEY)
                                    .resolve("/survey/v1/rounds/" + ROUND + "/units/u/submissions"))
                            .header("Authorization", "Bearer " + SYSTEM.stack().token(RunningSystem.region("03")))
                            .header("Content-Type", "application/json").header("traceparent", traceparent)
                            .POST(HttpRequest.BodyPublishers.ofByteArray(
                                    new ObjectMapper().writeValueAsBytes(Map.of("answers", answers)))).build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        }
    }

    private static void rebuild() {
        var id = SYSTEM.post(REPORTING, "/reporting/v1/rebuilds", RunningSystem.ADMIN, Map.of()).expecting(202).json()
                .path("id").asText();
        await().atMost(Duration.ofSeconds(60)).until(() -> SYSTEM.get(REPORTING, "/reporting/v1/rebuilds/" + id,
                RunningSystem.ADMIN).expecting(200).json().hasNonNull("finishedAt"));
    }

    private static String hex(int bytes) {
        var drawn = new byte[bytes];
        new Random().nextBytes(drawn);
        return HexFormat.of().formatHex(drawn);
    }
}
