package se.usve.system;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static se.usve.stack.Service.SURVEY;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import se.usve.stack.Service;

/**
 * A client in each region that submits steadily for its units, whatever happens to the system. One that got no receipt
 * sends the same again under the same Idempotency-Key until it has one, so that it knows exactly what is stored.
 */
final class Load implements AutoCloseable {

    private static final List<String> REGIONS = List.of("01", "03", "05", "12", "14", "18", "24");
    private static final int UNITS_OF_A_REGION = 2;
    private static final Duration BETWEEN = Duration.ofMillis(80);
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What the client was told is stored. */
    record Receipt(int version, String sha256) {
    }

    /** What the test knows of a unit. */
    static final class Unit {
        final String id;
        final String region;
        final List<Receipt> receipts = new ArrayList<>();
        volatile Map<String, Object> answers;

        Unit(String id, String region) {
            this.id = id;
            this.region = region;
        }

        String outcome(int level) {
            return new SecondReading(answers, SecondReading.Ruling.NONE, SecondReading.Ruling.NONE).outcome(level);
        }
    }

    private record Request(Unit unit, String key, Map<String, Object> answers) {
    }

    private final class Client {
        final List<Unit> own;
        final Random random;
        final RandomAnswers drawn;
        final String token;
        final AtomicInteger receipts = new AtomicInteger();
        final AtomicInteger unavailable = new AtomicInteger();
        volatile Request pending;

        Client(String region, long seed) {
            own = units.stream().filter(unit -> unit.region.equals(region)).toList();
            random = new Random(seed);
            drawn = new RandomAnswers(random);
            token = SYSTEM.stack().token(RunningSystem.region(region));
        }

        /** Never throws: that would end the schedule. */
        void step() {
            try {
                if (pending == null && goOn) {
                    pending = new Request(own.get(random.nextInt(own.size())), UUID.randomUUID().toString(), drawn.next());
                }
                if (pending != null) {
                    take(send(pending));
                }
            } catch (IOException e) {
                lastBreak = e;
                broken.incrementAndGet();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException e) {
                unexpected.add(e.toString());
            }
        }

        private HttpResponse<String> send(Request request) throws IOException, InterruptedException {
            return http.send(HttpRequest.newBuilder(gateway.apply(SURVEY).resolve(path(request.unit()) + "/submissions"))
                    .timeout(Duration.ofSeconds(15)).header("Authorization", "Bearer " + token)
                    .header("Content-Type", "application/json").header("Idempotency-Key", request.key())
                    .POST(HttpRequest.BodyPublishers.ofByteArray(
                            JSON.writeValueAsBytes(Map.of("answers", request.answers())))).build(),
                    HttpResponse.BodyHandlers.ofString());
        }

        private void take(HttpResponse<String> answer) throws IOException {
            switch (answer.statusCode()) {
                case 201 -> {
                    var receipt = JSON.readTree(answer.body());
                    var unit = pending.unit();
                    unit.receipts.add(new Receipt(receipt.path("version").asInt(), receipt.path("sha256").asText()));
                    unit.answers = pending.answers();
                    pending = null;
                    receipts.incrementAndGet();
                }
                case 503 -> {
                    mustBeAProblemThatSaysWhen(answer);
                    unavailable.incrementAndGet();
                }
                default -> unexpected.add(answer.statusCode() + " " + answer.body());
            }
        }
    }

    private static final RunningSystem SYSTEM = RunningSystem.get();

    private final String round;
    private final List<Unit> units;
    private final Function<Service, URI> gateway;
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(5)).build();
    private final Queue<String> unexpected = new ConcurrentLinkedQueue<>();
    private final AtomicInteger broken = new AtomicInteger();
    private final ScheduledExecutorService schedule = Executors.newScheduledThreadPool(REGIONS.size());
    private final List<Client> clients;
    private volatile boolean goOn = true;
    private volatile IOException lastBreak;

    private Load(String round, long seed, Function<Service, URI> gateway) {
        this.round = round;
        this.gateway = gateway;
        this.units = REGIONS.stream().flatMap(region -> IntStream.range(0, UNITS_OF_A_REGION)
                .mapToObj(i -> new Unit("enhet-" + region + "-" + i, region))).toList();
        this.clients = REGIONS.stream().map(region -> new Client(region, seed + region.hashCode())).toList();
    }

    /** Opens a round of its own and begins. */
    static Load on(String round, long seed) {
        return through(SYSTEM.stack()::api, round, seed);
    }

    /** The same with each request sent where the gateway says. */
    static Load through(Function<Service, URI> gateway, String round, long seed) {
        var load = new Load(round, seed, gateway);
        SYSTEM.put(SURVEY, "/survey/v1/rounds/" + round, RunningSystem.ADMIN, RoundDefinition.since(2022)).expecting(201);
        for (var unit : load.units) {
            SYSTEM.put(SURVEY, load.path(unit), RunningSystem.region(unit.region),
                    Map.of("name", "Enhet " + unit.id, "region", unit.region)).expecting(201);
        }
        SYSTEM.post(SURVEY, "/survey/v1/rounds/" + round + "/transitions", RunningSystem.ADMIN, Map.of("to", "OPEN"))
                .expecting(200);
        for (var client : load.clients) {
            load.schedule.scheduleWithFixedDelay(client::step, 0, BETWEEN.toMillis(), MILLISECONDS);
        }
        return load;
    }

    String round() {
        return round;
    }

    List<Unit> units() {
        return units;
    }

    String path(Unit unit) {
        return "/survey/v1/rounds/" + round + "/units/" + unit.id;
    }

    /** Waits until each client has got so many receipts more. */
    void awaitReceipts(int more) {
        awaitMore(more, client -> client.receipts);
    }

    /** Waits until each client has been told so many times more that the service is unavailable. */
    void awaitRefusals(int more) {
        awaitMore(more, client -> client.unavailable);
    }

    private void awaitMore(int more, Function<Client, AtomicInteger> count) {
        var goals = clients.stream().map(client -> count.apply(client).get() + more).toList();
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> IntStream.range(0, clients.size())
                .allMatch(i -> count.apply(clients.get(i)).get() >= goals.get(i)));
    }

    /** {@return how many requests ended without an answer} */
    int broken() {
        return broken.get();
    }

    /** {@return how the last of them ended} */
    String lastBreak() {
        return String.valueOf(lastBreak);
    }

    int refusals() {
        return clients.stream().mapToInt(client -> client.unavailable.get()).sum();
    }

    /** {@return every answer that was neither a receipt nor an orderly refusal} */
    List<String> unexpected() {
        return List.copyOf(unexpected);
    }

    /** Lets every client get the receipt it waits for, and begins nothing new. */
    void finish() {
        goOn = false;
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() ->
                clients.stream().allMatch(client -> client.pending == null));
        close();
    }

    /** RFC 9457, and RFC 9110 section 10.2.3. */
    private void mustBeAProblemThatSaysWhen(HttpResponse<String> answer) throws IOException {
        var type = answer.headers().firstValue("Content-Type").orElse("");
        JsonNode problem = JSON.readTree(answer.body());
        if (!type.startsWith("application/problem+json") || problem.path("status").asInt() != 503
                || answer.headers().firstValue("Retry-After").isEmpty()) {
            unexpected.add("503 as " + answer.headers().map() + " " + answer.body());
        }
    }

    @Override
    public void close() {
        goOn = false;
        schedule.shutdownNow();
    }
}
