package se.usve.command;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import se.usve.load.Training;

@Command(
        name = "train",
        description = "Makes the caches of classes that the images' services start from, by running the three services on a "
                + "PostgreSQL and a Kafka of their own; part of the build of the images.",
        mixinStandardHelpOptions = true)
final class Train implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        new Training(Home.ofScript().path(), spec.commandLine().getOut()).run();
        return 0;
    }
}
