package se.usve.command;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import se.usve.load.ImportBench;
import se.usve.stack.Bearer;
import se.usve.stack.Role;
import se.usve.stack.Service;

@Command(
        name = "imports",
        description = "Sends files with the whole questionnaire answered for many units, as CSV, XLSX and NDJSON: how "
                + "long the dry run and the commit take, and where the time goes. Leaves a round of its own behind.",
        mixinStandardHelpOptions = true)
final class BenchImports implements Callable<Integer> {
    private static final Duration TOKEN = Duration.ofHours(2);

    @Option(names = "--units", paramLabel = "N", defaultValue = "296",
            description = "How many units (${DEFAULT-VALUE}).")
    private int units;

    @Option(names = "--runs", paramLabel = "N", defaultValue = "10",
            description = "How many times each file is sent (${DEFAULT-VALUE}).")
    private int runs;

    @Option(names = "--data", paramLabel = "FOLDER", description = "The data folder of the stack.")
    private Path data;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        var stack = Home.ofScript().running(data);
        try (var bench = new ImportBench(stack.api(Service.SURVEY), stack.token(Bearer.of(Role.ADMIN, null), TOKEN),
                spec.commandLine().getOut())) {
            bench.run(units, runs);
        }
        return 0;
    }
}
