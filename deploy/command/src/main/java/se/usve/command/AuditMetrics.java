package se.usve.command;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import se.usve.command.verify.Finding;
import se.usve.stack.StackFailure;

/** What an audit found, in Prometheus' text format. */
final class AuditMetrics {
    private AuditMetrics() {
    }

    static String of(List<Finding> findings, Instant at) {
        return """
                # HELP usve_audit_broken Things that an invariant was found not to hold for, by the last audit
                # TYPE usve_audit_broken gauge
                %s
                # HELP usve_audit_checked Things that an invariant was checked for, by the last audit
                # TYPE usve_audit_checked gauge
                %s
                # HELP usve_audit_last_run_timestamp_seconds When the last audit ended, whatever it found
                # TYPE usve_audit_last_run_timestamp_seconds gauge
                usve_audit_last_run_timestamp_seconds %d
                """.formatted(
                findings.stream().map(finding -> "usve_audit_broken{invariant=\"%s\"} %d"
                        .formatted(finding.id(), finding.deviations().size())).collect(Collectors.joining("\n")),
                findings.stream().map(finding -> "usve_audit_checked{invariant=\"%s\"} %d"
                        .formatted(finding.id(), finding.checked())).collect(Collectors.joining("\n")),
                at.getEpochSecond());
    }

    /** Whoever reads the file sees the one before or this, whole. */
    static void write(String metrics, Path file) {
        try {
            Path folder = file.toAbsolutePath().getParent();
            Path next = Files.createTempFile(folder, ".usve-audit", null);
            Files.writeString(next, metrics);
            // A temporary file is its owner's alone, and the exporter is another user.
            Files.setPosixFilePermissions(next, PosixFilePermissions.fromString("rw-r--r--"));
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new StackFailure("The metrics cannot be written to " + file + ".", e);
        }
    }

    /** In place of those of the audit before. */
    static void push(String metrics, URI pushgateway) {
        URI job = pushgateway.resolve("/metrics/job/usve-audit");
        try (HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(10)).build()) {
            HttpResponse<String> answer = http.send(HttpRequest.newBuilder(job).timeout(Duration.ofSeconds(30))
                    .header("Content-Type", "text/plain; version=0.0.4")
                    .PUT(HttpRequest.BodyPublishers.ofString(metrics)).build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() / 100 != 2) {
                throw new StackFailure(job + " does not take the metrics (" + answer.statusCode() + "): " + answer.body());
            }
        } catch (IOException e) {
            throw new StackFailure("No connection to " + job + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackFailure("Interrupted while sending metrics to " + job + ".", e);
        }
    }
}
