package se.usve.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import se.usve.load.SubmissionsBench;

@Command(
        name = "submissions",
        description = "How many submissions a second are stored and answered, beside how many a second pgbench gets committed of "
                + "the same statements. Starts a stack of its own and deletes it afterwards; needs pgbench on the PATH.",
        mixinStandardHelpOptions = true)
final class BenchSubmissions implements Callable<Integer> {
    @Option(names = "--units", paramLabel = "N", defaultValue = "1000", description = "How many units (${DEFAULT-VALUE}).")
    private int units;

    @Option(names = "--clients", paramLabel = "N", defaultValue = "32", description = "How many at once (${DEFAULT-VALUE}).")
    private int clients;

    @Option(names = "--turns", paramLabel = "N", defaultValue = "3", description = "How often each way (${DEFAULT-VALUE}).")
    private int turns;

    @Option(names = "--seconds", paramLabel = "N", defaultValue = "10",
            description = "How long each way each time (${DEFAULT-VALUE}).")
    private int seconds;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        new SubmissionsBench(Home.ofScript().path(), spec.commandLine().getOut()).run(units, clients, turns, seconds);
        return 0;
    }
}
