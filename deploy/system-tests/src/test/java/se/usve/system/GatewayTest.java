package se.usve.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static se.usve.stack.Service.SURVEY;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.OutputStream;
import java.net.CookieManager;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.usve.stack.Bearer;

/** The three services under one origin: nginx with the gateway's own configuration before the running system. */
class GatewayTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final RunningSystem SYSTEM = RunningSystem.get();
    private static final Pattern ASSET = Pattern.compile("(?:<link rel=\"(?:stylesheet|icon)\" href|<script src)=\"([^\"]+)\"");
    private static Gateway gateway;

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @BeforeAll
    static void start() {
        gateway = Gateway.start();
    }

    @AfterAll
    static void stop() {
        if (gateway != null) {
            gateway.close();
        }
    }

    @Test
    void anAnswerGoesThroughAllThreeServicesAndAddressesAreOfTheOneOrigin() throws Exception {
        var round = openRound();
        var submitted = send("POST", "/survey/v1/rounds/" + round + "/units/gateway-u1/submissions", RunningSystem.region("03"),
                Map.of("answers", new RandomAnswers(new Random(6)).next()));
        assertThat(submitted.statusCode()).as(submitted.body()).isEqualTo(201);
        assertThat(submitted.headers().firstValue("Location").map(gateway.origin()::resolve))
                .contains(gateway.origin().resolve("/survey/v1/rounds/" + round + "/units/gateway-u1/submissions/1"));
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            assertThat(get("/scoring/v1/rounds/" + round + "/units/gateway-u1/result", RunningSystem.ADMIN).statusCode()).isEqualTo(200);
            assertThat(json(get("/reporting/v1/rounds/" + round + "/response-rates", RunningSystem.STEERING))
                    .at("/groups").findValuesAsText("responding")).contains("1");
        });
        for (var api : List.of("survey", "scoring", "reporting")) {
            assertThat(json(get("/" + api + "/v1/api-info", null)).path("apiDocumentation").asText())
                    .isEqualTo(gateway.origin() + "/" + api + "/v1/openapi");
        }
        assertThat(json(get("/statistics/v2/config", null)).path("apiVersion").asText()).startsWith("2.");
    }

    @Test
    void problemsOfTheServicesComeThroughAsTheyAre() throws Exception {
        var unknown = get("/survey/v1/rounds/nowhere", RunningSystem.ADMIN);
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(json(unknown).path("instance").asText()).isEqualTo("/survey/v1/rounds/nowhere");
        assertThat(get("/survey/v1/rounds/nowhere", null).statusCode()).isEqualTo(401);
        var large = http.send(HttpRequest.newBuilder(gateway.origin().resolve("/survey/v1/rounds/r1"))
                .header("Content-Type", "application/json").header("Authorization", "Bearer " + SYSTEM.stack().token(RunningSystem.ADMIN))
                .PUT(BodyPublishers.ofByteArray(new byte[300 * 1024])).build(), BodyHandlers.ofString());
        assertThat(json(large).path("detail").asText()).as("the service's own limit").contains("262144");
        assertThat(large.statusCode()).isEqualTo(413);
    }

    @Test
    void everyHeaderThatProtectsStandsOnce() throws Exception {
        for (var path : List.of("/", "/form/help", "/assess/help", "/survey/v1/api-info", "/core.css", "/gateway/health",
                "/q/health", "/reporting/v1/rounds/nowhere/levels")) {
            var answer = page(path);
            for (var name : List.of("X-Content-Type-Options", "Content-Security-Policy", "Referrer-Policy", "Cache-Control",
                    "Strict-Transport-Security", "Content-Type")) {
                assertThat(answer.headers().allValues(name)).as(path + " " + name).hasSizeLessThanOrEqualTo(1);
            }
            assertThat(answer.headers().allValues("X-Content-Type-Options")).as(path).containsExactly("nosniff");
            assertThat(answer.headers().firstValue("Server")).as(path).hasValue("nginx");
        }
        assertThat(page("/form/help").headers().firstValue("Content-Security-Policy")).isPresent();
    }

    @Test
    void anEventOfTheFiguresArrivesWhenItHappens() throws Exception {
        var round = openRound();
        await().atMost(Duration.ofSeconds(60)).until(() ->
                get("/reporting/v1/rounds/" + round + "/levels", RunningSystem.STEERING).statusCode() == 200);
        var lines = new LinkedBlockingQueue<String>();
        try (var follower = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            var stream = follower.send(request("/reporting/v1/rounds/" + round + "/stream", RunningSystem.STEERING).build(),
                    BodyHandlers.ofLines());
            assertThat(stream.statusCode()).isEqualTo(200);
            assertThat(stream.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/event-stream");
            Thread.ofPlatform().daemon().start(() -> {
                try {
                    stream.body().forEach(lines::add);
                } catch (RuntimeException e) {
                    // The stream was ended.
                }
            });
            send("POST", "/survey/v1/rounds/" + round + "/units/gateway-u1/submissions", RunningSystem.region("03"),
                    Map.of("answers", new RandomAnswers(new Random(7)).next()));
            // Before the first heartbeat, which would push a held event along.
            await().atMost(Duration.ofSeconds(12)).until(() -> lines.stream().anyMatch(line ->
                    line.startsWith("data:") && line.contains("\"responding\":1")));
            follower.shutdownNow();
        }
    }

    @Test
    void whoIsSignedInByLinksIsSoOnEveryServicesPagesAtOnce() throws Exception {
        var cookies = new CookieManager();
        try (var browser = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).cookieHandler(cookies)
                .followRedirects(HttpClient.Redirect.NORMAL).build()) {
            var form = signedIn(browser, "/form", RunningSystem.region("03"));
            var desk = signedIn(browser, "/assess", RunningSystem.assessor("12"));
            var figures = signedIn(browser, "", RunningSystem.STEERING);
            for (var page : List.of(form, desk, figures)) {
                assertThat(page.statusCode()).isEqualTo(200);
                var assets = ASSET.matcher(page.body()).results().map(found -> found.group(1)).toList();
                assertThat(assets).hasSizeGreaterThanOrEqualTo(3);
                for (var asset : assets) {
                    var loaded = browser.send(HttpRequest.newBuilder(gateway.origin().resolve(asset)).build(), BodyHandlers.ofString());
                    assertThat(loaded.statusCode()).as(asset).isEqualTo(200);
                    assertThat(loaded.headers().firstValue("Content-Type").orElseThrow()).as(asset)
                            .startsWith(asset.contains(".css") ? "text/css" : asset.contains(".svg") ? "image/svg" : "text/javascript");
                }
            }
            assertThat(text(browser, "/form")).contains("region-03").contains("lang=\"sv\"");
            assertThat(text(browser, "/assess")).contains("assessor-12");
            assertThat(text(browser, "/?lang=en")).contains("steering").contains("<html lang=\"en\"");
            assertThat(text(browser, "/form")).as("one choice of language for all").contains("<html lang=\"en\"");
            assertThat(text(browser, "/assess")).contains("<html lang=\"en\"");

            assertThat(signOut(browser, "/form", "https://another.example").statusCode()).isEqualTo(403);
            assertThat(signOut(browser, "/form", gateway.origin().toString()).body()).contains("signed out");
            assertThat(text(browser, "/form")).doesNotContain("region-03");
            assertThat(text(browser, "/assess")).contains("assessor-12");
            assertThat(text(browser, "/")).contains("steering");
        }
    }

    @Test
    void whatAStrangerSaysOfWhereTheyAreIsNotBelieved() throws Exception {
        var round = "r" + UUID.randomUUID().toString().substring(0, 8);
        var definition = round("2018-2021");
        try (var elsewhere = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
                .localAddress(InetAddress.getByName("127.0.0.2")).build()) {
            var forged = request("/survey/v1/rounds/" + round, RunningSystem.ADMIN).header("Content-Type", "application/json")
                    .header("X-Forwarded-For", "203.0.113.7").header("Forwarded", "for=203.0.113.7;host=evil.example;proto=https")
                    .header("X-Forwarded-Host", "evil.example").header("X-Forwarded-Proto", "https")
                    .header("X-Forwarded-Prefix", "/evil")
                    .PUT(BodyPublishers.ofString(JSON.writeValueAsString(definition)));
            assertThat(elsewhere.send(forged.build(), BodyHandlers.ofString()).statusCode()).isEqualTo(201);
            assertThat(addressInAudit(round)).as("the address the gateway saw").isEqualTo("127.0.0.2");
            var info = elsewhere.send(request("/survey/v1/api-info", null).header("X-Forwarded-Host", "evil.example")
                    .header("X-Forwarded-Proto", "https").header("Forwarded", "host=evil.example;proto=https").build(),
                    BodyHandlers.ofString());
            assertThat(json(info).path("apiDocumentation").asText()).isEqualTo(gateway.origin() + "/survey/v1/openapi");

            var past = "p" + round;
            var direct = HttpRequest.newBuilder(SYSTEM.stack().api(SURVEY).resolve("/survey/v1/rounds/" + past))
                    .header("Authorization", "Bearer " + SYSTEM.stack().token(RunningSystem.ADMIN))
                    .header("Content-Type", "application/json").header("X-Forwarded-For", "203.0.113.7")
                    .PUT(BodyPublishers.ofString(JSON.writeValueAsString(definition))).build();
            assertThat(elsewhere.send(direct, BodyHandlers.ofString()).statusCode()).isEqualTo(201);
            assertThat(addressInAudit(past)).as("who comes past the gateway is not it").isEqualTo("127.0.0.2");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/q/health", "/q/health/ready", "/q/metrics", "/q", "/q/", "//q/metrics", "/survey/../q/health",
        "/survey/..%2fq/health", "/%71/metrics", "/./q/metrics", "/form/../q/health"})
    void healthAndMetricsAreNotReached(String path) throws Exception {
        var answer = raw("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 404 ").contains("application/problem+json", "urn:usve:problem:not-found")
                .doesNotContain("jvm_", "\"checks\"");
    }

    @Test
    void theGatewaysOwnErrorsAreProblemsAndPagesForBrowsers() throws Exception {
        var nobody = Integer.toString(Gateway.freePort());
        try (var broken = Gateway.start(Map.of("USVE_GATEWAY_SCORING", Gateway.NAME + ":" + nobody))) {
            var away = http.send(HttpRequest.newBuilder(broken.origin().resolve("/scoring/v1/rounds/x/rule-set?token=secret")).build(),
                    BodyHandlers.ofString());
            assertThat(away.statusCode()).isEqualTo(502);
            assertThat(away.headers().firstValue("Content-Type")).hasValue("application/problem+json");
            assertThat(away.headers().firstValue("Retry-After")).hasValue("5");
            assertThat(json(away)).isEqualTo(JSON.readTree("""
                    {"type":"urn:usve:problem:http-502","title":"Tjänsten svarar inte","status":502,
                     "detail":"Försök igen om en stund. Om något ändrades framgår av det som visas då.",
                     "instance":"/scoring/v1/rounds/x/rule-set"}"""));
            var english = http.send(HttpRequest.newBuilder(broken.origin().resolve("/assess")).header("Accept", "text/html")
                    .header("Accept-Language", "en-GB,sv;q=0.5").build(), BodyHandlers.ofString());
            assertThat(english.statusCode()).isEqualTo(502);
            assertThat(english.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
            assertThat(english.body()).contains("<html lang=\"en\">", "The service does not answer");
            assertThat(http.send(HttpRequest.newBuilder(broken.origin().resolve("/survey/v1/api-info")).build(),
                    BodyHandlers.discarding()).statusCode()).as("the others go on").isEqualTo(200);
            assertThat(broken.log()).as("one line of JSON a request, without the query").contains("\"url.path\":\"/scoring/v1/rounds/x/rule-set\"")
                    .doesNotContain("secret").doesNotContain("127.0.0.1\",\"http");
        }
        var tooLarge = raw("POST /survey/v1/rounds/x/imports HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 12000000\r\n"
                + "Accept-Language: en\r\nConnection: close\r\n\r\n");
        assertThat(tooLarge).startsWith("HTTP/1.1 413 ").contains("application/problem+json", "urn:usve:problem:too-large",
                "\"instance\":\"/survey/v1/rounds/x/imports\"", "No request may be larger than 11 MiB.");
        var quoted = raw("GET /q/a\"b HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n");
        assertThat(JSON.readTree(quoted.substring(quoted.indexOf('{'))).path("instance").asText()).isEqualTo("/q/a");
        assertThat(raw("GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n")).startsWith("HTTP/1.1 421 ")
                .contains("application/problem+json");
        assertThat(raw("GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Long: " + "x".repeat(70_000) + "\r\n\r\n"))
                .startsWith("HTTP/1.1 431 ").contains("application/problem+json");
        assertThat(get("/gateway/health", null).body()).isEqualTo("{\"status\":\"UP\"}");
        assertThat(raw("GET /identity/admin/ HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n")).startsWith("HTTP/1.1 404 ");
    }

    @Test
    void withACertificateCookiesAreOfSecureConnectionsAlone() throws Exception {
        var trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        var own = KeyStore.getInstance("PKCS12");
        own.load(null, null);
        own.setCertificateEntry("gateway", KeyStore.getInstance(gateway.keys().toFile(), "for-this-test".toCharArray())
                .getCertificate("gateway"));
        trusted.init(own);
        var tls = SSLContext.getInstance("TLS");
        tls.init(null, trusted.getTrustManagers(), null);
        try (var browser = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).sslContext(tls).build()) {
            var link = browser.send(HttpRequest.newBuilder(gateway.secureOrigin().resolve("/form/sign-in?token="
                    + SYSTEM.stack().token(RunningSystem.region("03")))).build(), BodyHandlers.ofString());
            assertThat(link.statusCode()).isEqualTo(303);
            assertThat(link.headers().firstValue("Location").map(gateway.secureOrigin()::resolve))
                    .contains(gateway.secureOrigin().resolve("/form"));
            assertThat(link.headers().firstValue("Set-Cookie").orElseThrow()).contains("Secure", "HttpOnly");
            assertThat(link.headers().allValues("Strict-Transport-Security")).containsExactly("max-age=31536000");
            var info = browser.send(HttpRequest.newBuilder(gateway.secureOrigin().resolve("/reporting/v1/api-info")).build(),
                    BodyHandlers.ofString());
            assertThat(json(info).path("apiDocumentation").asText()).isEqualTo(gateway.secureOrigin() + "/reporting/v1/openapi");
        }
    }

    private HttpResponse<String> signedIn(HttpClient browser, String root, Bearer who) throws Exception {
        return browser.send(HttpRequest.newBuilder(gateway.origin().resolve(root + "/sign-in?token=" + SYSTEM.stack().token(who)))
                .header("Accept", "text/html").build(), BodyHandlers.ofString());
    }

    private static HttpResponse<String> signOut(HttpClient browser, String root, String origin) throws Exception {
        return browser.send(HttpRequest.newBuilder(gateway.origin().resolve(root + "/sign-out")).header("Accept", "text/html")
                .header("Origin", origin).POST(BodyPublishers.noBody()).build(), BodyHandlers.ofString());
    }

    private static String text(HttpClient browser, String path) throws Exception {
        return browser.send(HttpRequest.newBuilder(gateway.origin().resolve(path)).header("Accept", "text/html").build(),
                BodyHandlers.ofString()).body();
    }

    private static String openRound() {
        var round = "g" + UUID.randomUUID().toString().substring(0, 8);
        SYSTEM.put(SURVEY, "/survey/v1/rounds/" + round, RunningSystem.ADMIN, round("2018-2021")).expecting(201);
        SYSTEM.put(SURVEY, "/survey/v1/rounds/" + round + "/units/gateway-u1", RunningSystem.region("03"),
                Map.of("name", "Ögon", "region", "03")).expecting(201);
        SYSTEM.post(SURVEY, "/survey/v1/rounds/" + round + "/transitions", RunningSystem.ADMIN, Map.of("to", "OPEN")).expecting(200);
        return round;
    }

    private static Map<String, Object> round(String questionnaire) {
        return Map.of("questionnaire", questionnaire, "ruleSet", questionnaire,
                "collection", Map.of("opens", "2026-01-01", "closes", "2026-12-31"),
                "period", Map.of("from", "2018-01-01", "to", "2021-12-31"));
    }

    private String addressInAudit(String round) throws Exception {
        var client = json(get("/survey/v1/audit?action=round.created&round=" + round, RunningSystem.ADMIN))
                .at("/items/0/client").asText();
        return client.substring(client.lastIndexOf(' ') + 1);
    }

    private HttpRequest.Builder request(String path, Bearer who) {
        var request = HttpRequest.newBuilder(gateway.origin().resolve(path)).timeout(Duration.ofSeconds(30));
        return who == null ? request : request.header("Authorization", "Bearer " + SYSTEM.stack().token(who));
    }

    private HttpResponse<String> get(String path, Bearer who) throws Exception {
        return http.send(request(path, who).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> page(String path) throws Exception {
        return http.send(request(path, null).header("Accept", "text/html").build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> send(String method, String path, Bearer who, Object body) throws Exception {
        return http.send(request(path, who).header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(JSON.writeValueAsString(body))).build(), BodyHandlers.ofString());
    }

    private static JsonNode json(HttpResponse<String> answer) throws Exception {
        return JSON.readTree(answer.body());
    }

    /** What no well-behaved client would send. */
    private static String raw(String request) throws Exception {
        try (var socket = new Socket(Gateway.NAME, gateway.origin().getPort())) {
            socket.setSoTimeout(20_000);
            OutputStream out = socket.getOutputStream();
            out.write(request.getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
