package se.usve.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import se.usve.stack.Service;
import se.usve.system.AccessClient.Reply;
import se.usve.system.AccessTable.Entry;
import se.usve.system.Operations.Operation;

/**
 * Who may do what, of every operation that the running services tell of and every caller: as the tables in
 * {@code src/test/resources/access} say, which are also for people to read.
 */
class AccessMatrixTest {

    private static final RunningSystem SYSTEM = RunningSystem.get();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, Operation> OPERATIONS = Operations.of(SYSTEM).stream()
            .collect(Collectors.toMap(Operation::name, operation -> operation, (_, twice) -> twice, LinkedHashMap::new));
    private static final Map<String, Entry> TABLE = Stream.of("survey.txt", "scoring.txt", "reporting.txt", "statistics.txt")
            .flatMap(name -> AccessTable.read(name).entrySet().stream())
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (_, twice) -> twice, LinkedHashMap::new));

    private static final String NOT_THERE = "01-aldrig";

    private static AccessClient client;
    private static AccessCalls calls;

    @BeforeAll
    static void prepare() {
        client = new AccessClient(SYSTEM);
        calls = new AccessCalls(AccessGround.get());
    }

    /** Somebody who adds an operation says who may use it; a line of what is no more would be read for nothing. */
    @Test
    void everyOperationHasALineAndEveryLineAnOperation() {
        var told = new TreeSet<>(OPERATIONS.keySet());
        var listed = TABLE.values().stream().map(Entry::operation).collect(Collectors.toCollection(TreeSet::new));
        assertThat(listed).isEqualTo(told);
        assertThat(TABLE.values()).allSatisfy(entry -> assertThat(entry.expected().keySet()).as(entry.name())
                .containsExactlyInAnyOrder(Who.values()));
        assertThat(TABLE.values()).as("somebody may use it").allSatisfy(entry -> assertThat(entry.expected().values())
                .as(entry.name()).anyMatch(expected -> expected.equals("yes") || expected.equals("404")));
    }

    /** Before anything is done by those who may, so that what a refusal would have changed is there to be changed. */
    @Test
    void eachCallerIsAnsweredAsTheTableSaysAndWhoIsRefusedHasChangedNothing() throws SQLException {
        var refused = new LinkedHashMap<Entry, Call>();
        TABLE.values().forEach(entry -> refused.put(entry, calls.call(operation(entry), entry.situation())));
        var wrong = new ArrayList<String>();

        var before = StoredRows.atRest(SYSTEM);
        refused.forEach((entry, call) -> {
            entry.expected().forEach((who, expected) -> {
                if (who != Who.FORGED && expected.startsWith("4")) {
                    check(entry, who.name(), expected, call, client.send(call, who), wrong);
                }
            });
            client.forged().forEach((what, token) ->
                    check(entry, "token " + what, entry.expected().get(Who.FORGED), call, client.send(call, token), wrong));
        });
        assertThat(wrong).isEmpty();
        assertThat(StoredRows.atRest(SYSTEM)).as("nothing that was refused left a trace").isEqualTo(before);

        var told = new TreeSet<String>();
        for (var entry : TABLE.values()) {
            entry.expected().forEach((who, expected) -> {
                if (who != Who.FORGED && !expected.startsWith("4")) {
                    var call = calls.call(operation(entry), entry.situation());
                    var reply = client.send(call, who);
                    if (reply.status() == 409 && calls.takesAWhile(entry.operation())) {
                        reply = Awaitility.await(entry.name()).atMost(Duration.ofSeconds(120)).pollInSameThread()
                                .until(() -> client.send(call, who), again -> again.status() != 409);
                    }
                    check(entry, who.name(), expected, call, reply, wrong);
                    if (who == Who.ADMIN && entry.expected().containsValue("less") && reply.text().contains(AccessGround.MARK)) {
                        told.add(entry.name());
                    }
                }
            });
        }
        assertThat(wrong).isEmpty();
        assertThat(told).as("what others see less of is there to be seen").contains("GET /survey/v1/audit",
                "GET /survey/v1/rounds/{round}/answers.{type}", "GET /survey/v1/rounds/{round}/completeness",
                "GET /survey/v1/rounds/{round}/drafts", "GET /survey/v1/rounds/{round}/units.csv",
                "GET /scoring/v1/rounds/{round}/assessments", "GET /scoring/v1/rounds/{round}/overrides",
                "GET /scoring/v1/rounds/{round}/what-if", "GET /reporting/v1/rounds/{round}/units @open");
    }

    /** Whoever is neither ADMIN nor that region cannot even tell it from a round that was never there, whatever they ask. */
    @Test
    void aRegionsOwnRoundIsToOthersAsOneThatIsNotThere() {
        var wrong = new ArrayList<String>();
        for (var operation : OPERATIONS.values()) {
            if (operation.path().contains("{round}")) {
                var its = calls.anythingOf(operation, AccessGround.OWN);
                var nobodys = calls.anythingOf(operation, NOT_THERE);
                for (var who : List.of(Who.NOBODY, Who.STEERING, Who.ASSESSOR, Who.KIN, Who.OTHER, Who.NAMELESS)) {
                    var one = client.send(its, who);
                    var other = client.send(nobodys, who);
                    if (one.status() != other.status() || !one.text().replace(AccessGround.OWN, NOT_THERE).equals(other.text())
                            || one.isSuccess()) {
                        wrong.add("%s by %s: %s %s, but of none %s %s".formatted(operation.name(), who, one.status(),
                                one.shortText(), other.status(), other.shortText()));
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    /** Health and metrics need no token, so they are on a port that no gateway leads to, and nothing else is. */
    @Test
    void whatIsForOperationIsOnItsOwnPortAloneAndTheApiIsNot() {
        for (var service : Service.values()) {
            var management = URI.create("http://127.0.0.1:" + SYSTEM.stack().environment(service).get("QUARKUS_MANAGEMENT_PORT"));
            for (var path : List.of("/q/health", "/q/health/live", "/q/health/ready", "/q/metrics")) {
                assertThat(client.statusOf(management.resolve(path))).as("%s %s", service, path).isEqualTo(200);
                assertThat(client.statusOf(SYSTEM.stack().api(service).resolve(path))).as("%s %s", service, path).isEqualTo(404);
            }
            for (var path : List.of("/q/dev-ui", "/q/swagger-ui", "/q/openapi", "/q/arc", "/q/info", "/q/shutdown")) {
                assertThat(client.statusOf(management.resolve(path))).as("%s %s", service, path).isEqualTo(404);
                assertThat(client.statusOf(SYSTEM.stack().api(service).resolve(path))).as("%s %s", service, path).isEqualTo(404);
            }
        }
        OPERATIONS.values().stream().filter(operation -> operation.method().equals("GET")).forEach(operation -> {
            var management = URI.create("http://127.0.0.1:"
                    + SYSTEM.stack().environment(operation.service()).get("QUARKUS_MANAGEMENT_PORT"));
            assertThat(client.statusOf(management.resolve(calls.anythingOf(operation, AccessGround.OPEN).path())))
                    .as(operation.name()).isEqualTo(404);
        });
    }

    private static Operation operation(Entry entry) {
        return OPERATIONS.get(entry.operation());
    }

    private static void check(Entry entry, String who, String expected, Call call, Reply reply, List<String> wrong) {
        var fault = fault(operation(entry), expected, reply);
        if (fault != null) {
            wrong.add("%s by %s (%s): %s, but %s %s".formatted(entry.name(), who, call, fault, reply.status(), reply.shortText()));
        }
    }

    private static String fault(Operation operation, String expected, Reply reply) {
        if (!operation.statuses().contains(Integer.toString(reply.status()))) {
            return "a status that is not told of";
        }
        return switch (expected) {
            case "yes" -> reply.isSuccess() ? null : "may";
            case "less" -> !reply.isSuccess() ? "may" : reply.text().contains(AccessGround.MARK)
                    ? "sees what is region 01's" : null;
            case "none" -> reply.isSuccess() && hasDoneNothing(reply) ? null : "must have done nothing";
            default -> faultOfRefusal(expected, reply);
        };
    }

    private static boolean hasDoneNothing(Reply reply) {
        var summary = json(reply);
        return summary.path("created").asInt(-1) == 0 && summary.path("changed").asInt(-1) == 0 && summary.path("rejected").asInt() > 0;
    }

    /** RFC 9457, and RFC 9110 section 11.6.1. */
    private static String faultOfRefusal(String expected, Reply reply) {
        if (reply.status() != Integer.parseInt(expected)) {
            return "is to be refused with " + expected;
        }
        if (!reply.type().startsWith("application/problem+json") || json(reply).path("status").asInt() != reply.status()) {
            return "is to be told a problem";
        }
        return reply.status() == 401 && !reply.challenge().startsWith("Bearer") ? "is to be told how to authenticate" : null;
    }

    private static JsonNode json(Reply reply) {
        try {
            return JSON.readTree(reply.text());
        } catch (IOException e) {
            throw new AssertionError("No JSON: " + reply.shortText(), e);
        }
    }
}
