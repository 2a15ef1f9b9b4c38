package se.usve.command.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import se.usve.demo.DemoRound;
import se.usve.demo.Region;
import se.usve.stack.Bearer;
import se.usve.stack.LocalStack;
import se.usve.stack.Role;
import se.usve.stack.Service;

/**
 * A client in each region that submits steadily for its units, whatever happens to the system. One request in three is sent
 * once, and given up if there is no receipt; the others are sent under the same Idempotency-Key until there is one.
 */
final class Clients implements AutoCloseable {

    private static final int UNITS_OF_A_REGION = 2;
    private static final Duration BETWEEN = Duration.ofMillis(250);
    private static final Duration PATIENCE_OF_A_CLIENT = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    /** Longer than a clock is wrong. */
    private static final Duration TOKENS = Duration.ofHours(6);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<ObjectNode> ANSWERS = DemoRound.published().answering().stream()
            .map(unit -> unit.answers().orElseThrow()).toList();

    /** What a client was told is stored, and under which key it was sent. */
    record Told(String key, JsonNode receipt) {
    }

    private record Request(String unit, String key, JsonNode answers, boolean once) {
    }

    private final class Client {
        final Region region;
        final Random random;
        final String token;
        final AtomicInteger receipts = new AtomicInteger();
        final AtomicInteger refused = new AtomicInteger();
        final AtomicInteger unanswered = new AtomicInteger();
        volatile Request pending;

        Client(Region region, long seed) {
            this.region = region;
            this.random = new Random(seed);
            this.token = stack.token(Bearer.of(Role.REGION, region.code()), TOKENS);
        }

        /** Never throws: that would end the schedule. */
        void step() {
            try {
                if (pending == null && goOn) {
                    pending = new Request(unit(region, random.nextInt(UNITS_OF_A_REGION)), UUID.randomUUID().toString(),
                            ANSWERS.get(random.nextInt(ANSWERS.size())), random.nextInt(3) == 0);
                }
                if (pending != null) {
                    take(submit(pending));
                }
            } catch (IOException e) {
                unanswered.incrementAndGet();
                withoutReceipt();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException e) {
                unexpected.add(e.toString());
            }
        }

        private HttpResponse<String> submit(Request request) throws IOException, InterruptedException {
            return http.send(request(path(request.unit()) + "/submissions", token)
                    .header("Idempotency-Key", request.key()).POST(BodyPublishers.ofByteArray(
                            JSON.writeValueAsBytes(Map.of("answers", request.answers())))).build(), BodyHandlers.ofString());
        }

        private void take(HttpResponse<String> answer) throws IOException {
            switch (answer.statusCode()) {
                case 201 -> {
                    told.add(new Told(pending.key(), JSON.readTree(answer.body())));
                    pending = null;
                    receipts.incrementAndGet();
                }
                case 503 -> {
                    if (!answer.headers().firstValue("Content-Type").orElse("").startsWith("application/problem+json")
                            || answer.headers().firstValue("Retry-After").isEmpty()) {
                        unexpected.add("503 as " + answer.headers().map() + " " + answer.body());
                    }
                    refused.incrementAndGet();
                    withoutReceipt();
                }
                default -> {
                    unexpected.add(answer.statusCode() + " " + answer.body());
                    withoutReceipt();
                }
            }
        }

        private void withoutReceipt() {
            if (pending.once()) {
                givenUp.add(pending.key());
                pending = null;
            }
        }
    }

    private final LocalStack stack;
    private final String round;
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5)).build();
    private final Queue<Told> told = new ConcurrentLinkedQueue<>();
    private final Set<String> givenUp = ConcurrentHashMap.newKeySet();
    private final Queue<String> unexpected = new ConcurrentLinkedQueue<>();
    private final ScheduledExecutorService schedule = Executors.newScheduledThreadPool(Region.values().length);
    private final List<Client> clients = new ArrayList<>();
    private volatile URI survey;
    private volatile boolean goOn = true;

    private Clients(LocalStack stack, String round, long seed) {
        this.stack = stack;
        this.round = round;
        this.survey = stack.api(Service.SURVEY);
        for (var region : Region.values()) {
            clients.add(new Client(region, seed + region.ordinal()));
        }
    }

    /** Opens a round of its own, and begins. */
    static Clients on(LocalStack stack, String round, long seed) throws IOException, InterruptedException {
        var clients = new Clients(stack, round, seed);
        var admin = stack.token(Bearer.of(Role.ADMIN, null));
        clients.put("/survey/v1/rounds/" + round, admin, Map.of(
                "questionnaire", "2018-2021", "ruleSet", "2018-2021",
                "collection", Map.of("opens", "2026-01-01", "closes", "2099-12-31"),
                "period", Map.of("from", "2018-01-01", "to", "2021-12-31")));
        for (var region : Region.values()) {
            for (int i = 0; i < UNITS_OF_A_REGION; i++) {
                clients.put(clients.path(unit(region, i)), admin,
                        Map.of("name", "Enhet " + unit(region, i), "region", region.code()));
            }
        }
        clients.expect(clients.request("/survey/v1/rounds/" + round + "/transitions", admin)
                .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(Map.of("to", "OPEN")))), 200);
        for (var client : clients.clients) {
            clients.schedule.scheduleWithFixedDelay(client::step, 0, BETWEEN.toMillis(), TimeUnit.MILLISECONDS);
        }
        return clients;
    }

    private static String unit(Region region, int number) {
        return "enhet-" + region.code() + "-" + number;
    }

    private String path(String unit) {
        return "/survey/v1/rounds/" + round + "/units/" + unit;
    }

    private void put(String path, String token, Object body) throws IOException, InterruptedException {
        expect(request(path, token).PUT(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body))), 201);
    }

    private void expect(HttpRequest.Builder request, int status) throws IOException, InterruptedException {
        var answer = http.send(request.build(), BodyHandlers.ofString());
        if (answer.statusCode() != status) {
            throw new IOException(answer.uri() + " answered " + answer.statusCode() + ": " + answer.body());
        }
    }

    private HttpRequest.Builder request(String path, String token) {
        return HttpRequest.newBuilder(survey.resolve(path)).timeout(PATIENCE_OF_A_CLIENT)
                .header("Authorization", "Bearer " + token).header("Content-Type", "application/json");
    }

    /** From now on they send there. */
    void sendTo(URI where) {
        survey = where;
    }

    String round() {
        return round;
    }

    /** Waits until each client has got so many receipts more. */
    void awaitReceipts(int more) {
        awaitMore("receipts", more, client -> client.receipts.get());
    }

    /** Waits until each client has been told so many times more that it cannot be served now, or was not answered. */
    void awaitHindrances(int more) {
        awaitMore("hindrances", more, client -> client.refused.get() + client.unanswered.get());
    }

    private void awaitMore(String what, int more, ToIntFunction<Client> count) {
        var goals = clients.stream().map(client -> count.applyAsInt(client) + more).toList();
        Awaitility.await(more + " more " + what + " of each client").atMost(PATIENCE).pollInterval(Duration.ofMillis(50))
                .until(() -> IntStream.range(0, clients.size())
                        .allMatch(i -> count.applyAsInt(clients.get(i)) >= goals.get(i)));
    }

    /** Begins nothing new, and lets each client that does not give up get its receipt. */
    void finish() {
        goOn = false;
        Awaitility.await("the last receipts").atMost(PATIENCE).pollInterval(Duration.ofMillis(50))
                .until(() -> clients.stream().allMatch(client -> client.pending == null));
        close();
    }

    List<Told> told() {
        return List.copyOf(told);
    }

    /** {@return the keys of requests that ended without a receipt and were not sent again, or had none when all was called off} */
    Set<String> givenUp() {
        var all = new HashSet<>(givenUp);
        clients.stream().map(client -> client.pending).filter(Objects::nonNull).map(Request::key).forEach(all::add);
        return all;
    }

    /** {@return how many times a client was told that it cannot be served now} */
    int refused() {
        return clients.stream().mapToInt(client -> client.refused.get()).sum();
    }

    /** {@return how many requests ended without an answer} */
    int unanswered() {
        return clients.stream().mapToInt(client -> client.unanswered.get()).sum();
    }

    /** {@return every answer that was neither a receipt nor an orderly refusal} */
    List<String> unexpected() {
        return List.copyOf(unexpected);
    }

    @Override
    public void close() {
        goOn = false;
        schedule.shutdownNow();
    }
}
