package se.usve.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static se.usve.stack.Service.REPORTING;
import static se.usve.stack.Service.SCORING;
import static se.usve.stack.Service.SURVEY;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import se.usve.stack.Bearer;
import se.usve.stack.Service;

/**
 * The pages of whoever is signed in, found by following their links: no other site's page can send one of their forms, nothing
 * that is sent becomes part of a page, and no page fails.
 */
class HostilePagesTest {

    private static final RunningSystem SYSTEM = RunningSystem.get();
    private static final String ROUND = "hostile-pages";
    private static final String UNIT = "/survey/v1/rounds/" + ROUND + "/units/hostile-page";
    private static final int MOST_PAGES = 30;
    private static final String MARK = "\"'><script>alert(4711)</script>";
    private static final List<String> WORDS = List.of(MARK, "", "%00", "-1", "99999999999999999999", "\r\nX-Injected: 1", "\u202e",
            "x".repeat(600), "//evil.example/", "javascript:alert(4711)", "{{7*7}}{config}", "../../etc");

    /** Each set of pages, and somebody who sees all there is to see in it. */
    record Pages(Service service, String root, Bearer who) {
    }

    private record Form(String page, String action, Map<String, String> fields) {
    }

    private record Found(Map<String, String> pages, List<Form> forms) {
    }

    static Stream<Pages> pages() {
        return Stream.of(new Pages(SURVEY, "/form", RunningSystem.region("03")), new Pages(SCORING, "/assess", RunningSystem.assessor("12")),
                new Pages(REPORTING, "/", RunningSystem.STEERING));
    }

    /** With words in it that would be part of every page, were they not written for it. */
    @BeforeAll
    static void aRoundOfHostileWords() {
        SYSTEM.put(SURVEY, "/survey/v1/rounds/" + ROUND, RunningSystem.ADMIN, RoundDefinition.since(2018)).expecting(201);
        SYSTEM.put(SURVEY, UNIT, RunningSystem.ADMIN, Map.of("name", "Ögon " + MARK, "region", "03", "specialty", MARK)).expecting(201);
        SYSTEM.post(SURVEY, "/survey/v1/rounds/" + ROUND + "/transitions", RunningSystem.ADMIN, Map.of("to", "OPEN")).expecting(200);
        var answers = new RandomAnswers(new Random(8)).next();
        answers.put("30", "YES");
        answers.put("30a", "Vi ändrade " + MARK);
        SYSTEM.post(SURVEY, UNIT + "/submissions", RunningSystem.ADMIN, Map.of("answers", answers, "reason", MARK)).expecting(201);
        await().atMost(Duration.ofSeconds(60)).until(() ->
                SYSTEM.get(SCORING, "/scoring/v1/rounds/" + ROUND + "/units/hostile-page/result", RunningSystem.ADMIN).status() == 200
                && SYSTEM.get(REPORTING, "/reporting/v1/rounds/" + ROUND + "/units/hostile-page", RunningSystem.ADMIN).status() == 200);
    }

    @ParameterizedTest
    @MethodSource("pages")
    void noFormCanBeSentFromAnotherSitesPage(Pages pages) throws Exception {
        try (var browser = signedIn(pages)) {
            var forms = found(pages, browser).forms();
            assertThat(forms).as("forms of " + pages.root()).isNotEmpty();
            for (var form : forms) {
                for (var forged : List.of(Map.of("Origin", "https://evil.example"), Map.of("Origin", "null"),
                        Map.of("Sec-Fetch-Site", "cross-site", "Origin", origin(pages)), Map.of("Sec-Fetch-Site", "same-site"),
                        Map.of("Referer", "https://evil.example/" + origin(pages)), Map.<String, String>of())) {
                    var request = HttpRequest.newBuilder(URI.create(origin(pages)).resolve(form.action()))
                            .header("Accept", "text/html").header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(BodyPublishers.ofString(encoded(form.fields())));
                    forged.forEach(request::header);
                    var answer = browser.send(request.build(), BodyHandlers.ofString());
                    assertThat(answer.statusCode()).as(form.action() + " of " + form.page() + " with " + forged).isEqualTo(403);
                    assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
                }
            }
            assertThat(get(browser, pages, pages.root()).body()).as("still signed in").contains(pages.who().name());
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void nothingThatIsSentBecomesPartOfAPageOrMakesItFail(Pages pages) throws Exception {
        try (var browser = signedIn(pages)) {
            var found = found(pages, browser);
            var wrong = new ArrayList<String>();
            assertThat(found.pages().values()).as("the words are shown somewhere").anyMatch(body -> body.contains("alert(4711)"));
            found.pages().forEach((path, body) -> check(path, 200, body, wrong));
            for (var path : found.pages().keySet()) {
                for (var hostile : hostile(path)) {
                    var answer = get(browser, pages, hostile);
                    check(hostile, answer.statusCode(), answer.body(), wrong);
                    protectedAnswer(hostile, answer, wrong);
                }
            }
            for (var form : found.forms()) {
                for (var field : form.fields().keySet()) {
                    var changed = new LinkedHashMap<>(form.fields());
                    changed.put(field, WORDS.get(Math.floorMod(field.hashCode(), WORDS.size())));
                    post(browser, pages, form, changed, wrong);
                }
                post(browser, pages, form, Map.of("okänt", MARK, "", MARK), wrong);
                post(browser, pages, form, Map.of("decision", MARK, "rationale", MARK, "reason", MARK, "unit", MARK), wrong);
            }
            assertThat(wrong).isEmpty();
        }
    }

    private void post(HttpClient browser, Pages pages, Form form, Map<String, String> fields, List<String> wrong) throws Exception {
        if (form.action().endsWith("/sign-out")) {
            return;
        }
        var answer = browser.send(HttpRequest.newBuilder(URI.create(origin(pages)).resolve(form.action())).header("Accept", "text/html")
                .header("Origin", origin(pages)).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(encoded(fields))).build(), BodyHandlers.ofString());
        check("POST " + form.action() + " " + HostileBodies.brief(fields.toString()), answer.statusCode(), answer.body(), wrong);
        protectedAnswer("POST " + form.action(), answer, wrong);
        answer.headers().firstValue("Location").map(URI::create).filter(to -> to.getHost() != null
                && !origin(pages).endsWith(to.getAuthority())).ifPresent(to -> wrong.add(form.action() + " leads to " + to));
    }

    private static void check(String what, int status, String body, List<String> wrong) {
        if (status >= 500) {
            wrong.add(what + ": " + status);
        }
        if (body.contains("<script>alert") || body.contains("\"'>") || body.contains("href=\"javascript:")
                || body.contains("Exception") || body.contains("se.usve.")) {
            wrong.add(what + ": " + status + " has it in the page");
        }
    }

    private static void protectedAnswer(String what, HttpResponse<String> answer, List<String> wrong) {
        var policy = answer.headers().firstValue("Content-Security-Policy").orElse("");
        if (!policy.contains("default-src 'none'") || policy.contains("unsafe") || !policy.contains("frame-ancestors 'none'")
                || !answer.headers().firstValue("X-Content-Type-Options").orElse("").equals("nosniff")
                || answer.headers().firstValue("X-Injected").isPresent()) {
            wrong.add(what + ": " + answer.statusCode() + " is not protected");
        }
    }

    private static List<String> hostile(String path) {
        var found = new ArrayList<String>();
        var word = URLEncoder.encode(WORDS.get(Math.floorMod(path.hashCode(), WORDS.size())), UTF_8);
        var mark = URLEncoder.encode(MARK, UTF_8);
        var bare = path.split("\\?")[0];
        for (var name : List.of("lang", "to", "round", "region", "level", "page", "sort", "asOf", "q", "status", "unit")) {
            found.add(bare + "?" + name + "=" + mark);
        }
        found.add(bare + "?" + mark + "=1");
        if (path.contains("?")) {
            for (var pair : path.substring(bare.length() + 1).split("&")) {
                found.add(bare + "?" + pair.split("=")[0] + "=" + word);
            }
        }
        var parts = bare.split("/");
        for (int i = 2; i < parts.length; i++) {
            var other = parts.clone();
            other[i] = i % 2 == 0 ? mark.replace("+", "%20") : word.replace("+", "%20");
            found.add(String.join("/", other));
        }
        return found;
    }

    private static Found found(Pages pages, HttpClient browser) throws Exception {
        var bodies = new TreeMap<String, String>();
        var forms = new LinkedHashMap<String, Form>();
        var waiting = new ArrayDeque<>(List.of(pages.root(), (pages.root() + "/").replace("//", "/") + "help"));
        switch (pages.service()) {
            case SURVEY -> waiting.add("/form/" + ROUND + "/hostile-page");
            case SCORING -> waiting.add("/assess/units/" + ROUND + "/hostile-page");
            case REPORTING -> waiting.addAll(List.of("/rounds/" + ROUND, "/rounds/" + ROUND + "/units/hostile-page"));
        }
        while (!waiting.isEmpty() && bodies.size() < MOST_PAGES) {
            var path = waiting.removeFirst();
            if (bodies.containsKey(path)) {
                continue;
            }
            var answer = get(browser, pages, path);
            if (!answer.headers().firstValue("Content-Type").orElse("").startsWith("text/html")) {
                continue;
            }
            bodies.put(path, answer.body());
            var page = Jsoup.parse(answer.body(), origin(pages) + path);
            page.select("form[method=post]").forEach(form -> {
                var found = new Form(path, form.hasAttr("action") ? form.attr("action") : path, fields(form));
                forms.putIfAbsent(found.action().replaceAll("[0-9a-f-]{36}|\\d+", "*"), found);
            });
            page.select("a[href]").stream().map(link -> URI.create(link.absUrl("href").replace(" ", "%20")))
                    .filter(to -> origin(pages).equals(to.getScheme() + "://" + to.getAuthority()))
                    .map(to -> to.getRawPath() + (to.getRawQuery() == null ? "" : "?" + to.getRawQuery()))
                    // One of a kind is enough, and those of this round are the ones with words in them.
                    .filter(to -> !to.contains("/rounds/") && !to.matches("/form/[^/]+/.*") || to.contains(ROUND))
                    .forEach(waiting::add);
        }
        return new Found(bodies, List.copyOf(forms.values()));
    }

    private static Map<String, String> fields(Element form) {
        var fields = new LinkedHashMap<String, String>();
        form.select("input[name], textarea[name], select[name], button[name]").forEach(field ->
                fields.put(field.attr("name"), field.val()));
        return fields;
    }

    private static HttpClient signedIn(Pages pages) throws Exception {
        var browser = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).cookieHandler(new CookieManager()).build();
        var root = pages.root().equals("/") ? "" : pages.root();
        assertThat(get(browser, pages, root + "/sign-in?token=" + SYSTEM.stack().token(pages.who())).statusCode()).isEqualTo(303);
        return browser;
    }

    private static HttpResponse<String> get(HttpClient browser, Pages pages, String path) throws IOException, InterruptedException {
        return browser.send(HttpRequest.newBuilder(URI.create(origin(pages) + path)).header("Accept", "text/html").build(),
                BodyHandlers.ofString());
    }

    private static String origin(Pages pages) {
        var api = SYSTEM.stack().api(pages.service());
        return api.getScheme() + "://" + api.getAuthority();
    }

    private static String encoded(Map<String, String> fields) {
        return fields.entrySet().stream().map(field -> URLEncoder.encode(field.getKey(), UTF_8) + "="
                + URLEncoder.encode(field.getValue(), UTF_8)).reduce((one, other) -> one + "&" + other).orElse("");
    }
}
