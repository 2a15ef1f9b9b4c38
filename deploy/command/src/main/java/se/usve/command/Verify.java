package se.usve.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import se.usve.command.verify.Auditor;
import se.usve.command.verify.Finding;
import se.usve.command.verify.Sources;
import se.usve.stack.StackFailure;

@Command(
        name = "verify",
        description = "Checks that nothing is lost, counted twice or shown to whom it is not for: over the databases, the "
                + "topics, the services and clients' receipts. Changes nothing. Exit code 0: every invariant holds; 1: one does "
                + "not, or could not be looked at; 2: the command was not understood.",
        mixinStandardHelpOptions = true)
final class Verify implements Callable<Integer> {
    private static final int SHOWN = 10;
    private static final Duration PAUSE = Duration.ofSeconds(3);

    @Option(names = "--data", paramLabel = "FOLDER", description = "The data folder of the local stack.")
    private Path data;

    @Option(names = "--installation", description = "Check the installation that the variables USVE_AUDIT_… and KAFKA_… "
            + "name, see deploy/runbooks/audit.md, instead of the local stack.")
    private boolean installation;

    @Option(names = "--receipts", paramLabel = "FILE", description = "Receipts that clients were given, one JSON object a line "
            + "as the API answers: each must be of stored answers.")
    private Path receipts;

    @Option(names = "--looks", paramLabel = "N", defaultValue = "5", description = "What does not hold is looked at so often, "
            + "three seconds apart, before it is told: what is only on its way has come by then (${DEFAULT-VALUE}).")
    private int looks;

    @Option(names = "--json", description = "Says it as JSON.")
    private boolean json;

    @Option(names = "--metrics", paramLabel = "FILE", description = "Writes what was found as metrics too, for node exporter's "
            + "folder of text files.")
    private Path metrics;

    @Option(names = "--push-to", paramLabel = "URL", description = "Sends the same metrics to a Prometheus Pushgateway; to "
            + "none if it is empty.")
    private URI pushgateway;

    @Spec
    private CommandSpec spec;

    /** Exit codes: 0 every invariant holds, 1 one does not. */
    @Override
    public Integer call() throws SQLException, IOException {
        if (installation && data != null) {
            throw new ParameterException(spec.commandLine(), "--data is for the local stack, --installation for one elsewhere.");
        }
        if (looks < 1) {
            throw new ParameterException(spec.commandLine(), "--looks takes 1 or more.");
        }
        List<Finding> findings;
        try {
            findings = Auditor.audit(sources(), new Auditor.Patience(looks, PAUSE));
        } catch (SQLException | IOException e) {
            throw new StackFailure("It cannot be looked at: " + e.getMessage(), e);
        }
        var at = Instant.now();
        if (json) {
            out().println(json(findings, at));
        } else {
            findings.forEach(this::print);
            out().println(verdict(findings));
        }
        out().flush();
        var told = AuditMetrics.of(findings, at);
        if (metrics != null) {
            AuditMetrics.write(told, metrics);
        }
        if (pushgateway != null && !pushgateway.toString().isEmpty()) {
            AuditMetrics.push(told, pushgateway);
        }
        return findings.stream().allMatch(Finding::holds) ? 0 : 1;
    }

    private Sources sources() {
        var kept = Optional.ofNullable(receipts);
        return installation ? AuditedInstallation.of(System.getenv(), kept)
                : new AuditedStack(Home.ofScript().running(data), kept);
    }

    private void print(Finding finding) {
        out().println("%-3s %-6s %s (%,d checked)".formatted(
                finding.id(), finding.holds() ? "holds" : "BROKEN", finding.statement(), finding.checked()));
        finding.figures().forEach(figure -> out().println("      " + figure));
        finding.notLookedAt().ifPresent(why -> out().println("      not looked at: " + why));
        finding.deviations().stream().limit(SHOWN).forEach(deviation -> out().println("    ! " + deviation));
        if (finding.deviations().size() > SHOWN) {
            out().println("    ! … and %d more".formatted(finding.deviations().size() - SHOWN));
        }
    }

    private static String verdict(List<Finding> findings) {
        var broken = findings.stream().filter(finding -> !finding.holds()).count();
        return broken == 0 ? "All %d invariants hold.".formatted(findings.size())
                : "%d of %d invariants do not hold.".formatted(broken, findings.size());
    }

    private static String json(List<Finding> findings, Instant at) throws JsonProcessingException {
        var report = JsonNodeFactory.instance.objectNode();
        report.put("at", at.toString()).put("holds", findings.stream().allMatch(Finding::holds));
        var invariants = report.putArray("invariants");
        findings.forEach(finding -> invariants.add(json(finding)));
        return new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsString(report);
    }

    private static ObjectNode json(Finding finding) {
        var node = JsonNodeFactory.instance.objectNode();
        node.put("id", finding.id()).put("statement", finding.statement()).put("holds", finding.holds())
                .put("checked", finding.checked());
        finding.figures().forEach(node.putArray("figures")::add);
        finding.notLookedAt().ifPresent(why -> node.put("notLookedAt", why));
        finding.deviations().forEach(node.putArray("deviations")::add);
        return node;
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
