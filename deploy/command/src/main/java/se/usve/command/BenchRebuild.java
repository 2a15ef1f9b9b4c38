package se.usve.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import se.usve.load.RebuildBench;

@Command(
        name = "rebuild",
        description = "How fast the tables that are shown are rebuilt from the events, beside COPY of the same rows. Starts a "
                + "database, Kafka and the reporting service of its own and deletes them afterwards.",
        mixinStandardHelpOptions = true)
final class BenchRebuild implements Callable<Integer> {
    @Option(names = "--units", paramLabel = "N", defaultValue = "100000",
            description = "How many units, three events each (${DEFAULT-VALUE}).")
    private int units;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        new RebuildBench(Home.ofScript().path(), spec.commandLine().getOut()).run(units);
        return 0;
    }
}
