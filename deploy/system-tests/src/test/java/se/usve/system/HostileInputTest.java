package se.usve.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static se.usve.stack.Service.REPORTING;
import static se.usve.stack.Service.SCORING;
import static se.usve.stack.Service.SURVEY;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import se.usve.stack.Bearer;
import se.usve.stack.Role;
import se.usve.stack.Service;
import se.usve.system.Operations.Document;
import se.usve.system.Operations.Operation;

/**
 * Whatever is sent to whatever operation there is, the service answers, says what is wrong as a problem, tells nothing of its
 * insides and logs no error. The requests are made of the OpenAPI documents of the running services, so that an operation that is
 * new is tried too.
 *
 * <p>Two requests of every kind for each operation; {@code -Dusve.hostile.cases=100000} sends all there are (some minutes), and
 * {@code -Dusve.hostile.seed=…} draws others.
 */
class HostileInputTest {

    private static final RunningSystem SYSTEM = RunningSystem.get();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int CASES = Integer.getInteger("usve.hostile.cases", 12);
    private static final long SEED = Long.getLong("usve.hostile.seed", 7L);
    private static final int PATIENCE = 5;
    private static final String ROUND = "hostile-2026";
    private static final String UNIT = "/survey/v1/rounds/" + ROUND + "/units/";
    private static final Map<String, String> PLACES = Map.of("round", ROUND, "unit", "hostile-u");
    private static final String WITNESS = UNIT + "hostile-witness/submissions/1";

    /** They act on all there is, or on what other tests have; whoever may not call them sends what could be right. */
    private static final Set<String> FOR_ALL = Set.of("POST /reporting/v1/rebuilds", "POST /survey/v1/republications",
            "POST /scoring/v1/republications", "POST /survey/v1/erasures", "POST /scoring/v1/erasures");

    /** A body that may be left out is right when it is. */
    private static final Set<String> OPTIONAL = Set.of("nothing", "blank", "instead: null");

    private static final List<Bearer> CALLERS = List.of(RunningSystem.ADMIN, RunningSystem.assessor("12"),
            RunningSystem.region("03"), Bearer.of(Role.OPERATOR, null), RunningSystem.STEERING);

    /** What any request may be answered, whatever the operation is. */
    private static final Set<Integer> ANYWHERE = Set.of(400, 401, 403, 404, 405, 406, 413, 414, 415, 429, 431);

    private static final Pattern INSIDES = Pattern.compile(
            "Exception|se\\.usve|java\\.(?!lang\\.Proc)|jakarta\\.|org\\.(postgresql|hibernate|jboss|apache)|SQLSTATE|\\tat |select .* from ");

    private static final Map<Service, Long> LOGGED = new EnumMap<>(Service.class);
    private static JsonNode before;

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @BeforeAll
    static void aRoundWithAnswers() throws IOException {
        SYSTEM.put(SURVEY, "/survey/v1/rounds/" + ROUND, RunningSystem.ADMIN, RoundDefinition.since(2018)).expecting(201);
        SYSTEM.post(SURVEY, "/survey/v1/rounds/" + ROUND + "/transitions", RunningSystem.ADMIN, Map.of("to", "OPEN")).expecting(200);
        for (var unit : List.of("hostile-u", "hostile-witness")) {
            SYSTEM.put(SURVEY, UNIT + unit, RunningSystem.ADMIN, Map.of("name", "Ögon", "region", "03")).expecting(201);
            SYSTEM.post(SURVEY, UNIT + unit + "/submissions", RunningSystem.ADMIN,
                    Map.of("answers", new RandomAnswers(new Random(SEED)).next())).expecting(201);
        }
        await().atMost(Duration.ofSeconds(60)).until(() ->
                SYSTEM.get(SCORING, "/scoring/v1/rounds/" + ROUND + "/units/hostile-witness/result", RunningSystem.ADMIN).status() == 200
                && SYSTEM.get(REPORTING, "/reporting/v1/rounds/" + ROUND + "/levels", RunningSystem.ADMIN).status() == 200);
        before = witness();
        for (var service : Service.values()) {
            LOGGED.put(service, errors(service));
        }
    }

    /** What nothing hostile was sent to is as it was. */
    @AfterAll
    static void theSystemIsWell() throws IOException {
        assertThat(witness()).isEqualTo(before);
        for (var service : Service.values()) {
            assertThat(errors(service)).as("errors logged by the " + service + " service").isEqualTo(LOGGED.get(service));
            assertThat(SYSTEM.management(service, "/q/health/live")).contains("\"UP\"");
        }
    }

    /** But for whether it came late: the round's own dates were changed, by who may. */
    private static JsonNode witness() {
        return ((ObjectNode) SYSTEM.get(SURVEY, WITNESS, RunningSystem.ADMIN).expecting(200).json()).without("late");
    }

    static List<Document> documents() {
        return Operations.documents(SYSTEM);
    }

    @ParameterizedTest
    @MethodSource("documents")
    void everyAnswerIsOneThatWasMeant(Document document) {
        var requests = new HostileRequests(PLACES);
        var faults = new ArrayList<String>();
        var answers = new TreeMap<Integer, Integer>();
        var operations = Operations.of(SYSTEM).stream().filter(one -> one.document().address().equals(document.address()))
                // What ends a round comes when nothing else is to be tried in it.
                .sorted((one, other) -> Boolean.compare(one.path().endsWith("/transitions"), other.path().endsWith("/transitions")))
                .toList();
        for (var operation : operations) {
            var caller = FOR_ALL.contains(operation.name()) ? RunningSystem.STEERING : whoMay(operation, requests);
            for (var request : requests.of(operation, new Random(SEED + operation.name().hashCode()), CASES)) {
                answer(operation, request, caller, faults).ifPresent(status -> answers.merge(status, 1, Integer::sum));
            }
            if (FOR_ALL.contains(operation.name())) {
                var right = requests.right(operation);
                operation.bodies().keySet().forEach(type -> HostileBodies.broken(operation.exampleOfBody(type)).forEach((what, body) -> {
                    if (!OPTIONAL.contains(what)) {
                        answer(operation, right.body(what, body), RunningSystem.ADMIN, faults)
                                .ifPresent(status -> answers.merge(status, 1, Integer::sum));
                    }
                }));
            }
        }
        System.out.println("Hostile input to " + document.address() + ", seed " + SEED + ": " + operations.size()
                + " operations, answers by status " + answers);
        assertThat(faults).as("seed " + SEED).isEmpty();
        assertThat(answers.keySet()).contains(400, 404, 405);
    }

    /** Found out with a request that nothing can come of. */
    private Bearer whoMay(Operation operation, HostileRequests requests) {
        var right = new HostileRequests(Map.of()).right(operation);
        var asked = operation.method().equals("GET") ? right : right.body("", "{".getBytes(StandardCharsets.UTF_8));
        return CALLERS.stream().filter(caller -> {
            try {
                var answer = send(operation, asked, caller);
                answer.body().close();
                return answer.statusCode() != 403;
            } catch (IOException e) {
                throw new IllegalStateException(operation.name(), e);
            }
        }).findFirst().orElse(RunningSystem.ADMIN);
    }

    private Optional<Integer> answer(Operation operation, HostileRequest request, Bearer caller, List<String> faults) {
        HttpResponse<InputStream> answer;
        try {
            answer = sendPatiently(operation, request, caller);
        } catch (IllegalArgumentException e) {
            // The client library lets it not through: HostileConnectionsTest sends some of these.
            return Optional.empty();
        } catch (IOException e) {
            faults.add(told(operation, request, caller) + ": no answer: " + e);
            return Optional.empty();
        }
        try (var body = answer.body()) {
            var text = answer.headers().firstValue("Content-Type").orElse("").startsWith("text/event-stream") ? ""
                    : new String(body.readAllBytes(), StandardCharsets.UTF_8);
            wrong(operation, request, answer, text).forEach(what -> faults.add(told(operation, request, caller) + ": "
                    + answer.statusCode() + " " + what + ": " + HostileBodies.brief(text)));
        } catch (IOException e) {
            faults.add(told(operation, request, caller) + ": broken off: " + e);
        }
        return Optional.of(answer.statusCode());
    }

    private static String told(Operation operation, HostileRequest request, Bearer caller) {
        return operation.name() + " [" + request.what() + "] by " + caller.role();
    }

    private static List<String> wrong(Operation operation, HostileRequest request, HttpResponse<?> answer, String text) {
        var wrong = new ArrayList<String>();
        var status = answer.statusCode();
        if (status >= 500) {
            wrong.add("is the service's own fault");
        }
        if (status >= 300 && status < 400) {
            wrong.add("leads elsewhere");
        }
        if (status >= 400) {
            if (!request.method().equals("HEAD")) {
                problem(answer, text).forEach(wrong::add);
            }
            if (INSIDES.matcher(text).find()) {
                wrong.add("tells of the insides");
            }
            if (status == 405 && answer.headers().firstValue("Allow").isEmpty()) {
                wrong.add("does not say what is allowed");
            }
        }
        if (!request.what().startsWith("at ") && !request.what().startsWith("method ") && !ANYWHERE.contains(status)
                && !operation.statuses().contains(Integer.toString(status))) {
            wrong.add("is not documented");
        }
        if (!answer.headers().firstValue("X-Content-Type-Options").orElse("").equals("nosniff")
                || answer.headers().firstValue("Content-Security-Policy").isEmpty()) {
            wrong.add("is not protected");
        }
        if (answer.headers().firstValue("X-Injected").isPresent()) {
            wrong.add("has a header of the caller's");
        }
        return wrong;
    }

    private static List<String> problem(HttpResponse<?> answer, String text) {
        var type = answer.headers().firstValue("Content-Type").orElse("nothing");
        if (!type.split(";")[0].equals("application/problem+json")) {
            return List.of("is " + type + " instead of a problem");
        }
        try {
            var problem = JSON.readTree(text);
            var whole = List.of("type", "title", "detail", "instance").stream()
                    .allMatch(name -> !problem.path(name).asText().isBlank());
            return whole && problem.path("status").asInt() == answer.statusCode() ? List.of() : List.of("is no whole problem");
        } catch (IOException e) {
            return List.of("is no JSON");
        }
    }

    /** Busy it may be, on a machine that runs all of this: that does not come of the request, and passes. */
    private HttpResponse<InputStream> sendPatiently(Operation operation, HostileRequest request, Bearer caller) throws IOException {
        var answer = send(operation, request, caller);
        for (int again = 0; answer.statusCode() == 503 && again < PATIENCE; again++) {
            answer.body().close();
            answer = send(operation, request, caller);
        }
        return answer;
    }

    private HttpResponse<InputStream> send(Operation operation, HostileRequest request, Bearer caller) throws IOException {
        try {
            return http.send(request.to(SYSTEM.stack().api(operation.service()), SYSTEM.stack().token(caller)),
                    BodyHandlers.ofInputStream());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static long errors(Service service) throws IOException {
        var found = 0L;
        for (var line : Files.readAllLines(SYSTEM.stack().log(service.processName()))) {
            if (JSON.readTree(line).path("log.level").asText().equals("ERROR")) {
                found++;
            }
        }
        return found;
    }
}
