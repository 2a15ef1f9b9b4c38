package se.usve.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A day-two command on an installation elsewhere, behind a gateway that these tests play: what is sent, what is said. */
class InstallationTest {
    private static final String SWITCHED = """
            {"state":"SWITCHED","finishedAt":"2026-11-22T09:00:00Z","events":3,"eventsRead":3,"applied":3,"comparison":[]}""";

    @TempDir
    Path folder;

    private final List<String> received = Collections.synchronizedList(new ArrayList<>());
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private HttpServer gateway;
    private Path token;
    private int status = 202;
    private String answer = "{}";

    @BeforeEach
    void aGateway() throws IOException {
        token = Files.writeString(folder.resolve("token"), "of-the-operator\n");
        gateway = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        gateway.createContext("/", exchange -> {
            received.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("Authorization"));
            if (exchange.getRequestMethod().equals("GET")) {
                answer(exchange, 200, SWITCHED);
            } else {
                // As the service says it when it does not know that it stands behind a gateway.
                exchange.getResponseHeaders().add("Location", "http://10.0.0.7:8083/reporting/v1/rebuilds/7");
                answer(exchange, status, answer);
            }
        });
        gateway.start();
    }

    @AfterEach
    void noGateway() {
        gateway.stop(0);
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Test
    void everythingGoesToTheOneAddressWithTheTokenOfTheFile() {
        assertEquals(0, rebuild("--at", origin(), "--token-file", token.toString()), err::toString);
        assertEquals(List.of("POST /reporting/v1/rebuilds Bearer of-the-operator",
                "GET /reporting/v1/rebuilds/7 Bearer of-the-operator"), received);
        assertTrue(out.toString().contains("The new tables are live"), out::toString);
    }

    @Test
    void aRefusalIsASentenceToActOn() {
        status = 401;
        assertRefused("usve: " + origin()
                + " does not accept the token (401): it may have expired, or be of another installation.");
        status = 403;
        assertRefused("usve: The token may not do this at " + origin() + " (403): it takes the role OPERATOR.");
        status = 503;
        answer = "{\"title\":\"Unavailable\",\"detail\":\"The database cannot be reached\"}";
        assertRefused("usve: " + origin() + " cannot do this at the moment (503). The database cannot be reached");
        status = 422;
        answer = "{\"title\":\"Wrong\",\"errors\":[{\"message\":\"Must be true or false\"}]}";
        assertRefused("usve: POST " + origin() + "/reporting/v1/rebuilds answered 422. Wrong Must be true or false");
        status = 502;
        answer = "<html><h1>Bad gateway</h1></html>";
        assertRefused("usve: " + origin() + " cannot do this at the moment (502).");
        status = 409;
        assertRefused("usve: A rebuild is going on already; wait for it to end.");
    }

    @Test
    void nobodyAtTheAddressIsSaidInASentence() throws IOException {
        int port;
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        assertEquals(1, rebuild("--at", "http://127.0.0.1:" + port, "--token-file", token.toString()));
        assertEquals("usve: No connection to http://127.0.0.1:" + port + ".", err.toString().strip());
    }

    @Test
    void aTokenFileThatHoldsNoneIsNamedAndNothingIsSent() throws IOException {
        var missing = folder.resolve("missing");
        assertEquals(1, rebuild("--at", origin(), "--token-file", missing.toString()));
        assertEquals("usve: The token file " + missing + " cannot be read.", err.toString().strip());
        for (var content : List.of("", "\n", "two words", "two\nlines")) {
            Files.writeString(token, content);
            assertRefused("usve: The file " + token + " holds no token: one line without spaces is expected.");
        }
        assertEquals(List.of(), received);
    }

    @Test
    void aTokenIsNotSentWhereItCanBeReadOnTheWayAndOptionsMustGoTogether() {
        assertEquals(2, rebuild("--at", "http://192.0.2.1", "--token-file", token.toString()));
        assertTrue(err.toString().contains("The token would go to http://192.0.2.1 in plain text"), err::toString);
        for (var wrong : List.of(
                List.of("--at", origin() + "/reporting", "--token-file", token.toString()),
                List.of("--at", "ftp://127.0.0.1", "--token-file", token.toString()),
                List.of("--at", "usve.example.se", "--token-file", token.toString()),
                List.of("--at", origin()),
                List.of("--token-file", token.toString()),
                List.of("--at", origin(), "--token-file", token.toString(), "--data", folder.toString()))) {
            assertEquals(2, rebuild(wrong.toArray(String[]::new)), wrong::toString);
        }
        assertEquals(List.of(), received);
    }

    private void assertRefused(String said) {
        assertEquals(1, rebuild("--at", origin(), "--token-file", token.toString()));
        assertEquals(said, err.toString().strip());
    }

    private String origin() {
        return "http://127.0.0.1:" + gateway.getAddress().getPort();
    }

    private int rebuild(String... options) {
        var words = new ArrayList<>(List.of("rebuild"));
        words.addAll(List.of(options));
        err.getBuffer().setLength(0);
        return Usve.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true))
                .execute(words.toArray(String[]::new));
    }
}
