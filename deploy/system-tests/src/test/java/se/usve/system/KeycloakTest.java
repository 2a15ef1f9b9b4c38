package se.usve.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import se.usve.stack.DataFolder;
import se.usve.stack.LocalStack;
import se.usve.stack.Service;
import se.usve.stack.StackPlan;

/** The services, the gateway and Keycloak as docker-compose.yml puts them together: whoever Keycloak says one is, one is. */
class KeycloakTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static URI site;
    private static Keycloak keycloak;
    private static LocalStack stack;
    private static Gateway gateway;

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @BeforeAll
    static void start() throws Exception {
        var port = Gateway.freePort();
        site = URI.create("http://" + Gateway.NAME + ":" + port);
        keycloak = Keycloak.start(site);
        var realm = keycloak.realm().toString();
        // The local stack's own key and link are taken away, and nothing unsafe is accepted.
        stack = LocalStack.start(StackPlan.standard(RunningSystem.repository(),
                new DataFolder(Files.createTempDirectory("usve-keycloak-stack"))).onFreePorts().withEnvironment(Map.ofEntries(
                Map.entry("QUARKUS_PROFILE", "prod,pages-oidc"), Map.entry("USVE_ACCEPT", ""),
                Map.entry("QUARKUS_OIDC_PUBLIC_KEY", ""), Map.entry("USVE_PAGES_SIGN_IN_LINK", "false"),
                Map.entry("QUARKUS_OIDC_AUTH_SERVER_URL", realm),
                Map.entry("QUARKUS_OIDC_TOKEN_ISSUER", site + "/identity/realms/usve"),
                Map.entry("USVE_PAGES_OIDC_ISSUER", realm), Map.entry("USVE_PAGES_OIDC_CLIENT_ID", "usve-pages"),
                Map.entry("USVE_PAGES_OIDC_CLIENT_SECRET_FILE", keycloak.secret("pages-client-secret").toString()),
                Map.entry("QUARKUS_OIDC_PAGES_TOKEN_STATE_MANAGER_ENCRYPTION_SECRET_FILE",
                        keycloak.secret("session-encryption-secret").toString()),
                Map.entry("QUARKUS_HTTP_PROXY_PROXY_ADDRESS_FORWARDING", "true"),
                Map.entry("QUARKUS_HTTP_PROXY_TRUSTED_PROXIES", "localhost"))), _ -> { });
        gateway = Gateway.start(Map.of(Gateway.PORT, Integer.toString(port),
                "USVE_GATEWAY_SURVEY", stack.api(Service.SURVEY).getAuthority(),
                "USVE_GATEWAY_SCORING", stack.api(Service.SCORING).getAuthority(),
                "USVE_GATEWAY_REPORTING", stack.api(Service.REPORTING).getAuthority(),
                "USVE_GATEWAY_IDENTITY", keycloak.authority()));
    }

    @AfterAll
    static void stop() {
        if (gateway != null) {
            gateway.close();
        }
        if (stack != null) {
            stack.close();
        }
        if (keycloak != null) {
            keycloak.close();
        }
    }

    @Test
    void aRegionsProgramActsForThatRegionAlone() throws Exception {
        var admin = userToken("admin");
        var round = RoundDefinition.since(2018);
        assertThat(put("/survey/v1/rounds/keycloak", admin, round)).isEqualTo(201);
        var uppsala = clientToken("usve-region-03", "region-03-client-secret");
        assertThat(put("/survey/v1/rounds/keycloak-2", uppsala, round)).isEqualTo(403);
        assertThat(put("/survey/v1/rounds/keycloak/units/u1", uppsala, Map.of("name", "Ögon", "region", "03"))).isEqualTo(201);
        assertThat(put("/survey/v1/rounds/keycloak/units/u2", uppsala, Map.of("name", "Öron", "region", "12"))).isEqualTo(403);
        var skane = clientToken("usve-region-12", "region-12-client-secret");
        assertThat(get("/survey/v1/rounds/keycloak/units/u1", skane).statusCode()).isEqualTo(404);
        assertThat(get("/survey/v1/audit?round=keycloak&unit=u1", admin).body()).contains("service-account-usve-region-03");
        var operations = clientToken("usve-operations", "operations-client-secret");
        assertThat(get("/reporting/v1/rebuilds", operations).statusCode()).isEqualTo(200);
        assertThat(get("/reporting/v1/rebuilds", skane).statusCode()).isEqualTo(403);
        assertThat(get("/survey/v1/rounds/keycloak/units/u1", operations).statusCode()).isIn(403, 404);
        assertThat(get("/survey/v1/rounds/keycloak/units/u1", skane + "x").statusCode()).isEqualTo(401);
    }

    @Test
    void aPersonSignsInOnceForAllPagesAndIsWhoTheyAre() throws Exception {
        try (var browser = browser()) {
            var form = signIn(browser, "/form", "region-03");
            assertThat(form.statusCode()).as(form.uri() + " " + form.body()).isEqualTo(200);
            assertThat(form.uri()).isEqualTo(site.resolve("/form"));
            assertThat(form.body()).contains("region-03");
            assertThat(page(browser, "/").body()).as("one sign-in for all").contains("region-03");
            assertThat(page(browser, "/assess/conflicts").statusCode()).as("but no right they do not have").isEqualTo(403);
            var out = browser.send(HttpRequest.newBuilder(site.resolve("/form/sign-out")).header("Accept", "text/html")
                    .header("Origin", site.toString()).POST(BodyPublishers.noBody()).build(), BodyHandlers.ofString());
            assertThat(out.statusCode()).isEqualTo(200);
            assertThat(page(browser, "/").body()).as("one sign-out too").doesNotContain("region-03");
        }
        try (var browser = browser()) {
            var desk = signIn(browser, "/assess/conflicts", "assessor-12");
            assertThat(desk.uri()).as("where they were going").isEqualTo(site.resolve("/assess/conflicts"));
            assertThat(desk.statusCode()).isEqualTo(200);
            assertThat(desk.body()).contains("assessor-12");
            assertThat(page(browser, "/form").statusCode()).isEqualTo(403);
        }
        try (var browser = browser()) {
            assertThat(signIn(browser, "/sign-in", "steering").uri()).isEqualTo(site.resolve("/"));
            assertThat(page(browser, "/").body()).contains("steering");
        }
    }

    @Test
    void whatAStrangerSendsIsNoSession() throws Exception {
        try (var browser = browser()) {
            var again = signIn(browser, "/form", "region-03", "not the password");
            assertThat(again.statusCode()).isEqualTo(200);
            assertThat(again.body()).as("asked again").contains("name=\"password\"").doesNotContain("/form/sign-out");
            assertThat(page(browser, "/form").uri().getPath()).startsWith("/identity/realms/usve/");
        }
        assertThat(http.send(HttpRequest.newBuilder(site.resolve("/identity/admin/")).build(), BodyHandlers.ofString()).statusCode())
                .as("administration is at the operators' door").isEqualTo(404);
        assertThat(http.send(HttpRequest.newBuilder(site.resolve("/identity/realms/master/.well-known/openid-configuration")).build(),
                BodyHandlers.ofString()).statusCode()).isEqualTo(404);
    }

    /** As the container of the profile demo does, with the same program. */
    @Test
    void theDemoIsLoadedThroughTheGatewayByItsUsers() throws Exception {
        var command = RunningSystem.repository().resolve("deploy/command/target");
        var output = Files.createTempFile("usve-load", ".log");
        var builder = new ProcessBuilder(System.getProperty("java.home") + "/bin/java", "-Dstdout.encoding=UTF-8",
                "-cp", command.resolve("usve-command.jar") + ":" + command.resolve("lib") + "/*",
                "se.usve.command.Usve", "load", "--at", site.toString(), "--issuer", keycloak.realm().toString())
                .redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().put("USVE_DEMO_PASSWORD", Keycloak.DEMO_PASSWORD);
        var load = builder.start();
        load.getOutputStream().close();
        assertThat(load.waitFor(12, TimeUnit.MINUTES)).isTrue();
        assertThat(load.exitValue()).as(Files.readString(output)).isZero();
        assertThat(Files.readString(output)).contains("Tabell 3", "Antal USVE (svarande)", "292");
        System.err.println(Files.readString(output).lines().reduce((_, last) -> last).orElse(""));
    }

    /** Browsers take the loopback address for safe and send secure cookies there; Java's store does not. */
    private static final class LoopbackCookies extends CookieManager {
        @Override
        public void put(URI from, Map<String, List<String>> headers) throws IOException {
            var changed = new HashMap<>(headers);
            changed.replaceAll((name, values) -> "set-cookie".equalsIgnoreCase(name)
                    ? values.stream().map(value -> value.replaceAll("(?i);\\s*Secure", "")).toList() : values);
            super.put(from, changed);
        }
    }

    private HttpClient browser() {
        return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).cookieHandler(new LoopbackCookies())
                .followRedirects(HttpClient.Redirect.NORMAL).build();
    }

    private HttpResponse<String> signIn(HttpClient browser, String path, String user) throws Exception {
        return signIn(browser, path, user, Keycloak.DEMO_PASSWORD);
    }

    /** From a page, over Keycloak's form, and back. */
    private HttpResponse<String> signIn(HttpClient browser, String path, String user, String password) throws Exception {
        var asked = page(browser, path);
        assertThat(asked.uri().toString()).startsWith(site + "/identity/realms/usve/protocol/openid-connect/auth");
        assertThat(asked.uri().getQuery()).contains("code_challenge_method=S256", "redirect_uri=" + site);
        var form = Pattern.compile("action=\"([^\"]+)\"").matcher(asked.body());
        assertThat(form.find()).as(asked.body()).isTrue();
        return browser.send(HttpRequest.newBuilder(URI.create(form.group(1).replace("&amp;", "&")))
                .header("Content-Type", "application/x-www-form-urlencoded").header("Accept", "text/html")
                .POST(BodyPublishers.ofString("username=" + user + "&password=" + encoded(password))).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> page(HttpClient browser, String path) throws Exception {
        return browser.send(HttpRequest.newBuilder(site.resolve(path)).header("Accept", "text/html").timeout(Duration.ofSeconds(60))
                .build(), BodyHandlers.ofString());
    }

    private String clientToken(String client, String secret) throws Exception {
        return token("grant_type=client_credentials&client_id=" + client + "&client_secret=" + Files.readString(keycloak.secret(secret)));
    }

    private String userToken(String user) throws Exception {
        return token("grant_type=password&client_id=usve-demo&username=" + user + "&password=" + encoded(Keycloak.DEMO_PASSWORD));
    }

    /** By the address that regions' programs have: the gateway's. */
    private String token(String form) throws Exception {
        var answer = http.send(HttpRequest.newBuilder(site.resolve("/identity/realms/usve/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded").POST(BodyPublishers.ofString(form)).build(),
                BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        JsonNode given = JSON.readTree(answer.body());
        return given.path("access_token").asText();
    }

    private int put(String path, String token, Object body) throws Exception {
        return http.send(HttpRequest.newBuilder(site.resolve(path)).header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json").PUT(BodyPublishers.ofString(JSON.writeValueAsString(body))).build(),
                BodyHandlers.discarding()).statusCode();
    }

    private HttpResponse<String> get(String path, String token) throws Exception {
        return http.send(HttpRequest.newBuilder(site.resolve(path)).header("Authorization", "Bearer " + token).build(),
                BodyHandlers.ofString());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
