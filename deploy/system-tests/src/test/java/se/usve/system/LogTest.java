package se.usve.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static se.usve.stack.Service.SCORING;
import static se.usve.stack.Service.SURVEY;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import se.usve.stack.Bearer;
import se.usve.stack.Role;
import se.usve.stack.Service;

/** What the services write in their logs while people work: lines of ECS JSON, and nobody's name, answer, token or address. */
class LogTest {

    private static final RunningSystem SYSTEM = RunningSystem.get();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ROUND = "log-2026";
    private static final String PATH = "/survey/v1/rounds/" + ROUND;
    private static final String UNIT = PATH + "/units/u";
    private static final Duration SOON = Duration.ofSeconds(30);

    /** In all that people write here; in nothing that is logged. */
    private static final String SECRET = "Hemligt4711";
    private static final Bearer REGION = new Bearer(Role.REGION, "03", "Rut " + SECRET + " Rapportör");
    private static final Bearer ADMIN = new Bearer(Role.ADMIN, null, "Ada " + SECRET);
    private static final Bearer ASSESSOR = new Bearer(Role.ASSESSOR, "12", "Bo " + SECRET + " Bedömare");

    private final List<String> unseen = new ArrayList<>(List.of(SECRET, SECRET.toLowerCase(), "@region.example", "Bearer"));
    private final HttpClient browser = HttpClient.newHttpClient();

    @Test
    void whileTheyWorkNothingOfThemIsLogged() throws Exception {
        aRoundWithAUnit();
        submissions();
        signIns();
        anImport();
        aReminder();
        aRuling();
        aSiteVisit();
        for (var service : Service.values()) {
            SYSTEM.get(service, "/no/such/page?name=" + SECRET, ADMIN).expecting(404);
        }
        noSecretOfTheSystemItself();
        var traced = 0;
        var lines = new LinkedHashMap<Service, List<JsonNode>>();
        for (var service : Service.values()) {
            lines.put(service, lines(service));
            traced += (int) lines.get(service).stream().filter(line -> line.has("trace.id")).count();
        }
        assertThat(traced).as("lines in a trace").isPositive();
        // Spans are sent some time after what they are about.
        await().atMost(SOON).untilAsserted(() -> assertThat(lines.get(SCORING))
                .as("the draw of units to visit is told, in the trace of its request").anySatisfy(line -> {
                    assertThat(line.path("message").asText()).startsWith("Site visits of round " + ROUND);
                    assertThat(SYSTEM.collector().ofTrace(line.path("trace.id").asText()))
                            .anyMatch(span -> span.id().equals(line.path("span.id").asText()));
                }));
        assertThat(lines.get(SURVEY)).as("requests are told by their path alone")
                .anyMatch(line -> line.path("message").asText().equals("POST " + UNIT + "/submissions 422") && line.has("trace.id"))
                .anyMatch(line -> line.path("message").asText().equals("GET /form/sign-in 303"));
    }

    private static void aRoundWithAUnit() {
        SYSTEM.put(SURVEY, PATH, ADMIN, RoundDefinition.since(2018)).expecting(201);
        for (var unit : List.of("u", "v")) {
            SYSTEM.put(SURVEY, PATH + "/units/" + unit, REGION,
                    Map.of("name", "Kliniken " + SECRET, "region", "03", "specialty", "Neurologi")).expecting(201);
        }
        SYSTEM.post(SURVEY, PATH + "/transitions", ADMIN, Map.of("to", "OPEN")).expecting(200);
    }

    private static Map<String, Object> answers() {
        var answers = new RandomAnswers(new Random(5)).next();
        answers.put("30", "YES");
        answers.put("30a", "Vi ändrade kursen efter " + SECRET);
        return answers;
    }

    private static void submissions() {
        SYSTEM.post(SURVEY, UNIT + "/submissions", REGION, Map.of("answers", answers(), "reason", "Enligt " + SECRET))
                .expecting(201);
        var wrong = answers();
        wrong.put("3", SECRET);
        wrong.put(SECRET, "YES");
        SYSTEM.post(SURVEY, UNIT + "/submissions", REGION, Map.of("answers", wrong)).expecting(422);
        SYSTEM.post(SURVEY, UNIT + "/submissions", REGION, SECRET).expecting(422);
    }

    private void signIns() throws Exception {
        var token = SYSTEM.stack().token(REGION);
        var bad = token.substring(0, token.length() - 20) + "AAAAAAAAAAAAAAAAAAAA";
        unseen.add(token.substring(token.length() - 40));
        unseen.add(token.substring(0, 60));
        for (var used : List.of(token, bad, SECRET)) {
            call("/form/sign-in?token=" + used + "&to=/form/" + ROUND, "Cookie", "usve-form=" + used);
            call("/form/" + ROUND + "/u?q=" + SECRET, "Cookie", "usve-form=" + used);
            call(UNIT, "Authorization", "Bearer " + used);
        }
    }

    /** Neither in the services' logs, which are looked at with all else, nor in those of the stores. */
    private void noSecretOfTheSystemItself() throws Exception {
        var secrets = new ArrayList<String>();
        for (var service : Service.values()) {
            secrets.add(SYSTEM.stack().environment(service).get("QUARKUS_DATASOURCE_PASSWORD"));
        }
        assertThat(secrets).allSatisfy(secret -> assertThat(secret).hasSizeGreaterThan(11));
        unseen.addAll(secrets);
        try (var logs = Files.list(SYSTEM.stack().log("").getParent())) {
            for (var log : logs.toList()) {
                assertThat(Files.readString(log)).as(log.getFileName().toString()).doesNotContain(secrets)
                        .doesNotContain("PRIVATE KEY");
            }
        }
    }

    private void anImport() throws Exception {
        var lines = JSON.writeValueAsString(Map.of("unit", "v", "answers", answers())) + "\n"
                + JSON.writeValueAsString(Map.of("unit", "u", "answers", Map.of("3", SECRET))) + "\n{\"unit\": \"" + SECRET;
        var answer = browser.send(HttpRequest.newBuilder(SYSTEM.stack().api(SURVEY).resolve(PATH + "/imports"))
                .header("Authorization", "Bearer " + SYSTEM.stack().token(REGION))
                .header("Content-Type", "application/x-ndjson").POST(HttpRequest.BodyPublishers.ofString(lines)).build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(JSON.readTree(answer.body()).path("created").asInt()).isEqualTo(1);
    }

    private static void aReminder() {
        SYSTEM.put(SURVEY, PATH + "/units/w", REGION, Map.of("name", "Kliniken " + SECRET, "region", "03")).expecting(201);
        SYSTEM.put(SURVEY, PATH + "/contacts/03", REGION,
                Map.of("addresses", List.of(SECRET.toLowerCase() + "@region.example"))).expecting(201);
        SYSTEM.put(SURVEY, PATH + "/contacts/03", REGION, Map.of("addresses", List.of(SECRET + " på jobbet"))).expecting(422);
        SYSTEM.post(SURVEY, PATH + "/reminders", ADMIN, Map.of()).expecting(200);
    }

    private static void aRuling() {
        var open = await().atMost(SOON).until(() -> SYSTEM.get(SCORING,
                "/scoring/v1/rounds/" + ROUND + "/assessments?status=PENDING", ASSESSOR).json().path("items"), items -> !items.isEmpty());
        var id = open.path(0).path("id").asText();
        SYSTEM.post(SCORING, "/scoring/v1/assessments/" + id + "/rulings", ASSESSOR,
                Map.of("decision", SECRET, "rationale", SECRET)).expecting(422);
        SYSTEM.post(SCORING, "/scoring/v1/assessments/" + id + "/rulings", ASSESSOR,
                Map.of("decision", "APPROVED", "rationale", "Kursen ändrades, skriver " + SECRET)).expecting(201);
    }

    private static void aSiteVisit() {
        SYSTEM.post(SCORING, "/scoring/v1/rounds/" + ROUND + "/site-visits", ADMIN,
                Map.of("specialties", List.of("Neurologi"), "reason", "Begärt av " + SECRET)).expecting(201);
    }

    private void call(String path, String header, String value) throws Exception {
        browser.send(HttpRequest.newBuilder(SYSTEM.stack().api(SURVEY).resolve(path)).header(header, value)
                .header("Accept", "text/html, application/json").build(), HttpResponse.BodyHandlers.ofString());
    }

    /** The lines of a service's log, each of which is what ECS says and holds nothing of what people wrote. */
    private List<JsonNode> lines(Service service) throws Exception {
        var lines = new ArrayList<JsonNode>();
        for (var text : Files.readAllLines(SYSTEM.stack().log(service.processName()))) {
            assertThat(text).as(service + " tells nothing of people").doesNotContain(unseen)
                    .doesNotContain(URLEncoder.encode(SECRET, StandardCharsets.UTF_8));
            var line = JSON.readTree(text);
            assertThat(line.path("@timestamp").asText()).as(text).matches("\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z");
            assertThat(line.path("log.level").asText()).as(text).isIn("INFO", "WARN", "ERROR", "FATAL");
            assertThat(line.path("log.logger").asText()).as(text).isNotBlank();
            assertThat(line.path("ecs.version").asText()).as(text).isNotBlank();
            assertThat(line.path("service.name").asText()).as(text).isEqualTo(service.processName());
            assertThat(line.path("service.version").asText()).as(text).isNotBlank();
            assertThat(line.has("message")).as(text).isTrue();
            assertThat(line.has("mdc")).as(text).isFalse();
            if (line.has("trace.id")) {
                assertThat(line.path("trace.id").asText()).as(text).matches("[0-9a-f]{32}");
                assertThat(line.path("span.id").asText()).as(text).matches("[0-9a-f]{16}");
            }
            lines.add(line);
        }
        assertThat(lines).as(service + "'s log").isNotEmpty();
        return lines;
    }
}
