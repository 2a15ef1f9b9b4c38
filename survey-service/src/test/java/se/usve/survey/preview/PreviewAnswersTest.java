package se.usve.survey.preview;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import se.usve.survey.preview.Preview.Levels;
import se.usve.survey.preview.Preview.Outcome;
import se.usve.survey.settings.SurveySettings;

/** What is made of the scoring service's answer, and of its silence. */
class PreviewAnswersTest {

    private final AtomicReference<String> asked = new AtomicReference<>();
    private HttpServer server;
    private int status = 200;
    private String body = """
            {"round":"r 1","levels":[{"level":7,"text":{"sv":"Nivå","en":"Level"},"outcome":"NOT_MET","toMeet":[
              {"verdict":"FALSE","requires":{"sv":"Ettdera","en":"Either"},"anyOf":[[
                {"question":"3","verdict":"UNANSWERED","requires":{"sv":"Svara på 3","en":"Answer 3"}}],[]]}]},
              {"level":8,"text":{"sv":"Nästa","en":"Next"},"outcome":"EXEMPT"}]}""";

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/", exchange -> {
            asked.set(exchange.getRequestMethod() + " " + exchange.getRequestURI().getRawPath() + " "
                    + exchange.getRequestHeaders().getFirst("Authorization") + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void levelsAreReadWithWhatWouldHaveToChange() {
        var levels = ((Levels) preview().of("r 1", Map.of("3", "NO"), "t")).levels();
        assertThat(asked.get())
                .isEqualTo("POST /scoring/v1/rounds/r%201/preview Bearer t {\"answers\":{\"3\":\"NO\"}}");
        assertThat(levels).extracting(Preview.Level::outcome).containsExactly(Outcome.NOT_MET, Outcome.EXEMPT);
        var need = levels.getFirst().toMeet().getFirst();
        assertThat(need.requires().sv()).isEqualTo("Ettdera");
        assertThat(need.anyOf()).hasSize(2);
        assertThat(need.anyOf().getFirst().getFirst().question()).isEqualTo("3");
        assertThat(levels.getLast().toMeet()).isEmpty();
    }

    @Test
    void whateverElseComesIsNoPreview() throws IOException {
        status = 404;
        assertThat(preview().of("r", Map.of(), "t")).isEqualTo(new Away(Away.Why.UNKNOWN_ROUND));
        status = 503;
        assertThat(preview().of("r", Map.of(), "t")).isEqualTo(new Away(Away.Why.NO_ANSWER));
        status = 200;
        for (var nonsense : new String[] {"<html>", "{}", "{\"levels\":[{\"level\":1,\"outcome\":\"SO_SO\"}]}", ""}) {
            body = nonsense;
            assertThat(preview().of("r", Map.of(), "t")).as(nonsense).isEqualTo(new Away(Away.Why.NO_ANSWER));
        }
        assertThat(asking(Optional.empty()).of("r", Map.of(), "t"))
                .isEqualTo(new Away(Away.Why.NOT_CONFIGURED));
        try (var taken = new ServerSocket(0)) {
            var nobody = URI.create("http://127.0.0.1:" + taken.getLocalPort());
            taken.close();
            assertThat(asking(Optional.of(nobody)).of("r", Map.of(), "t"))
                    .isEqualTo(new Away(Away.Why.NO_ANSWER));
        }
    }

    /** The thread that asks is one of those that answer everybody. */
    @Test
    @Timeout(10)
    void anAnswerThatStallsAfterItsHeadersIsGivenUp() throws IOException {
        try (var stalls = new ServerSocket(0); var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            threads.submit(() -> {
                var connection = stalls.accept();
                connection.getOutputStream().write("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{\"l".getBytes(
                        StandardCharsets.US_ASCII));
                // It ends when the one that asks hangs up.
                return connection.getInputStream().readAllBytes();
            });
            assertThat(asking(Optional.of(URI.create("http://127.0.0.1:" + stalls.getLocalPort()))).of("r", Map.of(), "t")).isEqualTo(new Away(Away.Why.NO_ANSWER));
        }
    }

    private PreviewAnswers preview() {
        return asking(Optional.of(URI.create("http://127.0.0.1:" + server.getAddress().getPort())));
    }

    private static PreviewAnswers asking(Optional<URI> url) {
        return new PreviewAnswers(new Scoring(url, Duration.ofSeconds(3)), new ObjectMapper());
    }

    private record Scoring(Optional<URI> url, Duration patienceWithMany) implements SurveySettings.Scoring {
    }
}
