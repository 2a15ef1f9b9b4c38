package se.usve.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import se.usve.command.verify.Auditor;
import se.usve.command.verify.Finding;
import se.usve.command.verify.Sources;
import se.usve.stack.Bearer;
import se.usve.stack.Role;
import se.usve.stack.RunningStack;
import se.usve.stack.Service;

@Command(
        name = "verify",
        description = "Recomputes every outcome and aggregate of the running stack from the stored answers and compares.",
        mixinStandardHelpOptions = true)
final class Verify implements Callable<Integer> {
    private static final int SHOWN = 10;

    @Option(names = "--data", paramLabel = "FOLDER", description = "The data folder of the stack.")
    private Path data;

    @Spec
    private CommandSpec spec;

    /** Exit codes: 0 every invariant holds, 1 one does not. */
    @Override
    public Integer call() throws SQLException, IOException {
        var findings = Auditor.audit(new OfStack(Home.ofScript().running(data)));
        findings.forEach(this::print);
        var broken = findings.stream().filter(finding -> !finding.holds()).count();
        out().println(broken == 0 ? "All %d invariants hold.".formatted(findings.size())
                : "%d of %d invariants do not hold.".formatted(broken, findings.size()));
        return broken == 0 ? 0 : 1;
    }

    private void print(Finding finding) {
        out().println("%-3s %-6s %s (%,d checked)".formatted(
                finding.id(), finding.holds() ? "holds" : "BROKEN", finding.statement(), finding.checked()));
        finding.deviations().stream().limit(SHOWN).forEach(deviation -> out().println("      " + deviation));
        if (finding.deviations().size() > SHOWN) {
            out().println("      … and %d more".formatted(finding.deviations().size() - SHOWN));
        }
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    /** The running local stack as the auditor's source. */
    private record OfStack(RunningStack stack) implements Sources {
        private static final ObjectMapper JSON = new ObjectMapper();

        @Override
        public Connection database(Service service) throws SQLException {
            return stack.connect(service);
        }

        @Override
        public JsonNode reporting(String path) throws IOException {
            var request = HttpRequest.newBuilder(stack.api(Service.REPORTING).resolve(path))
                    .header("Authorization", "Bearer "
                            + stack.token(Bearer.of(Role.ADMIN, null), Duration.ofMinutes(5)))
                    .timeout(Duration.ofSeconds(30)).build();
            try (var client = HttpClient.newHttpClient()) {
                var response = client.send(request, HttpResponse.BodyHandlers.ofString());
                if (response.statusCode() != 200) {
                    throw new IOException(path + " answered " + response.statusCode() + ": " + response.body());
                }
                return JSON.readTree(response.body());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException(e);
            }
        }
    }
}
