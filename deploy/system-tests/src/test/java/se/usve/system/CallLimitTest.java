package se.usve.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import se.usve.stack.Bearer;
import se.usve.stack.Role;
import se.usve.stack.Service;
import se.usve.stack.ServiceJvm;
import se.usve.stack.ServiceProcess;

/** An instance that lets each caller ask for little: who asks for more is told when to try again, and nobody else is held up. */
class CallLimitTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final RunningSystem SYSTEM = RunningSystem.get();
    private static final int LIMIT = 8;
    /** More calls than could come back within the time they take on any machine: a point comes every 7.5 seconds. */
    private static final int MANY = 200;
    private static ServiceProcess narrow;

    @BeforeAll
    static void start() {
        narrow = SYSTEM.stack().another(Service.SURVEY, new ServiceJvm.Small(List.of(
                "-Dusve.calls.of-caller=" + LIMIT, "-Dusve.calls.of-address=" + LIMIT)));
    }

    @AfterAll
    static void stop() {
        if (narrow != null) {
            narrow.stop();
        }
    }

    @Test
    void aCallerWhoAsksForMoreThanTheirShareIsToldWhenToComeBackAndOthersAreNotHeldUp() throws Exception {
        var region = new Bearer(Role.REGION, "05", "many-calls");
        var refused = refused(from("127.0.0.1"), "/survey/v1/rounds", bearer(region));
        assertThat(refused.headers().firstValue("Retry-After").orElseThrow()).matches("[1-9]|[1-5][0-9]|60");
        assertThat(refused.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/problem+json");
        var problem = json(refused);
        assertThat(problem.path("type").asText()).isEqualTo("urn:usve:problem:too-many-calls");
        assertThat(problem.path("instance").asText()).isEqualTo("/survey/v1/rounds");
        assertThat(problem.path("detail").asText())
                .isEqualTo("Försök igen om " + refused.headers().firstValue("Retry-After").orElseThrow() + " sekunder");
        assertThat(json(call(from("127.0.0.1"), "/survey/v1/rounds", bearer(region).andThen(request ->
                request.header("Accept-Language", "en")))).path("title").asText()).isEqualTo("Too many calls");
        assertThat(call(from("127.0.0.9"), "/survey/v1/rounds", bearer(region)).statusCode())
                .as("it is the caller who is counted, from wherever").isEqualTo(429);
        assertThat(call(from("127.0.0.1"), "/survey/v1/rounds",
                bearer(new Bearer(Role.REGION, "05", "another"))).statusCode()).isEqualTo(200);
        assertThat(SYSTEM.get(Service.SURVEY, "/survey/v1/rounds", region).status()).as("each instance counts").isEqualTo(200);
    }

    /** A costly call takes all there are here. */
    @Test
    void aFileOfAnswersCostsMoreThanACall() throws Exception {
        var who = bearer(new Bearer(Role.REGION, "05", "costly-calls"));
        assertThat(call(from("127.0.0.1"), "/survey/v1/rounds/nowhere/answers.csv", who).statusCode()).isEqualTo(404);
        assertThat(call(from("127.0.0.1"), "/survey/v1/rounds/nowhere/answers.csv", who).statusCode()).isEqualTo(429);
    }

    @Test
    void withoutAGoodTokenItIsTheAddressAndWhatIsWrongIsNotToldForEver() throws Exception {
        assertThat(refused(from("127.0.0.3"), "/survey/v1/api-info", _ -> { }).statusCode()).isEqualTo(429);
        refused(from("127.0.0.4"), "/survey/v1/rounds", _ -> { });
        var guesses = refused(from("127.0.0.5"), "/survey/v1/rounds", request -> request.header("Authorization", "Bearer x.y.z"));
        assertThat(guesses.headers().firstValue("WWW-Authenticate")).isEmpty();
        assertThat(json(guesses).path("type").asText()).isEqualTo("urn:usve:problem:too-many-calls");
        refused(from("127.0.0.6"), "/no/such/address", _ -> { });
        assertThat(call(from("127.0.0.3"), "/survey/v1/rounds", bearer(new Bearer(Role.REGION, "05", "same-place"))).statusCode())
                .as("whoever has a token is not held up by those beside them").isEqualTo(200);
        assertThat(call(from("127.0.0.7"), "/survey/v1/api-info", _ -> { }).statusCode()).isEqualTo(200);
    }

    @Test
    void whoIsNoGatewayCannotPassForMany() throws Exception {
        var number = new int[1];
        refused(from("127.0.0.8"), "/survey/v1/api-info", request -> request.header("X-Forwarded-For", "203.0.113." + number[0]++));
        number[0] = 0;
        // The gateway is one, and tells whom it asks for.
        for (int i = 0; i < 3 * LIMIT; i++) {
            assertThat(call(from("127.0.0.1"), "/survey/v1/api-info",
                    request -> request.header("X-Forwarded-For", "198.51.100." + number[0]++)).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void aBrowserIsShownAPage() throws Exception {
        var page = refused(from("127.0.0.10"), "/form/help", request -> request.header("Accept", "text/html"));
        assertThat(page.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
        assertThat(page.headers().firstValue("Retry-After")).isPresent();
        assertThat(page.body()).contains("För många anrop").doesNotContain("urn:usve");
    }

    private static Consumer<HttpRequest.Builder> bearer(Bearer who) {
        return request -> request.header("Authorization", "Bearer " + SYSTEM.stack().token(who));
    }

    private static HttpResponse<String> refused(HttpClient http, String path, Consumer<HttpRequest.Builder> also) throws Exception {
        var first = call(http, path, also);
        assertThat(first.statusCode()).as("the first").isNotEqualTo(429);
        var answered = 1;
        while (answered < MANY) {
            var answer = call(http, path, also);
            if (answer.statusCode() == 429) {
                assertThat(answered).isGreaterThanOrEqualTo(LIMIT);
                return answer;
            }
            assertThat(answer.statusCode()).isEqualTo(first.statusCode());
            answered++;
        }
        throw new AssertionError("None of " + MANY + " calls was refused");
    }

    private static HttpResponse<String> call(HttpClient http, String path, Consumer<HttpRequest.Builder> also)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(narrow.listen().api().resolve(path));
        also.accept(request);
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private static HttpClient from(String address) throws IOException {
        return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).localAddress(InetAddress.getByName(address)).build();
    }

    private static JsonNode json(HttpResponse<String> answer) throws IOException {
        return JSON.readTree(answer.body());
    }
}
