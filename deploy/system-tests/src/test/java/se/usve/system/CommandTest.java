package se.usve.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A day with {@code ./usve} as a person types it. The project's folder stands beside the real one, so that a stack
 * somebody runs there is left alone: it has the same script, and links to what is built.
 */
class CommandTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> ANYWHERE = List.of(
            "--port", "survey=0", "--port", "scoring=0", "--port", "reporting=0",
            "--management-port", "survey=0", "--management-port", "scoring=0", "--management-port", "reporting=0");

    private record Outcome(int exit, String out, String err) {
    }

    @TempDir
    private Path temporary;

    private Path home;
    private Path data;

    @BeforeEach
    void aProjectThatIsBuilt() throws IOException {
        home = Files.createDirectories(temporary.toRealPath().resolve("project"));
        data = home.resolveSibling("the data");
        var repository = RunningSystem.repository();
        Files.copy(repository.resolve("usve"), home.resolve("usve"));
        for (var built : List.of("deploy", "survey-service", "scoring-service", "reporting-service")) {
            Files.createSymbolicLink(home.resolve(built), repository.resolve(built));
        }
        Files.createFile(Files.createDirectories(home.resolve(".usve")).resolve("built"));
    }

    @AfterEach
    void leaveNothingRunning() throws Exception {
        usve(List.of("down", "--data", data.toString()));
    }

    @Test
    void upTokenVerifyDownAndUpAgain() throws Exception {
        var up = up(ANYWHERE);
        assertThat(up.exit()).as(up.err()).isZero();
        assertThat(up.out()).contains("survey-service", "scoring-service", "reporting-service");
        var state = state();
        var running = pids(state);
        assertThat(running).hasSizeGreaterThanOrEqualTo(7).allMatch(CommandTest::lives);

        assertThat(dashboard(state)).as("that of a new installation").contains("Ingen omgång är publicerad ännu.")
                .doesNotContain("<table");

        // the stack started last is found without being named
        var token = usve(List.of("token", "--role", "ADMIN")).out().strip();
        var round = """
                {"questionnaire":"2018-2021","ruleSet":"2018-2021","collection":{"opens":"2026-01-01","closes":"2026-12-31"},
                 "period":{"from":"2022-01-01","to":"2025-12-31"}}""";
        assertThat(call("PUT", state, "/survey/v1/rounds/r1", token, round)).isEqualTo(201);
        assertThat(call("GET", state, "/survey/v1/rounds/r1", token + "x", null)).isEqualTo(401);

        var link = usve(List.of("token", "--role", "REGION", "--region", "03", "--link")).out().strip();
        assertThat(link).startsWith("http://127.0.0.1:").contains("/form/sign-in?token=");
        assertThat(opened(link)).contains("region-03");
        var assess = usve(List.of("token", "--role", "ASSESSOR", "--region", "03", "--link")).out().strip();
        assertThat(assess).startsWith("http://127.0.0.1:").contains("/assess/sign-in?token=");
        assertThat(opened(assess)).contains("assessor-03");

        var verify = usve(List.of("verify"));
        assertThat(verify.exit()).isZero();
        assertThat(verify.out()).containsPattern("All [0-9]+ invariants hold\\.");

        var rebuild = usve(List.of("rebuild"));
        assertThat(rebuild.exit()).as(rebuild.out() + rebuild.err()).isZero();
        assertThat(rebuild.out()).contains("all alike", "The new tables are live");

        var dayTwo = new DayTwo(this::state, token,
                usve(List.of("token", "--role", "ASSESSOR", "--region", "24")).out().strip());
        dayTwo.loadARoundWithEverything();
        deadLettersAreSentAgainOnceTheirCauseIsMended(dayTwo);
        var told = dayTwo.told();
        var table = dayTwo.table();

        var again = up(ANYWHERE);
        assertThat(again.exit()).isEqualTo(1);
        assertThat(again.err().lines()).singleElement().asString()
                .startsWith("usve: The data folder " + data + " is in use by process ").contains("./usve down");
        assertThat(state()).as("the running stack is left as it is").isEqualTo(state);

        var down = usve(List.of("down"));
        assertThat(down.exit()).isZero();
        assertThat(down.out()).isEqualTo("Stopped. Data is kept in " + data + "\n");
        assertThat(running).noneMatch(CommandTest::lives);
        assertThat(usve(List.of("down", "--data", data.toString())).out()).isEqualTo("Nothing was running.\n");
        var noStack = usve(List.of("token", "--role", "ADMIN"));
        assertThat(noStack.exit()).isEqualTo(1);
        assertThat(noStack.err()).isEqualTo("usve: No stack is running. Start one with ./usve up or ./usve demo.\n");

        // Kafka loses all that it had.
        delete(data.resolve("kafka"));
        assertThat(up(ANYWHERE).exit()).isZero();
        assertThat(call("GET", state(), "/survey/v1/rounds/r1", token, null)).as("data and key are kept").isEqualTo(200);
        everythingIsToldAgain(dayTwo, told);
        assertThat(dayTwo.table()).isEqualTo(table);
    }

    private void deadLettersAreSentAgainOnceTheirCauseIsMended(DayTwo dayTwo) throws Exception {
        dayTwo.answerBeforeThereAreRules();
        var list = usve(List.of("dead-letters", "list"));
        assertThat(list.out()).contains("There is no rule set " + DayTwo.LATE_RULES, "1 letters wait.");
        var id = list.out().lines().findFirst().orElseThrow().split(" ")[0];
        assertThat(usve(List.of("dead-letters", "show", id)).out()).contains("ce_type").doesNotContain("answers");
        assertThat(usve(List.of("dead-letters", "resend", id, "--dry-run")).out()).contains(id + "  would be resent");
        // Before the cause is mended it comes back, as another letter.
        assertThat(usve(List.of("dead-letters", "resend", id)).exit()).isZero();
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() ->
                usve(List.of("dead-letters", "list", "--group", "scoring")).out().contains("resent 1 times before"));
        dayTwo.publishTheRules();
        var resend = usve(List.of("dead-letters", "resend", "--all", "--reason", "Regelverket är publicerat."));
        assertThat(resend.exit()).as(resend.out() + resend.err()).isZero();
        dayTwo.awaitTheLateOutcomes();
        assertThat(usve(List.of("dead-letters", "list")).out()).isEqualTo("0 letters wait.\n");
        assertThat(usve(List.of("dead-letters", "list", "--state", "RESENT")).out()).contains("2 letters.");
        assertThat(usve(List.of("dead-letters", "dismiss", id, "--reason", "x")).exit()).as("it is settled").isEqualTo(1);
    }

    private void everythingIsToldAgain(DayTwo dayTwo, Map<String, List<ConsumerRecord<String, String>>> told)
            throws Exception {
        assertThat(dayTwo.told()).isEmpty();
        var round = usve(List.of("republish", "--round", DayTwo.ROUND, "--dry-run"));
        assertThat(round.out()).as(round.err()).contains("se.usve.survey.submission-withdrawn.v1", "would be told again");
        assertThat(dayTwo.told()).as("it only counted").isEmpty();
        assertThat(usve(List.of("republish", "--round", "no-such-round")).err()).contains("There is no round no-such-round");
        var republish = usve(List.of("republish", "--all"));
        assertThat(republish.exit()).as(republish.out() + republish.err()).isZero();
        DayTwo.assertToldAgain(told, dayTwo.told());
        var rebuild = usve(List.of("rebuild"));
        assertThat(rebuild.exit()).as(rebuild.out() + rebuild.err()).isZero();
        assertThat(rebuild.out()).contains("all alike", "The new tables are live");
        var verify = usve(List.of("verify"));
        assertThat(verify.exit()).as(verify.out()).isZero();
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    @Test
    void aTakenPortIsNamedInASentenceAndNothingIsStarted() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            var options = new ArrayList<>(ANYWHERE);
            options.set(5, "reporting=" + taken.getLocalPort());
            var up = up(options);
            assertThat(up.exit()).isEqualTo(1);
            assertThat(up.err().lines()).singleElement().asString().startsWith("usve: Port " + taken.getLocalPort()
                    + ", wanted for the reporting-service, is taken");
            assertThat(data.resolve("postgresql")).doesNotExist();
        }
    }

    @Test
    void aDataFolderThatCannotBeMadeIsSaidInASentence() throws Exception {
        Files.writeString(data, "a file stands where the folder should be");
        for (var detach : List.of(List.of("--detach"), List.<String>of())) {
            var command = new ArrayList<>(List.of("up", "--data", data.resolve("below").toString()));
            command.addAll(detach);
            command.addAll(ANYWHERE);
            var up = usve(command);
            assertThat(up.exit()).isEqualTo(1);
            assertThat(up.err().lines()).singleElement().asString().startsWith("usve: ").contains(data.toString());
        }
        Files.delete(data);
    }

    private Outcome up(List<String> options) throws Exception {
        var command = new ArrayList<>(List.of("up", "--detach", "--data", data.toString()));
        command.addAll(options);
        return usve(command);
    }

    private Outcome usve(List<String> arguments) throws Exception {
        var command = new ArrayList<>(List.of("bash", home.resolve("usve").toString()));
        command.addAll(arguments);
        var out = temporary.resolve("out");
        var err = temporary.resolve("err");
        var builder = new ProcessBuilder(command).directory(temporary.toFile())
                .redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        var process = builder.start();
        process.getOutputStream().close();
        assertThat(process.waitFor(90, TimeUnit.SECONDS)).as(String.join(" ", arguments)).isTrue();
        return new Outcome(process.exitValue(), Files.readString(out, UTF_8), Files.readString(err, UTF_8));
    }

    private JsonNode state() {
        try {
            return JSON.readTree(data.resolve("stack.json").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The launcher and all that it recorded: the watchdog, PostgreSQL, Kafka and the services. */
    private static List<Long> pids(JsonNode state) {
        var pids = new ArrayList<>(List.of(state.path("launcher").path("pid").asLong()));
        state.path("processes").forEach(process -> pids.add(process.path("pid").asLong()));
        return pids;
    }

    /** One that has ended and waits for its parent to take note does not live (proc_pid_stat(5)). */
    private static boolean lives(long pid) {
        try {
            var stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"), java.nio.charset.StandardCharsets.ISO_8859_1);
            return !stat.substring(stat.lastIndexOf(')') + 1).strip().startsWith("Z");
        } catch (IOException e) {
            return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent();
        }
    }

    /** The page that a browser shows when the link is opened. */
    private static String opened(String link) throws Exception {
        try (var browser = HttpClient.newBuilder().cookieHandler(new CookieManager())
                .followRedirects(HttpClient.Redirect.NORMAL).build()) {
            var page = browser.send(HttpRequest.newBuilder(URI.create(link)).header("Accept", "text/html").build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.uri()).isEqualTo(URI.create(link).resolve(link.contains("/assess/") ? "/assess" : "/form"));
            return page.body();
        }
    }

    private static String dashboard(JsonNode state) throws Exception {
        var port = state.path("services").path("REPORTING").path("http").asInt();
        try (var client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/")).header("Accept", "text/html")
                    .build(), HttpResponse.BodyHandlers.ofString()).body();
        }
    }

    private static int call(String method, JsonNode state, String path, String token, String body) throws Exception {
        var port = state.path("services").path("SURVEY").path("http").asInt();
        var publisher = body == null
                ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body, UTF_8);
        try (var client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                    .header("Authorization", "Bearer " + token).header("Content-Type", "application/json")
                    .method(method, publisher).build(), HttpResponse.BodyHandlers.discarding()).statusCode();
        }
    }
}
