package se.usve.command;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import se.usve.stack.DataFolder;
import se.usve.stack.RunningStack;

@Command(
        name = "down",
        description = "Stops the stack started last, or the one on --data; its data is kept.",
        mixinStandardHelpOptions = true)
final class Down implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    @Option(names = "--data", paramLabel = "FOLDER", description = "The data folder of the stack.")
    private Path data;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Home home = Home.ofScript();
        Optional<DataFolder> folder = home.dataOf(data);
        boolean stopped = folder.isPresent() && RunningStack.stop(folder.get(), PATIENCE);
        folder.ifPresent(home::forget);
        spec.commandLine().getOut().println(stopped
                ? "Stopped. Data is kept in " + folder.get().path()
                : "Nothing was running.");
        return 0;
    }
}
