package se.usve.scoring.result;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.usve.scoring.AnswersOfAUnit;
import se.usve.scoring.ComponentTest;
import se.usve.scoring.SurveyTopic;
import se.usve.stack.testing.TestTokens;
import se.usve.survey.contract.RoundChanged;
import se.usve.survey.contract.SurveyEvent;

/** Many units' answers judged in one request, before any of them is sent. */
@QuarkusTest
class PreviewsResourceTest extends ComponentTest {

    private static final String NDJSON = "application/x-ndjson";

    @Inject
    ObjectMapper json;

    @Test
    void eachLineIsAnsweredInItsPlaceAsThePreviewOfOneUnit() throws Exception {
        var asked = List.of(AnswersOfAUnit.meetingAll(), AnswersOfAUnit.meetingAllBut("{\"13c\": \"NO\", \"30a\": null}"),
                Map.<String, Object>of(), AnswersOfAUnit.meetingAllBut("{\"19b\": \"NO\", \"15\": {\"2018\": 0}}"));
        var body = new StringBuilder();
        for (int i = 0; i < asked.size(); i++) {
            body.append(line("u" + i, asked.get(i))).append(i % 2 == 0 ? "\n" : "\r\n\n");
        }
        var answered = ask("REGION", "12", body.toString());
        assertEquals(List.of("u0", "u1", "u2", "u3"), answered.stream().map(l -> l.get("unit").asText()).toList());
        for (int i = 0; i < asked.size(); i++) {
            var one = as("REGION", "12").body(Map.of("answers", asked.get(i)))
                    .post("/scoring/v1/rounds/" + round + "/preview").then().statusCode(200).extract().jsonPath();
            assertEquals(one.getList("levels.outcome", String.class), outcomes(answered.get(i)));
            assertEquals(one.getList("levels.level", Integer.class), IntStream.rangeClosed(1, 27).boxed().toList());
            assertEquals("{\"level\":1,\"outcome\":\"" + one.getString("levels[0].outcome") + "\"}",
                    answered.get(i).get("levels").get(0).toString());
        }
    }

    @Test
    void aLineThatIsWrongIsToldInItsPlaceAndTheOthersGoOn() throws Exception {
        var good = line("ok", AnswersOfAUnit.meetingAll());
        var answered = ask("en", String.join("\n", good, "{\"unit\": \"cut", "", "[1]", "{\"answers\": {}}",
                "{\"unit\": \"a\"}", "{\"unit\": \"b\", \"answers\": []}", "{\"unit\": \"c/d\", \"answers\": {}, \"x\": 1}",
                "{\"unit\": \"e\", \"answers\": {\"3\": \"NO\", \"3\": \"YES\"}}", "null",
                "{\"unit\": \"f\", \"answers\": {\"30a\": \"" + "x".repeat(Lines.LONGEST) + "\"}}",
                "{\"unit\": \"g\u0000\", \"answers\": {}}", good));
        assertEquals(27, answered.getFirst().get("levels").size());
        assertEquals(27, answered.getLast().get("levels").size());
        assertEquals(List.of("2 null INVALID_JSON", "4 null INVALID_VALUE", "5 null MANDATORY/unit",
                "6 a MANDATORY/answers", "7 b INVALID_VALUE/answers", "8 null INVALID_VALUE/unit UNKNOWN_FIELD/x",
                "9 null INVALID_JSON", "10 null INVALID_VALUE", "11 null TOO_LONG", "12 null INVALID_JSON"),
                answered.subList(1, answered.size() - 1).stream().map(PreviewsResourceTest::faults).toList());
        assertEquals("is missing", answered.get(3).get("errors").get(0).get("message").asText());
        assertEquals("saknas", ask("sv", "{\"answers\": {}}").getFirst().get("errors").get(0).get("message").asText());
    }

    @Test
    void whatIsDecidedAboutAUnitCountsForThoseWhoMaySeeIt() throws Exception {
        var answers = AnswersOfAUnit.meetingAll();
        submit("u", 1, "12", answers);
        assertEquals(201, rule(pendingCase("u", 18), "APPROVED"));
        assertEquals(201, rule(pendingCase("u", 23), "REJECTED"));
        as("ADMIN").body(Map.of("level", 6, "outcome", "NOT_MET", "rationale", REASON)).post(unitPath("u") + "/overrides")
                .then().statusCode(201);
        var body = line("u", answers) + "\n" + line("u", AnswersOfAUnit.meetingAllBut("{\"30a\": \"Något helt annat.\"}"))
                + "\n" + line("v", answers);

        var own = ask("REGION", "12", body);
        assertEquals(result("u").getList("levels.outcome"), outcomes(own.get(0)), "sent again, nothing would change");
        assertEquals(List.of("MET", "NOT_MET", "NOT_MET"), levels(own.get(0), 18, 23, 6));
        assertEquals(List.of("AWAITING_ASSESSMENT", "NOT_MET", "NOT_MET"), levels(own.get(1), 18, 23, 6));
        assertEquals(List.of("AWAITING_ASSESSMENT", "AWAITING_ASSESSMENT", "MET"), levels(own.get(2), 18, 23, 6));
        assertEquals(own, ask("STEERING", null, body));

        var others = ask("REGION", "14", body);
        assertEquals(outcomes(others.get(2)), outcomes(others.get(0)), "another region's unit is as unknown as any");
        assertEquals(1, result("u").getLong("version"));
        as(ADMIN).get("/scoring/v1/rounds/" + round + "/assessments").then().body("total", equalTo(2));
    }

    /** Two dozen units with answers drawn from a seed: what is stored, sent again, would change nothing. */
    @Test
    void aPlanThatChangesNothingShowsNoChange() throws Exception {
        var random = new java.util.Random(18);
        var events = new ArrayList<SurveyEvent>();
        var body = new StringBuilder();
        for (int i = 0; i < 24; i++) {
            var answers = new java.util.HashMap<>(AnswersOfAUnit.meetingAll());
            answers.keySet().removeIf(_ -> random.nextInt(8) == 0);
            events.add(SurveyTopic.submission(round, "u" + i, 1, "12", answers));
            body.append(line("u" + i, answers)).append('\n');
        }
        survey.send(events);
        for (int i = 0; i < 24; i++) {
            awaitResult(round, "u" + i, 1);
        }
        for (int i = 0; i < 24; i += 3) {
            var pending = pendingCase("u" + i, 18);
            if (pending != null) {
                assertEquals(201, rule(pending, i % 2 == 0 ? "APPROVED" : "REJECTED"));
            }
            as(ADMIN).body(Map.of("level", 1 + random.nextInt(27), "outcome", "EXEMPT", "rationale", REASON))
                    .post(unitPath("u" + i) + "/overrides").then().statusCode(201);
        }
        var answered = ask("REGION", "12", body.toString());
        for (int i = 0; i < 24; i++) {
            assertEquals(result("u" + i).getList("levels.outcome"), outcomes(answered.get(i)), "u" + i);
        }
    }

    @ParameterizedTest(name = "{0} of {1}: {2}")
    @CsvSource({"ADMIN, , 200", "STEERING, , 200", "ASSESSOR, 12, 200", "REGION, 12, 200", "OPERATOR, , 403"})
    void whoPreviewsOneUnitPreviewsMany(String role, String region, int status) throws Exception {
        assertEquals(status, post(TestTokens.bearer(role, region), "sv", BodyPublishers.ofString("")).statusCode());
    }

    @Test
    void aRequestThatIsRefusedIsRefusedAsAWhole() throws Exception {
        var token = TestTokens.bearer(ADMIN, null);
        problem(401, post(TestTokens.expired(ADMIN, null), "sv", BodyPublishers.ofString("{}")));
        problem(413, post(token, "sv", BodyPublishers.ofString("{}\n".repeat(10_001))));
        assertEquals(10_000, ask("sv", "{}\n".repeat(10_000)).size());
        problem(413, post(token, "sv", BodyPublishers.ofInputStream(() ->
                new ByteArrayInputStream("{}\n".repeat(5_000_000).getBytes(UTF_8)))));
        as(ADMIN).contentType(ContentType.JSON).body("{}").post("/scoring/v1/rounds/" + round + "/previews").then()
                .statusCode(415).contentType("application/problem+json");
        var all = round;
        round = "03-" + all;
        survey.send(SurveyTopic.round(round, 1, RoundChanged.State.OPEN, "03"));
        await(() -> post(TestTokens.bearer("REGION", "03"), "sv", BodyPublishers.ofString("")).statusCode() == 200);
        problem(404, post(TestTokens.bearer("REGION", "12"), "sv", BodyPublishers.ofString("{}")));
        problem(404, post(TestTokens.bearer("STEERING", null), "sv", BodyPublishers.ofString("{}")));
        round = "none";
        problem(404, post(token, "sv", BodyPublishers.ofString("{}")));
    }

    @Test
    void allLinesOfALargeRoundAreAnswered() throws Exception {
        var body = new StringBuilder();
        for (int i = 0; i < 1200; i++) {
            body.append("{\"unit\": \"u").append(i).append("\", \"answers\": {\"3\": \"WHOLE_PERIOD\"}}\n");
        }
        var answered = ask("sv", body.toString());
        assertEquals(IntStream.range(0, 1200).mapToObj(i -> "u" + i).toList(),
                answered.stream().map(l -> l.get("unit").asText()).toList());
        assertTrue(answered.stream().allMatch(l -> outcomes(l).getFirst().equals("MET")));
        as(ADMIN).get("/scoring/v1/rounds/" + round + "/assessments").then().body("items", hasSize(0));
    }

    @Test
    void eachLevelSaysWhyIfAsked() throws Exception {
        var answers = AnswersOfAUnit.meetingAllBut("{\"13c\": \"NO\"}");
        submit("u", 1, "12", answers);
        assertEquals(201, rule(pendingCase("u", 18), "REJECTED"));
        as(ADMIN).body(Map.of("level", 7, "outcome", "NOT_MET", "rationale", REASON)).post(unitPath("u") + "/overrides")
                .then().statusCode(201);
        var explained = lines(post(TestTokens.bearer(ADMIN, null), "sv",
                BodyPublishers.ofString(line("u", answers) + "\nwrong\n"), "?explain=true"));
        assertEquals(result("u").getList("levels.sentence.sv"),
                explained.getFirst().get("levels").findValues("sentence").stream().map(s -> s.get("sv").asText()).toList(),
                "the same as of the result");
        assertEquals("Level 6 is not met: collaboration with industry (question 13c) is answered No",
                explained.getFirst().get("levels").get(5).get("sentence").get("en").asText());
        assertEquals("2 null INVALID_JSON", faults(explained.getLast()));
        var many = (line("u", answers) + "\n").repeat(PreviewLines.MOST_EXPLAINED_LINES);
        assertEquals(PreviewLines.MOST_EXPLAINED_LINES, lines(post(TestTokens.bearer(ADMIN, null), "sv",
                BodyPublishers.ofString(many), "?explain=true")).size());
        problem(413, post(TestTokens.bearer(ADMIN, null), "sv", BodyPublishers.ofString(many + line("v", answers)),
                "?explain=true"));
    }

    private String line(String unit, Map<String, Object> answers) throws IOException {
        return json.writeValueAsString(Map.of("unit", unit, "answers", answers));
    }

    private static List<String> outcomes(JsonNode line) {
        return line.get("levels").findValuesAsText("outcome");
    }

    private static List<String> levels(JsonNode line, int... levels) {
        return IntStream.of(levels).mapToObj(level -> outcomes(line).get(level - 1)).toList();
    }

    /** Line, unit, and code with pointer of each error. */
    private static String faults(JsonNode line) {
        assertNull(line.get("levels"));
        var text = new StringBuilder(line.get("line").asText()).append(' ')
                .append(line.has("unit") ? line.get("unit").asText() : null);
        line.get("errors").forEach(e -> text.append(' ').append(e.get("code").asText()).append(e.get("pointer").asText()));
        return text.toString();
    }

    private static void problem(int status, HttpResponse<String> response) {
        assertEquals(status, response.statusCode());
        assertEquals("application/problem+json", response.headers().firstValue("Content-Type").orElseThrow()
                .split(";")[0]);
    }

    private List<JsonNode> ask(String role, String region, String body) throws Exception {
        return lines(post(TestTokens.bearer(role, region), "sv", BodyPublishers.ofString(body)));
    }

    private List<JsonNode> ask(String language, String body) throws Exception {
        return lines(post(TestTokens.bearer(ADMIN, null), language, BodyPublishers.ofString(body)));
    }

    private List<JsonNode> lines(HttpResponse<String> response) throws IOException {
        assertEquals(200, response.statusCode(), response.body());
        assertEquals(NDJSON, response.headers().firstValue("Content-Type").orElseThrow().split(";")[0]);
        try (var values = json.readerFor(JsonNode.class).<JsonNode>readValues(response.body())) {
            return StreamSupport.stream(((Iterable<JsonNode>) () -> values).spliterator(), false).toList();
        }
    }

    private HttpResponse<String> post(String token, String language, HttpRequest.BodyPublisher body) throws Exception {
        return post(token, language, body, "");
    }

    private HttpResponse<String> post(String token, String language, HttpRequest.BodyPublisher body, String query)
            throws Exception {
        var uri = URI.create(RestAssured.baseURI + ":" + RestAssured.port + "/scoring/v1/rounds/" + round + "/previews"
                + query);
        try (var client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(uri).header("Authorization", "Bearer " + token)
                    .header("Accept-Language", language).header("Content-Type", NDJSON).POST(body).build(),
                    BodyHandlers.ofString());
        }
    }
}
