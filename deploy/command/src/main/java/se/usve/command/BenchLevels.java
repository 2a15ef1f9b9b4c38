package se.usve.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import se.usve.load.LevelsBench;

@Command(
        name = "levels",
        description = "How long the table of levels takes to read with few units and with very many. Starts a database, Kafka "
                + "and the reporting service of its own and deletes them afterwards; a million units need 15 GB for the time.",
        mixinStandardHelpOptions = true)
final class BenchLevels implements Callable<Integer> {
    @Option(names = "--few", paramLabel = "N", defaultValue = "300", description = "Units of the small round (${DEFAULT-VALUE}).")
    private int few;

    @Option(names = "--units", paramLabel = "N", defaultValue = "1000000",
            description = "Units of the big round (${DEFAULT-VALUE}).")
    private int units;

    @Option(names = "--requests", paramLabel = "N", defaultValue = "3000",
            description = "How often each is read (${DEFAULT-VALUE}).")
    private int requests;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        new LevelsBench(Home.ofScript().path(), spec.commandLine().getOut()).run(few, units, requests);
        return 0;
    }
}
