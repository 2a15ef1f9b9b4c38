package se.usve.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;
import se.usve.chassis.consumption.Onlooker;
import se.usve.scoring.contract.RuleSetActivated;
import se.usve.scoring.contract.ScoringEvent;
import se.usve.scoring.ruleset.RuleSetFile;
import se.usve.survey.contract.SubmissionReceived;
import se.usve.survey.contract.SurveyEvent;

/** What operators meet on other days than the first, on a stack that {@code ./usve} started: part of {@link CommandTest}. */
final class DayTwo {

    static final String ROUND = "everything-2026";
    static final String LATE_RULES = "rules-that-came-late";
    private static final String LATE_ROUND = "late-2026";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Supplier<JsonNode> state;
    private final String admin;
    private final String assessor;

    /** @param state what runs where, read when it is needed: ports change when the stack starts again */
    DayTwo(Supplier<JsonNode> state, String admin, String assessor) {
        this.state = state;
        this.admin = admin;
        this.assessor = assessor;
    }

    /** A round in which everything that is told of rounds happens, some of it several times. */
    void loadARoundWithEverything() throws Exception {
        var survey = "/survey/v1/rounds/" + ROUND;
        var definition = RoundDefinition.since(2022);
        call("PUT", "SURVEY", survey, admin, definition, 201);
        call("POST", "SURVEY", survey + "/transitions", admin, Map.of("to", "OPEN"), 200);
        var drawn = new RandomAnswers(new Random(29));
        for (var unit : List.of("a", "b", "c", "d")) {
            call("PUT", "SURVEY", survey + "/units/" + unit, admin, Map.of("name", "Enhet " + unit, "region", "12"), 201);
            for (int version = 1; version <= 2; version++) {
                var answers = drawn.next();
                answers.put("29a", "YES");
                answers.put("30a", "Kursvärderingen gjorde att seminarierna blev fler.");
                call("POST", "SURVEY", survey + "/units/" + unit + "/submissions", admin, Map.of("answers", answers), 201);
            }
        }
        // Moves to another region after it has answered, and answers again; withdraws; goes on from another unit.
        call("PUT", "SURVEY", survey + "/units/a", admin,
                Map.of("name", "Enhet a", "region", "01", "reason", "Ny huvudman."), 200);
        call("POST", "SURVEY", survey + "/units/a/submissions", admin, Map.of("answers", drawn.next()), 201);
        call("DELETE", "SURVEY", survey + "/units/b/submissions/2", admin, Map.of("reason", "Svaren gällde fel enhet."), 200);
        call("POST", "SURVEY", "/survey/v1/unit-successions", admin, Map.of("kind", "RENAMED", "from", List.of("b"),
                "to", List.of("c"), "effective", "2026-02-01", "reason", "Bytte namn."), 201);
        await(() -> cases("c").size() == 1 && cases("d").size() == 1);
        call("POST", "SCORING", "/scoring/v1/assessments/" + cases("c").getFirst() + "/rulings", assessor,
                Map.of("decision", "APPROVED", "rationale", "Exemplet visar en ändring."), 201);
        call("POST", "SCORING", "/scoring/v1/rounds/" + ROUND + "/units/d/overrides", assessor,
                Map.of("level", 3, "outcome", "EXEMPT", "rationale", "Ändrat efter platsbesök."), 201);
        call("POST", "SURVEY", survey + "/transitions", admin, Map.of("to", "CLOSED"), 200);
        for (var status : List.of("PLANNED", "IN_PROGRESS")) {
            call("POST", "SURVEY", survey + "/follow-ups", admin, Map.of("followUps", List.of(Map.of("unit", "d", "level", 13,
                    "measure", "Alla går handledarutbildningen.", "responsible", "Studierektor", "due", "2027-06-30",
                    "status", status))), 201);
        }
        call("POST", "SURVEY", survey + "/transitions", admin, Map.of("to", "PUBLISHED"), 200);
        await(() -> call("GET", "SCORING", "/scoring/v1/rounds/" + ROUND + "/revisions", admin, null, 200).path("total")
                .asInt() == 1);
        call("POST", "SCORING", "/scoring/v1/rounds/" + ROUND + "/revisions", admin, Map.of("reason", "Svaret lästes fel.",
                "corrections", List.of(Map.of("unit", "d", "level", 2, "outcome", "EXEMPT", "rationale", "Rättat."))), 201);
        await(() -> call("GET", "REPORTING", "/reporting/v1/rounds/" + ROUND + "/manifest", admin, null, 200)
                .path("revision").asInt() == 2);
    }

    /** A unit answers in a round whose rule set somebody forgot to publish: its answers become a dead letter. */
    void answerBeforeThereAreRules() throws Exception {
        var survey = "/survey/v1/rounds/" + LATE_ROUND;
        call("PUT", "SURVEY", survey, admin, RoundDefinition.since(2022, LATE_RULES), 201);
        call("POST", "SURVEY", survey + "/transitions", admin, Map.of("to", "OPEN"), 200);
        call("PUT", "SURVEY", survey + "/units/u", admin, Map.of("name", "Enheten", "region", "12"), 201);
        call("POST", "SURVEY", survey + "/units/u/submissions", admin,
                Map.of("answers", new RandomAnswers(new Random(6)).next()), 201);
        await(() -> call("GET", "SCORING", "/scoring/v1/dead-letters", admin, null, 200).path("total").asInt() == 1);
    }

    /** The cause is mended. */
    void publishTheRules() throws Exception {
        var path = "/scoring/v1/rule-sets/" + LATE_RULES + "/versions/1";
        try (var stream = RuleSetFile.class.getClassLoader().getResourceAsStream("rule-sets/2018-2021.yaml")) {
            var yaml = new String(stream.readAllBytes(), UTF_8).replace("\nid: \"2018-2021\"", "\nid: " + LATE_RULES);
            send("PUT", "SCORING", path, admin, "application/yaml", yaml, 201);
        }
        call("POST", "SCORING", path + "/publication", admin, Map.of(), 200);
    }

    /** The answers of the dead letter have their outcomes, and everybody sees them. */
    void awaitTheLateOutcomes() {
        await(() -> call("GET", "REPORTING", "/reporting/v1/rounds/" + LATE_ROUND + "/units", admin, null, 200)
                .path("items").path(0).path("outcomes").size() == 27);
    }

    /** The published table, for everybody. */
    JsonNode table() throws Exception {
        return call("GET", "REPORTING", "/reporting/v1/rounds/" + ROUND + "/levels", null, null, 200);
    }

    /** What the two topics hold, by topic, type, key and version, in their order within a key. */
    Map<String, List<ConsumerRecord<String, String>>> told() {
        var told = new TreeMap<String, List<ConsumerRecord<String, String>>>();
        try (var consumer = Onlooker.open(Map.of("bootstrap.servers", state.get().path("bootstrapServers").asText()), PATIENCE,
                new StringDeserializer(), new StringDeserializer())) {
            Onlooker.all(consumer, List.of(SurveyEvent.TOPIC, ScoringEvent.TOPIC)).forEach(record -> told.computeIfAbsent(
                    header(record, "ce_type") + " " + record.key(), _ -> new ArrayList<>()).add(record));
        }
        return told;
    }

    /**
     * Whatever was first told is told again: the same payload, byte for byte but for answers, whose keys are told in the order
     * of their canonical form; the same attributes but for the id; the same order.
     */
    static void assertToldAgain(Map<String, List<ConsumerRecord<String, String>>> first,
            Map<String, List<ConsumerRecord<String, String>>> again) throws IOException {
        assertThat(again.keySet()).isEqualTo(first.keySet());
        for (var thing : first.entrySet()) {
            var before = inOrder(thing.getValue());
            var after = again.get(thing.getKey());
            assertThat(after).as(thing.getKey()).hasSameSizeAs(before);
            for (int i = 0; i < before.size(); i++) {
                var expected = before.get(i);
                var actual = after.get(i);
                if (thing.getKey().startsWith(SubmissionReceived.TYPE)) {
                    assertThat(JSON.readTree(actual.value())).isEqualTo(JSON.readTree(expected.value()));
                } else {
                    assertThat(actual.value()).isEqualTo(expected.value());
                }
                assertThat(actual.topic()).isEqualTo(expected.topic());
                assertThat(actual.partition()).isEqualTo(expected.partition());
                for (var name : List.of("ce_specversion", "ce_source", "ce_type", "content-type")) {
                    assertThat(header(actual, name)).isEqualTo(header(expected, name));
                }
                assertThat(header(actual, "usve-republication")).isNotBlank();
            }
        }
    }

    /** Once each: a relay may have sent some twice, and rule sets that come with the service may be told in any order. */
    private static List<ConsumerRecord<String, String>> inOrder(List<ConsumerRecord<String, String>> records)
            throws IOException {
        var byVersion = new TreeMap<Long, ConsumerRecord<String, String>>();
        var newest = 0L;
        for (var record : records) {
            var version = JSON.readTree(record.value()).path("version").asLong();
            if (byVersion.putIfAbsent(version, record) == null && !header(record, "ce_type").equals(RuleSetActivated.TYPE)) {
                assertThat(version).as("versions come in order").isGreaterThan(newest);
                newest = version;
            }
        }
        return List.copyOf(byVersion.values());
    }

    private static String header(ConsumerRecord<?, ?> record, String name) {
        var header = record.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), UTF_8);
    }

    private List<String> cases(String unit) throws Exception {
        return call("GET", "SCORING", "/scoring/v1/rounds/" + ROUND + "/assessments?status=PENDING&level=18&limit=100", admin,
                null, 200).path("items").valueStream().filter(one -> one.path("unit").asText().equals(unit))
                .map(one -> one.path("id").asText()).toList();
    }

    private interface Check {
        boolean holds() throws Exception;
    }

    /** What is not there yet, or answers otherwise, is asked for again. */
    private static void await(Check check) {
        Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(200))
                .untilAsserted(() -> assertThat(check.holds()).isTrue());
    }

    private JsonNode call(String method, String service, String path, String token, Object body, int expected)
            throws Exception {
        return send(method, service, path, token, "application/json", body == null ? null : JSON.writeValueAsString(body),
                expected);
    }

    private JsonNode send(String method, String service, String path, String token, String type, String body, int expected)
            throws Exception {
        var port = state.get().path("services").path(service).path("http").asInt();
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).header("Content-Type", type)
                .method(method, body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(method + " " + path + ": " + answer.body()).isEqualTo(expected);
            return JSON.readTree(answer.body());
        }
    }
}
