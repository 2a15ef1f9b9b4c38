package se.usve.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Both services in one small server: the paths, methods, statuses, roles and fields of the API, as far as loading a
 * round needs them. The scoring service hears of the round a listing late, and examples come to the assessors' queue one
 * listing after they were submitted, as through Kafka.
 */
final class FakeServices implements DemoTarget, AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> STATES = List.of("DRAFT", "OPEN", "CLOSED", "PUBLISHED");

    private final HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);

    private final String id;
    private final Map<String, Integer> levels;
    JsonNode round;
    String state = "";
    final Map<String, JsonNode> units = new TreeMap<>();
    final Map<String, JsonNode> submissions = new TreeMap<>();
    final Map<String, Integer> versions = new HashMap<>();
    /** Units that the register knows from the round before. */
    final Map<String, JsonNode> earlier = new TreeMap<>();
    final Set<JsonNode> mergers = new HashSet<>();
    final Map<String, JsonNode> drafts = new TreeMap<>();
    final Map<String, String> keys = new HashMap<>();
    final List<ObjectNode> cases = new ArrayList<>();
    /** The newest of each unit and level, and how many came in all. */
    final Map<String, JsonNode> followUps = new TreeMap<>();
    int followUpsTold;
    private boolean heardOfTheRound;
    final List<ObjectNode> onTheirWay = new ArrayList<>();
    /** Counted, as a case that is taken away must not give its id to the next. */
    private int examples;
    final Map<String, JsonNode> rulings = new HashMap<>();
    final AtomicInteger refusals = new AtomicInteger();
    /** Every how many submissions and rulings the service is not there (0: always there). */
    volatile int unavailableEvery;
    /** Id of a unit whose answers are refused, or null. */
    volatile String refused;
    /** After how many rulings the scoring service stops answering for good. */
    volatile int rulingsUntilFailure = Integer.MAX_VALUE;
    private final AtomicInteger posts = new AtomicInteger();

    FakeServices() throws IOException {
        this("2018-2021", Map.of("30a", 18, "35a", 23));
    }

    /** @param levels question → level that its example decides */
    FakeServices(String id, Map<String, Integer> levels) throws IOException {
        this.id = id;
        this.levels = levels;
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    @Override
    public URI survey() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public URI scoring() {
        return survey();
    }

    @Override
    public String token(String role, Optional<String> region) {
        return role + "." + region.orElse("");
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private record Request(String method, String path, Map<String, String> query, String role, String region, JsonNode body,
                           String idempotencyKey, String ifNoneMatch) {
    }

    private record Answer(int status, JsonNode body) {
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String[] token = exchange.getRequestHeaders().getFirst("Authorization").replace("Bearer ", "").split("\\.", 2);
            byte[] bytes = exchange.getRequestBody().readAllBytes();
            Map<String, String> query = new HashMap<>();
            if (exchange.getRequestURI().getRawQuery() != null) {
                for (String part : exchange.getRequestURI().getRawQuery().split("&")) {
                    query.put(part.split("=")[0], URLDecoder.decode(part.split("=")[1], StandardCharsets.UTF_8));
                }
            }
            Request request = new Request(exchange.getRequestMethod(), exchange.getRequestURI().getPath(), query, token[0], token[1],
                    bytes.length == 0 ? null : JSON.readTree(bytes), exchange.getRequestHeaders().getFirst("Idempotency-Key"),
                    exchange.getRequestHeaders().getFirst("If-None-Match"));
            Answer answer;
            synchronized (this) {
                answer = answer(request);
            }
            byte[] out = JSON.writeValueAsBytes(answer.body);
            exchange.getResponseHeaders().set("Content-Type", answer.status < 400 ? "application/json" : "application/problem+json");
            if (answer.status == 503) {
                exchange.getResponseHeaders().set("Retry-After", "0");
            }
            exchange.sendResponseHeaders(answer.status, out.length);
            exchange.getResponseBody().write(out);
        }
    }

    private Answer answer(Request r) {
        String[] path = r.path.split("/");
        String last = path[path.length - 1];
        if (last.equals("submissions") || last.equals("rulings")) {
            if (unavailableEvery > 0 && posts.incrementAndGet() % unavailableEvery == 0) {
                refusals.incrementAndGet();
                return problem(503, "Tjänsten är inte tillgänglig just nu");
            }
        }
        if (r.path.equals("/survey/v1/rounds/" + id)) {
            return round(r);
        }
        return switch (last) {
            case "transitions" -> transition(r);
            case "unit-successions" -> succession(r);
            case "units" -> takeOver(r);
            case "draft", "prefill" -> draft(r, path[6], last.equals("prefill"));
            case "submissions" -> r.method.equals("GET")
                    ? ok(200, JSON.createObjectNode().put("total", versions.getOrDefault(path[6], 0)))
                    : submission(r, path[6]);
            case "follow-ups" -> followUps(r);
            case "assessments" -> queue(r);
            case "rulings" -> ruling(r, path[4]);
            case "result" -> result(r, path[6]);
            default -> unit(r, last);
        };
    }

    private Answer round(Request r) {
        if (r.method.equals("GET")) {
            return round == null ? problem(404, "Omgången finns inte")
                    : ok(200, JSON.createObjectNode().put("id", id).put("state", state));
        }
        if (!r.role.equals("ADMIN")) {
            return problem(403, "Bara ADMIN");
        }
        if (round == null) {
            state = "DRAFT";
        }
        round = r.body;
        return ok(201, JSON.createObjectNode());
    }

    private Answer followUps(Request r) {
        if (r.method.equals("GET")) {
            return ok(200, JSON.createObjectNode().put("total", followUps.size()));
        }
        if (!r.role.equals("REGION") || !state.equals("PUBLISHED")) {
            return problem(r.role.equals("REGION") ? 409 : 403, "Omgången är " + state);
        }
        if (keys.putIfAbsent(r.idempotencyKey, "follow-ups") == null) {
            r.body.path("followUps").forEach(plan -> {
                if (!units.get(plan.path("unit").asText()).path("region").asText().equals(r.region)) {
                    throw new IllegalStateException("Another region's unit: " + plan);
                }
                followUps.put(plan.path("unit").asText() + "/" + plan.path("level").asInt(), plan);
                followUpsTold++;
            });
        }
        return ok(201, JSON.createObjectNode());
    }

    private Answer transition(Request r) {
        String to = r.body.path("to").asText();
        if (!r.role.equals("ADMIN") || STATES.indexOf(to) != STATES.indexOf(state) + 1) {
            return problem(r.role.equals("ADMIN") ? 409 : 403, "Från " + state + " till " + to);
        }
        state = to;
        return ok(200, JSON.createObjectNode().put("state", state));
    }

    private Answer unit(Request r, String id) {
        if (!r.role.equals("REGION") || !r.region.equals(r.body.path("region").asText())) {
            return problem(403, "Inte er region");
        }
        units.put(id, r.body);
        return ok(201, JSON.createObjectNode());
    }

    private Answer succession(Request r) {
        if (!r.role.equals("ADMIN") || !units.containsKey(r.body.path("to").path(0).asText())) {
            return problem(422, "Enheten finns inte i registret");
        }
        boolean told = !mergers.add(r.body);
        r.body.path("from").forEach(unit -> earlier.remove(unit.asText()));
        return told ? problem(409, "Detta är redan antecknat") : ok(201, JSON.createObjectNode());
    }

    private Answer takeOver(Request r) {
        if (!r.role.equals("ADMIN") || !r.body.path("fromRound").asText().equals("2018-2021")) {
            return problem(404, "Omgången finns inte");
        }
        earlier.forEach(units::putIfAbsent);
        return ok(200, JSON.createObjectNode().put("created", earlier.size()));
    }

    private Answer draft(Request r, String unit, boolean prefilled) {
        if (!units.containsKey(unit) || !r.region.equals(units.get(unit).path("region").asText())) {
            return problem(404, "Enheten finns inte");
        }
        if (!"*".equals(r.ifNoneMatch)) {
            return problem(428, "If-Match krävs");
        }
        JsonNode begun = prefilled ? JSON.createObjectNode().put("prefilled", true) : r.body.path("answers");
        return drafts.putIfAbsent(unit, begun) == null ? ok(201, JSON.createObjectNode()) : problem(412, "Det finns ett utkast");
    }

    private Answer submission(Request r, String unit) {
        if (!units.containsKey(unit)) {
            return problem(404, "Enheten finns inte");
        }
        if (!r.region.equals(units.get(unit).path("region").asText())) {
            return problem(403, "Inte er region");
        }
        if (unit.equals(refused)) {
            return problem(422, "Frågan 4a är obligatorisk");
        }
        if (unit.equals(keys.putIfAbsent(r.idempotencyKey, unit))) {
            return ok(201, JSON.createObjectNode().put("version", versions.get(unit)));
        }
        if (!state.equals("OPEN")) {
            return problem(409, "Omgången är inte öppen");
        }
        JsonNode answers = r.body.path("answers");
        submissions.put(unit, answers);
        versions.merge(unit, 1, Integer::sum);
        levels.forEach((question, level) -> {
            if (answers.has(question)) {
                onTheirWay.add(example(unit, level, answers.path(question).asText()));
            }
        });
        return ok(201, JSON.createObjectNode().put("version", versions.get(unit)));
    }

    ObjectNode example(String unit, int level, String text) {
        return JSON.createObjectNode().put("id", "case-" + ++examples).put("round", id).put("unit", unit)
                .put("region", units.get(unit).path("region").asText()).put("level", level).put("text", text);
    }

    /** As the service does, shows no assessor the cases of their own region. */
    private Answer queue(Request r) {
        if (!heardOfTheRound) {
            heardOfTheRound = true;
            return problem(404, "Omgången finns inte");
        }
        List<ObjectNode> pending = cases.stream().filter(c -> !rulings.containsKey(c.path("id").asText()))
                .filter(c -> !c.path("region").asText().equals(r.region)).toList();
        int limit = Math.min(50, Integer.parseInt(r.query.get("limit")));
        int page = Integer.parseInt(r.query.get("page"));
        ObjectNode list = JSON.createObjectNode().put("page", page).put("limit", limit).put("total", pending.size());
        ArrayNode items = list.putArray("items");
        pending.stream().skip((long) (page - 1) * limit).limit(limit).forEach(items::add);
        if (page == 1) {
            List<ObjectNode> come = List.copyOf(onTheirWay.subList(0, Math.min(120, onTheirWay.size())));
            cases.addAll(come);
            onTheirWay.removeAll(come);
        }
        return r.role.equals("ASSESSOR") ? ok(200, list) : problem(403, "Bara ASSESSOR");
    }

    private Answer ruling(Request r, String id) {
        JsonNode found = cases.stream().filter(c -> c.path("id").asText().equals(id)).findFirst().orElseThrow();
        if (!r.role.equals("ASSESSOR") || r.region.equals(found.path("region").asText())) {
            return problem(403, "Egen region");
        }
        if (rulings.size() >= rulingsUntilFailure) {
            return problem(500, "Oväntat fel");
        }
        if (rulings.putIfAbsent(id, r.body) != null) {
            return problem(409, "Redan bedömt");
        }
        return ok(201, JSON.createObjectNode());
    }

    private Answer result(Request r, String unit) {
        if (!submissions.containsKey(unit)) {
            return problem(404, "Inget resultat");
        }
        ObjectNode result = JSON.createObjectNode().put("version", 1);
        ArrayNode levels = result.putArray("levels");
        for (int level : this.levels.values()) {
            boolean awaits = onTheirWay.stream().anyMatch(c -> of(c, unit, level))
                    || cases.stream().anyMatch(c -> of(c, unit, level) && !rulings.containsKey(c.path("id").asText()));
            levels.addObject().put("level", level).put("outcome", awaits ? "AWAITING_ASSESSMENT" : "NOT_MET");
        }
        return ok(200, result);
    }

    private static boolean of(JsonNode example, String unit, int level) {
        return example.path("unit").asText().equals(unit) && example.path("level").asInt() == level;
    }

    private static Answer ok(int status, JsonNode body) {
        return new Answer(status, body);
    }

    private static Answer problem(int status, String detail) {
        return new Answer(status, JSON.createObjectNode().put("type", "about:blank").put("title", "Fel").put("status", status)
                .put("detail", detail));
    }
}
