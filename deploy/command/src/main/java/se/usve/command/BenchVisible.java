package se.usve.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import se.usve.load.VisibleBench;

@Command(
        name = "visible",
        description = "How long it takes from sending answers until the table of levels shows what came of them, at half of what "
                + "the three services can do. Starts a stack of its own and deletes it afterwards.",
        mixinStandardHelpOptions = true)
final class BenchVisible implements Callable<Integer> {
    @Option(names = "--units", paramLabel = "N", defaultValue = "1000", description = "How many units (${DEFAULT-VALUE}).")
    private int units;

    @Option(names = "--clients", paramLabel = "N", defaultValue = "32", description = "How many at once (${DEFAULT-VALUE}).")
    private int clients;

    @Option(names = "--seconds", paramLabel = "N", defaultValue = "30", description = "How long (${DEFAULT-VALUE}).")
    private int seconds;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        new VisibleBench(Home.ofScript().path(), spec.commandLine().getOut()).run(units, clients, seconds);
        return 0;
    }
}
