package se.usve.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import se.usve.command.faults.FaultMatrix;
import se.usve.command.faults.FaultRun;

@Command(
        name = "faults",
        description = "Breaks a system of its own in one way after another while clients send answers: services killed at "
                + "named points of their work, stores killed and frozen, events replayed, lines cut, clocks wrong, the disk "
                + "full. Prints for each what clients were told and whether it holds.",
        mixinStandardHelpOptions = true)
final class Faults implements Callable<Integer> {
    @Option(names = "--seed", paramLabel = "N", defaultValue = "1",
            description = "Of all that is drawn (${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--only", paramLabel = "NAME", split = ",", description = "Only these; see --list.")
    private List<String> only = List.of();

    @Option(names = "--list", description = "Only tell which there are.")
    private boolean list;

    @Option(names = "--data", paramLabel = "FOLDER",
            description = "Where the system is kept for the time; it is emptied first (.usve/faults in the project).")
    private Path data;

    @Spec
    private CommandSpec spec;

    /** Exit codes: 0 all that was promised holds after every fault, 1 something does not. */
    @Override
    public Integer call() throws IOException, InterruptedException {
        var names = new ArrayList<>(only.isEmpty() ? FaultMatrix.names() : only);
        names.stream().filter(name -> !FaultMatrix.names().contains(name)).findFirst().ifPresent(name -> {
            throw new ParameterException(spec.commandLine(), "There is no fault " + name + "; --list tells which there are.");
        });
        PrintWriter out = spec.commandLine().getOut();
        if (list) {
            names.forEach(name -> out.println("%-34s %s".formatted(name, FaultMatrix.what(name))));
            return 0;
        }
        Home home = Home.ofScript();
        Path folder = data == null ? home.defaultData("faults").path() : data.toAbsolutePath().normalize();
        return new FaultRun(home.path(), folder, out).run(names, seed) ? 0 : 1;
    }
}
