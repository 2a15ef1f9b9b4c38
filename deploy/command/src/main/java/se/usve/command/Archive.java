package se.usve.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.net.http.HttpResponse;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import se.usve.command.archive.CheckPackage;
import se.usve.command.archive.MakePackage;
import se.usve.command.verify.Finding;
import se.usve.stack.Role;
import se.usve.stack.StackFailure;

@Command(
        name = "archive",
        description = "Writes a round as an information package for a long-term archive: answers, rule set, assessments, results "
                + "and published tables, with checksums (E-ARK CSIP); or checks such a package, which needs no running system.",
        mixinStandardHelpOptions = true)
final class Archive implements Callable<Integer> {
    private static final Duration LONGEST = Duration.ofMinutes(30);
    private static final int SHOWN = 10;

    /** What is done: a package is made, or checked. */
    static final class Work {
        @ArgGroup(exclusive = false)
        private Making making;

        @Option(names = "--check", paramLabel = "PACKAGE", required = true,
                description = "Check a package, a folder or a ZIP file: its checksums, and that its results follow from its answers.")
        private Path check;
    }

    /** What is packed and where to. */
    static final class Making {
        @Option(names = "--round", paramLabel = "ROUND", required = true, description = "The round.")
        private String round;

        @Option(names = "--to", paramLabel = "FOLDER|FILE.zip", required = true,
                description = "Where the package is written; nothing may be there yet.")
        private Path to;
    }

    @ArgGroup(multiplicity = "1")
    private Work work;

    @Option(names = "--even-if-not-sealed", description = "Pack the round also while it may change; the package says so.")
    private boolean evenIfNotSealed;

    @Option(names = "--created", paramLabel = "TIME", description = "The time the package says it was made, such as "
            + "2026-11-22T08:00:00Z; otherwise now. A sealed round packed again with the same time gives the same bytes.")
    private Instant created;

    @Mixin
    private At at;

    @Spec
    private CommandSpec spec;

    /** Exit codes: 0 the package is made and holds, 1 it does not. */
    @Override
    public Integer call() throws IOException {
        return work.check != null ? check(work.check) : make();
    }

    private int make() throws IOException {
        if (!work.making.round.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,39}")) {
            throw new ParameterException(spec.commandLine(), "--round takes a round's id, not " + work.making.round + ".");
        }
        try (var installation = at.installation(Role.ADMIN)) {
            MakePackage.Source source = (service, path) -> installation.send(
                    installation.request(service, path).timeout(LONGEST), HttpResponse.BodyHandlers.ofInputStream(), 200).body();
            var made = new MakePackage(source, work.making.round,
                    created == null ? Instant.now().truncatedTo(ChronoUnit.SECONDS) : created, version())
                    .make(work.making.to, evenIfNotSealed, step -> say("  %s", step));
            made.records().forEach((part, records) -> say("  %-22s %,8d", part, records));
            say("%s: %d files, %,d bytes, in %s", made.id(), made.files(), size(made.where()), made.where());
        }
        return check(work.making.to);
    }

    private int check(Path where) throws IOException {
        var findings = CheckPackage.check(where);
        findings.forEach(this::print);
        var broken = findings.stream().filter(finding -> !finding.holds()).count();
        say("%s", broken == 0 ? "The package holds." : "The package does not hold.");
        return broken == 0 ? 0 : 1;
    }

    private void print(Finding finding) {
        say("%-3s %-6s %s (%,d checked)", finding.id(), finding.holds() ? "holds" : "BROKEN", finding.statement(),
                finding.checked());
        finding.deviations().stream().limit(SHOWN).forEach(deviation -> say("      %s", deviation));
        if (finding.deviations().size() > SHOWN) {
            say("      … and %d more", finding.deviations().size() - SHOWN);
        }
    }

    private static long size(Path where) throws IOException {
        List<Path> files;
        try (var found = Files.walk(where)) {
            files = found.filter(Files::isRegularFile).toList();
        }
        long size = 0;
        for (var file : files) {
            size += Files.size(file);
        }
        return size;
    }

    private static String version() {
        return java.util.Optional.ofNullable(Archive.class.getPackage().getImplementationVersion()).orElse("1.0.0-SNAPSHOT");
    }

    private void say(String format, Object... values) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(String.format(Locale.ROOT, format, values));
        out.flush();
    }
}
