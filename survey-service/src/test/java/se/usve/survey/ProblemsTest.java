package se.usve.survey;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.usve.stack.testing.TestTokens;

/** Whatever goes wrong with a request comes back as problem details (RFC 9457), in the language asked for. */
@QuarkusTest
@OnTheStack
class ProblemsTest {

    private static final int LIMIT = 256 * 1024;

    @TestHTTPResource
    URI server;

    private String round;

    @BeforeEach
    void aRound() {
        round = Survey.openRound();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"answers":{}                              | 400 | Line 1, column
            {"answers":{"3":"NO","3":"YES"}}           | 400 | Line 1, column 25: Duplicate field '3'
            {"answers":{}} {}                          | 400 | Line 1, column
            {"answers":{"15":{"2018":01}}}             | 400 | Line 1, column
            {"answers":{"15":{"2018":NaN}}}            | 400 | Line 1, column
            svar                                       | 400 | Line 1, column
            """)
    void whatIsNoJsonIsRefusedWithItsPosition(String body, int status, String detail) {
        problem(Survey.ADMIN.request().body(body).post(submissions()).then(), status, "invalid-json")
                .body("detail", startsWith(detail));
    }

    @Test
    void theLimitsOfJsonAreTold() {
        var tooMuch = Map.of(
                "nesting depth (21)", "{\"answers\":" + "{\"a\":".repeat(30) + "1" + "}".repeat(31),
                "Name length (", "{\"answers\":{\"" + "k".repeat(300) + "\":1}}",
                "Number value length (60)", "{\"answers\":{\"15\":{\"2018\":" + "1".repeat(60) + "}}}",
                "String value length", "{\"answers\":{\"30a\":\"" + "x".repeat(150_000) + "\"}}");
        tooMuch.forEach((words, body) ->
                problem(Survey.ADMIN.request().body(body).post(submissions()).then(), 400, "invalid-json")
                        .body("detail", containsString(words)));
        problem(Survey.ADMIN.request().body(new byte[] {'{', '"', (byte) 0xff, '"', ':', '1', '}'})
                .post(submissions()).then(), 400, "invalid-json")
                .body("detail", startsWith("Line 1, column"));
    }

    @Test
    void aBodyOfTheWrongFormIsRefusedWithEveryError() {
        for (var body : List.of("[]", "null", "\"svar\"", "17")) {
            problem(Survey.ADMIN.request().body(body).post(submissions()).then(), 422, "invalid-content")
                    .body("errors.pointer", equalTo(List.of("")));
        }
        problem(Survey.ADMIN.request().body("{\"comment\":\"x\",\"a/b\":1}").post(submissions()).then(), 422,
                "invalid-content")
                .body("errors.collect{it.code+' '+it.pointer}", equalTo(List.of(
                        "UNKNOWN_FIELD /comment", "UNKNOWN_FIELD /a~1b", "MANDATORY /answers")));
        problem(Survey.ADMIN.request().body("{\"answers\":[]}").post(submissions()).then(), 422, "invalid-content")
                .body("errors.collect{it.code+' '+it.pointer}", equalTo(List.of("INVALID_ANSWER /answers")));
        problem(Survey.ADMIN.request().post(submissions()).then(), 422, "invalid-content");
    }

    @Test
    void aBodyAtTheLimitIsReadAndOneOverItIsNot() throws Exception {
        for (var chunked : List.of(false, true)) {
            assertProblem(send(spaces(LIMIT), chunked), 422, "invalid-content");
            for (var size : List.of(LIMIT + 1, LIMIT * 3, 11 * 1024 * 1024)) {
                assertProblem(send(spaces(size), chunked), 413, "too-large");
            }
        }
    }

    @Test
    void pathsMethodsAndMediaTypesThatAreNotHere() {
        problem(Survey.ADMIN.request().get("/survey/v1/nothing").then(), 404, "not-found");
        problem(Survey.ADMIN.request().get("/nothing/at/all").then(), 404, "not-found");
        problem(given().get("/nothing").then(), 404, "not-found");
        problem(Survey.ADMIN.request().get("/survey/v1/rounds/unheard-of").then(), 404, "not-found")
                .body("detail", equalTo("There is no such round"));
        problem(Survey.ADMIN.request().delete("/survey/v1/rounds/" + round).then(), 405, "http-405")
                .header("Allow", "GET, HEAD, OPTIONS, PUT");
        // also where another resource's path begins alike
        problem(Survey.ADMIN.request().delete(submissions()).then(), 405, "http-405")
                .header("Allow", "GET, HEAD, OPTIONS, POST");
        problem(Survey.ADMIN.request().put(submissions() + "/1").then(), 405, "http-405");
        problem(Survey.ADMIN.request().post(submissions() + "/abc").then(), 404, "not-found");
        problem(Survey.ADMIN.request().contentType("text/plain").body("x").post(submissions()).then(), 415, "http-415");
        problem(Survey.ADMIN.request().accept("image/png").get("/survey/v1/rounds").then(), 406, "http-406");
        problem(Survey.ADMIN.request().get(submissions() + "/abc").then(), 404, "not-found");
    }

    @Test
    void aPageThatCannotBeIsRefusedWithEveryError() {
        for (var query : List.of("limit=0", "limit=1001", "limit=many", "limit=-1")) {
            problem(Survey.ADMIN.request().get("/survey/v1/rounds?" + query).then(), 400, "invalid-parameter")
                    .body("errors.pointer", equalTo(List.of("/limit")))
                    .body("errors.message", equalTo(List.of("limit must be a whole number from 1 to 1000")));
        }
        for (var query : List.of("page=0", "page=1.5", "page=1000001", "page=99999999999")) {
            problem(Survey.ADMIN.request().get("/survey/v1/rounds?" + query).then(), 400, "invalid-parameter")
                    .body("errors.pointer", equalTo(List.of("/page")));
        }
        Survey.ADMIN.request().get("/survey/v1/rounds?limit=0&page=0").then()
                .body("errors.pointer", equalTo(List.of("/limit", "/page")));
        given().auth().oauth2(Survey.ADMIN.token()).get("/survey/v1/rounds?page=0").then()
                .body("errors[0].message", equalTo("page ska vara ett heltal från 1 till 1000000"));
    }

    @Test
    void theHighestPageIsEmptyAndTellsHowManyThereAre() {
        Survey.ADMIN.request().get("/survey/v1/rounds?limit=1000&page=1000000").then().statusCode(200)
                .body("items", equalTo(List.of()), "page", equalTo(1_000_000), "limit", equalTo(1000),
                        "total", greaterThan(0));
    }

    @Test
    void aNameThatPostgresCannotEvenLookForIsRefusedAndNotAnInternalError() {
        for (var path : List.of("/survey/v1/rounds/%00", "/survey/v1/rounds/a%00b/questionnaire",
                "/survey/v1/rounds/" + round + "/units/u%00", "/survey/v1/rounds/" + round + "/units/%00/submissions")) {
            problem(Survey.ADMIN.request().urlEncodingEnabled(false).get(path).then(), 400, "invalid-parameter");
        }
        problem(Survey.ADMIN.request().urlEncodingEnabled(false).body("{\"answers\":{}}")
                .post("/survey/v1/rounds/" + round + "/units/%00/submissions").then(), 400, "invalid-parameter");
    }

    @Test
    void theInstanceIsThePathAsItWasAskedFor() {
        problem(Survey.ADMIN.request().urlEncodingEnabled(false).get("/survey/v1/rounds/h%C3%B6st%202022").then(), 404,
                "not-found").body("instance", equalTo("/survey/v1/rounds/h%C3%B6st%202022"));
    }

    @Test
    void whoIsNotKnownOrNotAllowed() {
        problem(given().get("/survey/v1/rounds").then(), 401, "unauthenticated")
                .header("WWW-Authenticate", startsWith("Bearer"));
        for (var token : List.of("rubbish", "a.b.c", TestTokens.expired("ADMIN", null),
                TestTokens.ofOtherIssuer("ADMIN", null), TestTokens.forOtherAudience("ADMIN", null),
                TestTokens.signedByOther("ADMIN", null))) {
            problem(new Survey(token).request().get("/survey/v1/rounds").then(), 401, "unauthenticated")
                    .header("WWW-Authenticate", startsWith("Bearer"));
        }
        problem(Survey.STEERING.request().body(Survey.definition()).put("/survey/v1/rounds/x").then(), 403,
                "forbidden");
    }

    @Test
    void wordsAreInTheLanguageAskedForAndElseInSwedish() {
        given().header("Accept-Language", "en").get("/survey/v1/rounds").then()
                .body("title", equalTo("A valid bearer token is required"));
        for (var language : List.of("sv", "de", "sv;q=0.9, en;q=0.5")) {
            given().header("Accept-Language", language).get("/survey/v1/rounds").then()
                    .body("title", equalTo("En giltig behörighetsbiljett krävs"));
        }
        given().get("/survey/v1/rounds").then().body("title", equalTo("En giltig behörighetsbiljett krävs"));
        given().auth().oauth2(Survey.ADMIN.token()).contentType("application/json")
                .body(Map.of("answers", Map.of("3", "JA"))).post(submissions()).then().statusCode(422)
                .body("errors[0].message", containsString("svara med WHOLE_PERIOD, PART_OF_PERIOD, NO"));
    }

    @Test
    void aWishForALanguageThatCannotBeReadIsNoReasonToRefuse() {
        for (var language : List.of("sv;q=2", "en;q=abc", ";;", "*", "en-" + "x".repeat(2000))) {
            given().header("Accept-Language", language).get("/survey/v1/rounds").then().statusCode(401)
                    .contentType("application/problem+json").body("title", equalTo("En giltig behörighetsbiljett krävs"));
            Survey.ADMIN.request().header("Accept-Language", language)
                    .get("/survey/v1/rounds/" + round + "/questionnaire/schema").then().statusCode(200);
        }
    }

    @Test
    void anAddressNoNameCanHaveIsRefusedBeforeTheDatabaseSeesIt() {
        for (var path : List.of("/survey/v1/rounds/%00", "/survey/v1/rounds/" + round + "/units/a%00b",
                "/survey/v1/rounds/" + round + "/units?region=%00")) {
            problem(Survey.ADMIN.request().urlEncodingEnabled(false).get(path).then(), 400, "invalid-parameter");
        }
    }

    @Test
    void aNameIsVisibleAndDoesNotTurnTheTextAroundIt() {
        for (var name : List.of("\u200b", "\u00a0", "Ögon\u202ekliniken", "Ögon\u2066kliniken", "Ögon\u2028kliniken", "\ud800")) {
            problem(Survey.ADMIN.put("/rounds/" + round + "/units/u7", Map.of("name", name, "region", "01")).then(), 422,
                    "invalid-content").body("errors.pointer", equalTo(List.of("/name")));
        }
    }

    /** What the server finds wrong before a resource is chosen. */
    @Test
    void aRequestWithoutHostIsAProblemToo() throws Exception {
        try (var socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write("GET /survey/v1/rounds HTTP/1.1\r\nConnection: close\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII));
            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8).toLowerCase();
            assertTrue(answer.startsWith("http/1.1 400 "), answer);
            assertTrue(answer.contains("content-type: application/problem+json"), answer);
            assertTrue(answer.contains("\"instance\":\"/survey/v1/rounds\""), answer);
        }
    }

    /** A byte now and then is no silence that the server's own timeout would see. */
    @Test
    void whoNeverComesToTheEndOfABodyIsHungUpOn() throws Exception {
        try (var socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(1_000);
            socket.getOutputStream().write(("PUT /survey/v1/rounds/" + round + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
                    + Survey.ADMIN.token() + "\r\nContent-Type: application/json\r\nContent-Length: 9999\r\n\r\n{")
                    .getBytes(StandardCharsets.US_ASCII));
            assertTimeoutPreemptively(Duration.ofSeconds(30), () -> {
                try {
                    while (true) {
                        socket.getOutputStream().write(' ');
                        try {
                            if (socket.getInputStream().read() < 0) {
                                return;
                            }
                        } catch (SocketTimeoutException _) {
                            // Still there: another byte.
                        }
                    }
                } catch (SocketException _) {
                    // Hung up on.
                }
            });
        }
    }

    @Test
    void aRoundThatIsWrongIsRefusedWithEveryError() {
        problem(Survey.ADMIN.put("/rounds/Omgång", Map.of("questionnaire", "2018", "ruleSet", 7, "state", "OPEN",
                "collection", Map.of("opens", "2022-06-28", "closes", "2022-02-15", "extra", 1),
                "period", Map.of("from", "2018-02-30"))).then(), 422, "invalid-content")
                .body("errors.collect{it.code+' '+it.pointer}", equalTo(List.of("INVALID_VALUE /round",
                        "UNKNOWN_QUESTIONNAIRE /questionnaire", "INVALID_VALUE /ruleSet",
                        "DATES_OUT_OF_ORDER /collection/closes", "INVALID_VALUE /period/from", "MANDATORY /period/to",
                        "UNKNOWN_FIELD /state", "UNKNOWN_FIELD /collection/extra")));
        problem(Survey.ADMIN.move(round, "FINISHED").then(), 422, "invalid-content");
    }

    @ParameterizedTest
    @ValueSource(strings = {"SE2321000255-O12345", "Onkologi_1.b", "7"})
    void unitsAndRoundsAreNamedAsRegionsNameThem(String id) {
        var named = id + "-" + round;
        Survey.ADMIN.put("/rounds/" + named, Survey.definition()).then().statusCode(201).body("round", equalTo(named));
        Survey.ADMIN.put("/rounds/" + named + "/units/" + id, Map.of("name", "Onkologi", "region", "01")).then()
                .statusCode(201).body("unit", equalTo(id));
        Survey.ADMIN.move(named, "OPEN").then().statusCode(200);
        Survey.ADMIN.submit(named, id, GoldenAnswers.full()).then().statusCode(201).body("unit", equalTo(id));
        problem(Survey.ADMIN.put("/rounds/" + named + "/units/-x", Map.of("name", "Onkologi", "region", "01")).then(),
                422, "invalid-content");
    }

    @Test
    void aDayMayBeToldByATimeOfIt() {
        Survey.ADMIN.put("/rounds/" + Survey.draftRound(), Map.of("questionnaire", "2018-2021", "ruleSet", "2018-2021",
                "collection", Map.of("opens", "2022-02-15T00:00:00+01:00", "closes", "2022-06-28T23:59:59.999Z"),
                "period", Map.of("from", "2018-01-01", "to", "2021-12-31"))).then().statusCode(200)
                .body("collection.opens", equalTo("2022-02-15")).body("collection.closes", equalTo("2022-06-28"))
                .body("version", equalTo(1));
    }

    @Test
    void aUnitThatIsWrongIsRefusedWithEveryError() {
        problem(Survey.ADMIN.put("/rounds/" + round + "/units/Ögon", Map.of("region", "02", "specialty", " ",
                "hsaId", "SE1-2", "designatedYear", "2016", "name", "a\u0000b")).then(), 422, "invalid-content")
                .body("errors.collect{it.code+' '+it.pointer}", equalTo(List.of("INVALID_VALUE /unit",
                        "INVALID_VALUE /name", "INVALID_VALUE /region", "INVALID_VALUE /specialty",
                        "INVALID_VALUE /hsaId", "INVALID_VALUE /designatedYear")));
    }

    private String submissions() {
        return "/survey/v1/rounds/" + round + "/units/u1/submissions";
    }

    private static ValidatableResponse problem(ValidatableResponse response, int status, String code) {
        return response.statusCode(status).contentType("application/problem+json")
                .body("type", equalTo("urn:usve:problem:" + code)).body("status", equalTo(status))
                .body("$", hasKey("title")).body("$", hasKey("detail"))
                .body("instance", startsWith("/")).body("detail", not(containsString("Exception")));
    }

    private static void assertProblem(HttpResponse<String> response, int status, String code) throws Exception {
        assertEquals(status, response.statusCode(), response.body());
        assertEquals("application/problem+json",
                response.headers().firstValue("Content-Type").orElse("").split(";")[0]);
        assertEquals("urn:usve:problem:" + code, new ObjectMapper().readTree(response.body()).path("type").asText());
    }

    private HttpResponse<String> send(byte[] body, boolean chunked) throws Exception {
        var publisher = chunked
                ? HttpRequest.BodyPublishers.ofInputStream(() -> (InputStream) new ByteArrayInputStream(body))
                : HttpRequest.BodyPublishers.ofByteArray(body);
        try (var client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            var request = HttpRequest.newBuilder(server.resolve(submissions()))
                    .header("Authorization", "Bearer " + Survey.ADMIN.token())
                    .header("Content-Type", "application/json").timeout(Duration.ofSeconds(20)).POST(publisher).build();
            assertTrue(chunked == (request.bodyPublisher().orElseThrow().contentLength() < 0));
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }

    /** An empty object with white space up to a length in bytes. */
    private static byte[] spaces(int length) {
        var body = new byte[length];
        Arrays.fill(body, (byte) ' ');
        System.arraycopy("{}".getBytes(StandardCharsets.US_ASCII), 0, body, length - 2, 2);
        return body;
    }
}
