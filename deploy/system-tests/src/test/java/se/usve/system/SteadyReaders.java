package se.usve.system;

import static se.usve.stack.Service.REPORTING;
import static se.usve.stack.Service.SCORING;
import static se.usve.stack.Service.SURVEY;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import se.usve.stack.Service;

/** Somebody who reads from each service all the time, and to whom any answer but 200 is an error. */
final class SteadyReaders implements AutoCloseable {

    private static final int PAUSE_MS = 120;

    private final Function<Service, URI> gateway;
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5)).build();
    private final Queue<String> errors = new ConcurrentLinkedQueue<>();
    private final Map<Service, AtomicInteger> read = new EnumMap<>(Service.class);
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean goOn = true;

    SteadyReaders(Function<Service, URI> gateway, Load load) {
        this.gateway = gateway;
        var round = load.round();
        var unit = load.units().getFirst();
        start(SURVEY, List.of(load.path(unit) + "/submissions", "/survey/v1/rounds/" + round + "/completeness"));
        start(SCORING, List.of("/scoring/v1/rounds/" + round + "/units/" + unit.id + "/result",
                "/scoring/v1/rounds/" + round + "/rule-set"));
        start(REPORTING, List.of("/reporting/v1/rounds/" + round + "/levels", "/reporting/v1/rounds/" + round + "/units"));
    }

    private void start(Service service, List<String> paths) {
        read.put(service, new AtomicInteger());
        var token = RunningSystem.get().stack().token(RunningSystem.ADMIN);
        threads.add(Thread.ofPlatform().start(() -> {
            while (goOn) {
                paths.forEach(path -> read(service, path, token));
            }
        }));
    }

    private void read(Service service, String path, String token) {
        try {
            var request = HttpRequest.newBuilder(gateway.apply(service).resolve(path)).timeout(Duration.ofSeconds(15))
                    .header("Authorization", "Bearer " + token).build();
            var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                errors.add(answer.statusCode() + " from " + request.uri() + ": " + answer.body());
            }
            read.get(service).incrementAndGet();
            Thread.sleep(PAUSE_MS);
        } catch (IOException | RuntimeException e) {
            errors.add(service + " " + path + ": " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            goOn = false;
        }
    }

    List<String> errors() {
        return List.copyOf(errors);
    }

    /** {@return how often each service was read from} */
    Map<Service, AtomicInteger> read() {
        return read;
    }

    @Override
    public void close() throws InterruptedException {
        goOn = false;
        for (var thread : threads) {
            thread.join();
        }
    }
}
