package se.usve.survey.imports;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import se.usve.stack.Ports;

/**
 * A service that answers as the scoring service does, or badly. Level 1 is met by who answers question 3 with
 * WHOLE_PERIOD, level 2 by who answers 4a with YES.
 */
final class ScoringStandIn implements AutoCloseable {

    private static final String PORT = "test.scoring.port";
    private static final ObjectMapper JSON = new ObjectMapper();

    /** How it answers. */
    enum Mood { WELL, WITH_AN_ERROR, NOT_AT_ALL, BROKEN_OFF, UNKNOWN_ROUND }

    /** Tells the survey service of it, and gives it two seconds. */
    public static class Told implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("usve.scoring.url", "http://127.0.0.1:" + port(),
                    "usve.scoring.patience-with-many", "2s");
        }
    }

    private final HttpServer server;
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile Mood mood = Mood.WELL;
    private volatile String lastToken;
    private volatile String lastPath;
    private volatile String lastBody;

    ScoringStandIn() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port()), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    /** Chosen once, before the service that is told of it starts, and known to every class loader. */
    private static synchronized int port() {
        if (System.getProperty(PORT) == null) {
            System.setProperty(PORT, String.valueOf(Ports.free(1)[0]));
        }
        return Integer.getInteger(PORT);
    }

    void is(Mood now) {
        mood = now;
    }

    String lastToken() {
        return lastToken;
    }

    String lastPath() {
        return lastPath;
    }

    /** {@return the lines that were sent} */
    String lastBody() {
        return lastBody;
    }

    private void answer(HttpExchange http) throws IOException {
        try (http) {
            lastToken = http.getRequestHeaders().getFirst("Authorization");
            lastPath = http.getRequestURI().getPath();
            lastBody = new String(http.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            switch (mood) {
                case WELL, BROKEN_OFF -> {
                    http.getResponseHeaders().set("Content-Type", "application/x-ndjson");
                    http.sendResponseHeaders(200, 0);
                    var lines = lastBody.split("\n");
                    for (int i = 0; i < (mood == Mood.WELL ? lines.length : 1); i++) {
                        http.getResponseBody().write(judged(lines[i]).getBytes(StandardCharsets.UTF_8));
                    }
                }
                case WITH_AN_ERROR -> http.sendResponseHeaders(500, -1);
                case UNKNOWN_ROUND -> http.sendResponseHeaders(404, -1);
                case NOT_AT_ALL -> closing.await();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String judged(String line) throws IOException {
        var asked = JSON.readTree(line);
        return """
                {"unit":%s,"levels":[{"level":1,"outcome":"%s"},{"level":2,"outcome":"%s"}]}
                """.formatted(asked.get("unit"),
                asked.at("/answers/3").asText().equals("WHOLE_PERIOD") ? "MET" : "NOT_MET",
                asked.at("/answers/4a").asText().equals("YES") ? "MET" : "NOT_MET");
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
    }
}
