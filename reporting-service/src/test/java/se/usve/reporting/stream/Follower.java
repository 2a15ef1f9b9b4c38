package se.usve.reporting.stream;

import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** A client of a stream, as a browser's EventSource is one. */
final class Follower implements AutoCloseable {

    record Event(String name, String id, String data) {
        JsonPath json() {
            return JsonPath.from(data);
        }
    }

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<Event> events = new CopyOnWriteArrayList<>();
    private final AtomicInteger comments = new AtomicInteger();
    private final HttpResponse<Stream<String>> response;
    private final Thread reader;
    private int taken;

    Follower(String round, String token, String lastEventId) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + RestAssured.port
                + "/reporting/v1/rounds/" + round + "/stream")).header("Accept", "text/event-stream")
                .timeout(Duration.ofSeconds(30));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        if (lastEventId != null) {
            request.header("Last-Event-ID", lastEventId);
        }
        response = http.send(request.build(), HttpResponse.BodyHandlers.ofLines());
        reader = Thread.ofPlatform().daemon().start(this::read);
    }

    int status() {
        return response.statusCode();
    }

    String header(String name) {
        return response.headers().firstValue(name).orElse(null);
    }

    private void read() {
        String name = null;
        String id = null;
        String data = null;
        try {
            for (var line : (Iterable<String>) response.body()::iterator) {
                if (line.startsWith(":")) {
                    comments.incrementAndGet();
                } else if (line.startsWith("event:")) {
                    name = line.substring(6).strip();
                } else if (line.startsWith("id:")) {
                    id = line.substring(3).strip();
                } else if (line.startsWith("data:")) {
                    data = line.substring(5).strip();
                } else if (line.isEmpty() && data != null) {
                    events.add(new Event(name, id, data));
                    name = null;
                    id = null;
                    data = null;
                }
            }
        } catch (UncheckedIOException e) {
            // The stream was ended.
        }
    }

    /** {@return the next event, waiting for it} */
    Event next() {
        Awaitility.await("an event").atMost(Duration.ofSeconds(10)).pollInterval(Duration.ofMillis(20))
                .until(() -> events.size() > taken);
        return events.get(taken++);
    }

    /** {@return the next event that is the last: figures may come in several, so those before it are passed over} */
    Event await(Predicate<Event> wanted) {
        while (true) {
            var event = next();
            if (wanted.test(event)) {
                return event;
            }
        }
    }

    void awaitComment() {
        var before = comments.get();
        Awaitility.await("a comment").atMost(Duration.ofSeconds(10)).until(() -> comments.get() > before);
    }

    void awaitEnd() throws InterruptedException {
        reader.join(Duration.ofSeconds(10));
        if (reader.isAlive()) {
            throw new AssertionError("The stream goes on");
        }
    }

    int waiting() {
        return events.size() - taken;
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
