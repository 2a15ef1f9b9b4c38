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
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server that answers from a thread of its own without reading, as for a request that is refused. */
class UnreadBodiesTest {

    private static final int REQUESTS = 50;

    private final Vertx vertx = Vertx.vertx();
    private final List<WeakReference<HttpServerRequest>> answered = new CopyOnWriteArrayList<>();
    private HttpServer server;

    @BeforeEach
    void start() throws Exception {
        var router = Router.router(vertx);
        new UnreadBodies().install(router);
        router.route().handler(http -> {
            http.request().pause();
            http.next();
        }).blockingHandler(http -> {
            answered.add(new WeakReference<>(http.request()));
            http.end("no");
        }, false);
        server = vertx.createHttpServer().requestHandler(router).listen(0, "127.0.0.1")
                .toCompletionStage().toCompletableFuture().get(10, SECONDS);
    }

    @AfterEach
    void stop() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(10, SECONDS);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 100, 300_000})
    void nothingIsKeptOfWhatIsAnswered(int body) throws Exception {
        send(REQUESTS, body);
        // The connections' last requests are theirs until the next. A request is given up after ten seconds: well before that.
        await().atMost(7, SECONDS).until(() -> {
            System.gc();
            return answered.stream().filter(request -> request.get() != null).count() < 5;
        });
    }

    @Test
    void aConnectionGetsToItsNextRequest() throws Exception {
        assertEquals(3, send(3, 2_000_000));
    }

    private long send(int requests, int body) throws Exception {
        try (var client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            for (int i = 0; i < requests; i++) {
                var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.actualPort() + "/"));
                var sent = body == 0 ? request.GET() : request.POST(HttpRequest.BodyPublishers.ofByteArray(new byte[body]));
                assertEquals("no", client.send(sent.build(), HttpResponse.BodyHandlers.ofString()).body());
            }
        }
        return answered.size();
    }
}
