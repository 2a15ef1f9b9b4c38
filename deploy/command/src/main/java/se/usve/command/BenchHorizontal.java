package se.usve.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import se.usve.load.HorizontalBench;

@Command(
        name = "horizontal",
        description = "How fast waiting answers are scored and shown by one scoring and one reporting service, and by two of each. "
                + "Starts a stack of its own and deletes it afterwards.",
        mixinStandardHelpOptions = true)
final class BenchHorizontal implements Callable<Integer> {
    @Option(names = "--units", paramLabel = "N", defaultValue = "1000", description = "How many units (${DEFAULT-VALUE}).")
    private int units;

    @Option(names = "--turns", paramLabel = "N", defaultValue = "3", description = "How often either (${DEFAULT-VALUE}).")
    private int turns;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        new HorizontalBench(Home.ofScript().path(), spec.commandLine().getOut()).run(units, turns);
        return 0;
    }
}
