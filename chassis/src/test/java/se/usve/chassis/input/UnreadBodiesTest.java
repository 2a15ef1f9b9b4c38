package se.usve.chassis.input;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import java.lang.ref.WeakReference;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A server that answers from a thread of its own without reading, as for a request that is refused. */
class UnreadBodiesTest {

    private static final int REQUESTS = 50;

    private final Vertx vertx = Vertx.vertx();
    private final List<WeakReference<HttpServerRequest>> answered = new CopyOnWriteArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();
    private HttpServer server;

    private void start(UnreadBodies unread, boolean paused) throws Exception {
        var router = Router.router(vertx);
        unread.install(router);
        router.route().handler(http -> {
            if (paused) {
                http.request().pause();
            }
            http.next();
        }).blockingHandler(http -> {
            answered.add(new WeakReference<>(http.request()));
            http.end("no");
        }, false);
        server = vertx.createHttpServer().requestHandler(router).connectionHandler(_ -> connections.incrementAndGet())
                .listen(0, "127.0.0.1").toCompletionStage().toCompletableFuture().get(10, SECONDS);
    }

    @AfterEach
    void stop() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(10, SECONDS);
    }

    @ParameterizedTest
    @CsvSource({"HTTP_1_1, 0", "HTTP_1_1, 100", "HTTP_1_1, 300000", "HTTP_2, 0", "HTTP_2, 300000"})
    void nothingIsKeptOfWhatIsAnswered(HttpClient.Version version, int body) throws Exception {
        start(new UnreadBodies(), true);
        send(version, REQUESTS, body);
        // The connections' last requests are theirs until the next. A request is given up after ten seconds: well before that.
        await().atMost(7, SECONDS).until(() -> {
            System.gc();
            return answered.stream().filter(request -> request.get() != null).count() < 5;
        });
    }

    @Test
    void aConnectionGetsToItsNextRequest() throws Exception {
        start(new UnreadBodies(), true);
        assertEquals(3, send(HttpClient.Version.HTTP_1_1, 3, 2_000_000));
    }

    /** Patience is longer than any request takes on a busy machine, and shorter than the requests go on. */
    @ParameterizedTest
    @CsvSource({"HTTP_1_1, 100", "HTTP_2, 100", "HTTP_2, 100000"})
    void aConnectionWhoseRequestsEndIsNotClosed(HttpClient.Version version, int body) throws Exception {
        start(new UnreadBodies(Duration.ofSeconds(2)), false);
        try (var client = HttpClient.newBuilder().version(version).build()) {
            for (var end = Instant.now().plusSeconds(3); Instant.now().isBefore(end);) {
                send(client, body);
            }
        }
        assertEquals(1, connections.get());
    }

    private long send(HttpClient.Version version, int requests, int body) throws Exception {
        try (var client = HttpClient.newBuilder().version(version).build()) {
            for (int i = 0; i < requests; i++) {
                send(client, body);
            }
        }
        return answered.size();
    }

    private void send(HttpClient client, int body) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.actualPort() + "/"));
        var sent = body == 0 ? request.GET() : request.POST(HttpRequest.BodyPublishers.ofByteArray(new byte[body]));
        assertEquals("no", client.send(sent.build(), HttpResponse.BodyHandlers.ofString()).body());
    }
}
