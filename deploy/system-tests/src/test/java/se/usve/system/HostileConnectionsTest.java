package se.usve.system;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.api.Test;
import se.usve.stack.Service;

/** What no HTTP library would send: bytes on the wire, and clients who never come to an end. */
class HostileConnectionsTest {

    private static final RunningSystem SYSTEM = RunningSystem.get();
    private static final String CLOSE = "Connection: close\r\n";

    /** Each is refused, or passed over, without an error of the service's own, and answered as a problem if it is answered. */
    static List<String> requests() {
        return List.of(
                "GET /API/rounds HTTP/1.1\r\nHost: x\r\nX-A: b\r\n c\r\n" + CLOSE + "\r\n",
                "GET /API/rounds HTTP/1.1\r\nHost: x\r\nHost: y\r\n" + CLOSE + "\r\n",
                "GET /API/rounds HTTP/1.1\r\nHost: x y/../\r\n" + CLOSE + "\r\n",
                "GET /API/rounds HTTP/1.1\r\nHost: \r\n" + CLOSE + "\r\n",
                "GET /API/rounds HTTP/1.1\r\nHost: x\r\nX-\u0001: 1\r\n" + CLOSE + "\r\n",
                "GET /API/rounds HTTP/1.1\r\nHost: x\r\n: 1\r\n" + CLOSE + "\r\n",
                "GET /API/rounds HTTP/1.1\r\nHost: x\r\nX-A\r\n" + CLOSE + "\r\n",
                "GET /API/rounds HTTP/9.9\r\nHost: x\r\n" + CLOSE + "\r\n",
                "GET /API/rounds\r\n\r\n",
                "\r\n\r\n\u0016\u0003\u0001\u0002\u0000\u0001\r\n\r\n",
                "GET http://evil.example/API/rounds HTTP/1.1\r\nHost: x\r\n" + CLOSE + "\r\n",
                "GET //evil.example/API/rounds HTTP/1.1\r\nHost: x\r\n" + CLOSE + "\r\n",
                "GET * HTTP/1.1\r\nHost: x\r\n" + CLOSE + "\r\n",
                "GET API HTTP/1.1\r\nHost: x\r\n" + CLOSE + "\r\n",
                "GET /API/rounds/%zz HTTP/1.1\r\nHost: x\r\n" + CLOSE + "\r\n",
                "GET /API/rounds/% HTTP/1.1\r\nHost: x\r\n" + CLOSE + "\r\n",
                "GET /API/rounds?a=%zz HTTP/1.1\r\nHost: x\r\n" + CLOSE + "\r\n",
                "GET /API/rounds/a\"<b>|{c}^`\\ HTTP/1.1\r\nHost: x\r\n" + CLOSE + "\r\n",
                "GET /API/rounds/\u00e5\u00e4 HTTP/1.1\r\nHost: x\r\n" + CLOSE + "\r\n",
                "GET /" + "a".repeat(5_000) + " HTTP/1.1\r\nHost: x\r\n" + CLOSE + "\r\n",
                "GET /API/rounds HTTP/1.1\r\nHost: x\r\nX-Long: " + "a".repeat(25_000) + "\r\n" + CLOSE + "\r\n",
                "GET /API/rounds HTTP/1.1\r\nHost: x\r\n" + "X-Many: a\r\n".repeat(3_000) + CLOSE + "\r\n",
                "GET /../../../../etc/passwd HTTP/1.1\r\nHost: x\r\n" + CLOSE + "\r\n",
                "GET /..%2f..%2f..%2f..%2fetc%2fpasswd HTTP/1.1\r\nHost: x\r\n" + CLOSE + "\r\n",
                "GET /core.css/../../application.properties HTTP/1.1\r\nHost: x\r\n" + CLOSE + "\r\n",
                "GET /%2e%2e/application.properties HTTP/1.1\r\nHost: x\r\n" + CLOSE + "\r\n",
                "GET /..\\..\\application.properties HTTP/1.1\r\nHost: x\r\n" + CLOSE + "\r\n",
                "GET /META-INF/MANIFEST.MF HTTP/1.1\r\nHost: x\r\n" + CLOSE + "\r\n",
                "PUT /API/rounds/x HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 2\r\nContent-Length: 7\r\n"
                        + CLOSE + "\r\n{}GET /",
                "PUT /API/rounds/x HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 5\r\n"
                        + "Transfer-Encoding: chunked\r\n" + CLOSE + "\r\n0\r\n\r\nGET /API/smuggled HTTP/1.1\r\nHost: x\r\n\r\n",
                "PUT /API/rounds/x HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked, identity\r\n"
                        + CLOSE + "\r\n2\r\n{}\r\n0\r\n\r\n",
                "PUT /API/rounds/x HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n" + CLOSE
                        + "\r\nffffffffffffffff\r\n{}\r\n0\r\n\r\n",
                "PUT /API/rounds/x HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n" + CLOSE
                        + "\r\n2;" + "e".repeat(100_000) + "\r\n{}\r\n0\r\n\r\n",
                "PUT /API/rounds/x HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: -1\r\n" + CLOSE + "\r\n{}",
                "PUT /API/rounds/x HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 99999999999999999999\r\n"
                        + CLOSE + "\r\n{}",
                "PUT /API/rounds/x HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nExpect: something\r\nContent-Length: 2\r\n"
                        + CLOSE + "\r\n{}",
                "CONNECT evil.example:443 HTTP/1.1\r\nHost: x\r\n" + CLOSE + "\r\n",
                "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
    }

    @ParameterizedTest
    @EnumSource(Service.class)
    void whatIsNoHttpIsRefusedAndNothingIsToldByIt(Service service) throws Exception {
        var wrong = new ArrayList<String>();
        for (var each : requests()) {
            var request = each.replace("/API/", "/" + service.database() + "/v1/");
            var answer = raw(service, request);
            var name = HostileBodies.brief(request.replace("\r\n", "⏎"));
            var head = answer.split("\r\n\r\n", 2)[0].toLowerCase(Locale.ROOT);
            if (head.matches("(?s)http/1\\.. 5(?!05).*")) {
                wrong.add(name + ": " + head.lines().findFirst().orElse(""));
            }
            // What is no HTTP at all the server itself refuses, with no body, and hangs up.
            if (head.matches("(?s)http/1\\.. 4.*") && !head.contains("content-type: application/problem+json")
                    && !head.contains("content-length: 0")) {
                wrong.add(name + ": no problem: " + head.replace("\r\n", "⏎"));
            }
            if (answer.contains("root:") || answer.contains("Manifest-Version") || answer.contains("quarkus.")
                    || answer.contains("Exception") || answer.split("HTTP/1\\.1 ").length > 2) {
                wrong.add(name + " gave " + HostileBodies.brief(answer));
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(SYSTEM.get(service, "/" + service.database() + "/v1/api-info", null).status()).isEqualTo(200);
    }

    /** Whoever is refused before they have sent all may go on over the same connection. */
    @ParameterizedTest
    @EnumSource(Service.class)
    void aRefusalBeforeTheBodyCameLeavesTheConnectionFree(Service service) throws Exception {
        var api = "/" + service.database() + "/v1/";
        for (var refused : List.of("PUT " + api + "rounds/x", "POST /no/such/address", "DELETE " + api + "api-info")) {
            try (var socket = connect(service)) {
                socket.setSoTimeout(60_000);
                socket.getOutputStream().write((refused + " HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                        + "Content-Length: 40000\r\n\r\n").getBytes(ISO_8859_1));
                assertThat(line(socket)).as(refused).startsWith("HTTP/1.1 4");
                socket.getOutputStream().write(new byte[40_000]);
                socket.getOutputStream().write(("GET " + api + "api-info HTTP/1.1\r\nHost: x\r\n" + CLOSE + "\r\n").getBytes(ISO_8859_1));
                assertThat(new String(socket.getInputStream().readAllBytes(), UTF_8)).as("after " + refused).contains("HTTP/1.1 200 ");
            }
        }
    }

    private static String line(Socket socket) throws IOException {
        var line = new StringBuilder();
        for (var next = socket.getInputStream().read(); next >= 0 && next != '\n'; next = socket.getInputStream().read()) {
            line.append((char) next);
        }
        return line.toString();
    }

    /** Who asks for much through the gateway and takes nothing of it keeps nobody else waiting. */
    @Test
    void whoNeverReadsAnAnswerHoldsNobodyUp() throws Exception {
        try (var gateway = Gateway.start()) {
            var sockets = new ArrayList<Socket>();
            try {
                var request = "GET /reporting/v1/openapi HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: application/json\r\n\r\n".repeat(20)
                        .getBytes(ISO_8859_1);
                for (int i = 0; i < 60; i++) {
                    var socket = new Socket();
                    socket.setReceiveBufferSize(2_048);
                    socket.connect(new InetSocketAddress(Gateway.NAME, gateway.origin().getPort()));
                    sockets.add(socket);
                    socket.getOutputStream().write(request);
                }
                for (int i = 0; i < 10; i++) {
                    assertThat(SYSTEM.get(Service.REPORTING, "/reporting/v1/api-info", null).status()).isEqualTo(200);
                }
                assertThat(through(gateway)).startsWith("HTTP/1.1 200 ");
                assertThat(SYSTEM.management(Service.REPORTING, "/q/health/ready")).contains("\"UP\"");
            } finally {
                for (var socket : sockets) {
                    socket.close();
                }
            }
        }
    }

    private static String through(Gateway gateway) throws IOException {
        try (var socket = new Socket(Gateway.NAME, gateway.origin().getPort())) {
            socket.setSoTimeout(60_000);
            socket.getOutputStream().write(("GET /survey/v1/api-info HTTP/1.1\r\nHost: 127.0.0.1\r\n" + CLOSE + "\r\n")
                    .getBytes(ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }

    /** The gateway hangs up on whoever never comes to the end of a request, and the services never hear of them. */
    @Test
    void whoNeverEndsARequestIsHungUpOnAtTheGatewayAndHoldsNobodyUp() throws Exception {
        try (var gateway = Gateway.start()) {
            var slow = new ArrayList<Socket>();
            try {
                for (int i = 0; i < 200; i++) {
                    var socket = new Socket(Gateway.NAME, gateway.origin().getPort());
                    socket.setSoTimeout(20);
                    slow.add(socket);
                    socket.getOutputStream().write(("GET /survey/v1/rounds HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: ").getBytes(ISO_8859_1));
                }
                assertThat(through(gateway)).startsWith("HTTP/1.1 200 ");
                // Another byte now and then does not help: the time is of the whole head.
                await().atMost(Duration.ofSeconds(90)).pollInterval(Duration.ofSeconds(1)).until(() ->
                        slow.stream().allMatch(HostileConnectionsTest::isHungUpOn));
            } finally {
                for (var socket : slow) {
                    socket.close();
                }
            }
        }
    }

    private static boolean isHungUpOn(Socket socket) {
        try {
            socket.getOutputStream().write('x');
            return socket.getInputStream().read() < 0;
        } catch (SocketTimeoutException _) {
            return false;
        } catch (IOException _) {
            return true;
        }
    }

    private static Socket connect(Service service) throws IOException {
        var api = SYSTEM.stack().api(service);
        return new Socket(api.getHost(), api.getPort());
    }

    private static String raw(Service service, String request) throws IOException {
        try (var socket = connect(service)) {
            socket.setSoTimeout(60_000);
            try {
                socket.getOutputStream().write(request.getBytes(ISO_8859_1));
                socket.shutdownOutput();
                return new String(socket.getInputStream().readAllBytes(), UTF_8);
            } catch (SocketException e) {
                // It hung up before all was sent.
                return "";
            }
        }
    }
}
