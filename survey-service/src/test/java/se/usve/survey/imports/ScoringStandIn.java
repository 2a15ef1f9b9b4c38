package se.usve.survey.imports;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/**
 * A service that answers as the scoring service does, or badly. Level 1 is met by who answers question 3 with
 * WHOLE_PERIOD, level 2 by who answers 4a with YES.
 */
final class ScoringStandIn implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** How it answers. */
    enum Mood { WELL, WITH_AN_ERROR, NOT_AT_ALL, BROKEN_OFF, UNKNOWN_ROUND }

    private final HttpServer server;
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile Mood mood = Mood.WELL;
    private volatile String lastToken;
    private volatile String lastPath;
    private volatile String lastBody;

    /** @param address where the survey service looks for it */
    ScoringStandIn(URI address) throws IOException {
        server = HttpServer.create(new InetSocketAddress(address.getHost(), address.getPort()), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
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
