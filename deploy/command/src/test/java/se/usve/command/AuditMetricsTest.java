package se.usve.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.usve.command.verify.Finding;
import se.usve.stack.StackFailure;

/** Whoever watches the system learns what the last audit found, and when it was. */
class AuditMetricsTest {

    private static final String TOLD = AuditMetrics.of(List.of(
            new Finding("I6", "the same is shown", 300, List.of(), List.of("r/a: other", "r/b: other"), Optional.empty()),
            new Finding("I7", "counts are counts", 20, List.of(), List.of(), Optional.empty())), Instant.ofEpochSecond(1_795_000_000));

    @TempDir
    private Path folder;

    @Test
    void eachInvariantIsToldWithWhatItDoesNotHoldFor() {
        var series = TOLD.lines().filter(line -> !line.startsWith("#")).toList();
        assertEquals(List.of("usve_audit_broken{invariant=\"I6\"} 2", "usve_audit_broken{invariant=\"I7\"} 0",
                "usve_audit_checked{invariant=\"I6\"} 300", "usve_audit_checked{invariant=\"I7\"} 20",
                "usve_audit_last_run_timestamp_seconds 1795000000"), series);
        assertTrue(TOLD.endsWith("\n"));
    }

    @Test
    void theFileIsExchangedWholeAndAnotherUserMayReadIt() throws IOException {
        var file = folder.resolve("usve_audit.prom");
        Files.writeString(file, "of yesterday");
        AuditMetrics.write(TOLD, file);
        assertEquals(TOLD, Files.readString(file));
        assertEquals("rw-r--r--", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        try (var left = Files.list(folder)) {
            assertEquals(List.of(file), left.toList());
        }
    }

    @Test
    void aPushgatewayIsToldInPlaceOfTheAuditBefore() throws IOException {
        var said = new AtomicReference<String>();
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            said.set(exchange.getRequestMethod() + " " + exchange.getRequestURI() + "\n"
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(exchange.getRequestURI().getPath().startsWith("/metrics") ? 200 : 404, -1);
            exchange.close();
        });
        server.start();
        try {
            AuditMetrics.push(TOLD, URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
            assertEquals("PUT /metrics/job/usve-audit\n" + TOLD, said.get());
        } finally {
            server.stop(0);
        }
        assertThrows(StackFailure.class,
                () -> AuditMetrics.push(TOLD, URI.create("http://127.0.0.1:" + server.getAddress().getPort())));
    }
}
