package se.usve.command;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import se.usve.load.StartBench;

@Command(
        name = "start",
        description = "How long each service takes to start as its image starts it, without and with the cache of classes, and "
                + "how much memory it has when it is ready. Makes the caches if there are none.",
        mixinStandardHelpOptions = true)
final class BenchStart implements Callable<Integer> {
    @Option(names = "--runs", paramLabel = "N", defaultValue = "5", description = "How often each way (${DEFAULT-VALUE}).")
    private int runs;

    @Option(names = "--memory", paramLabel = "SIZE", defaultValue = "640m",
            description = "What the JVM takes for the memory of the machine, as a container's limit (${DEFAULT-VALUE}).")
    private String memory;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        new StartBench(Home.ofScript().path(), spec.commandLine().getOut()).run(runs, memory);
        return 0;
    }
}
