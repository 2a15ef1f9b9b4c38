package se.usve.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.logging.LogManager;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import se.usve.demo.UnexpectedAnswer;
import se.usve.stack.StackFailure;

/** The one command. A further one is a class of its own, named in the list of subcommands. */
@Command(
        name = "./usve",
        description = "USVE minimum levels: the whole system on this machine.",
        subcommands = {
            Demo.class, Load.class, Up.class, Down.class, Token.class, Verify.class, Rebuild.class, DeadLetters.class,
            Republish.class, Archive.class, Erase.class, Receipt.class, Train.class, Bench.class,
            Faults.class
        },
        mixinStandardHelpOptions = true)
public final class Usve {
    private Usve() {}

    /** Exit codes: 0 done, 1 it did not work, 2 the command was not understood. */
    public static void main(String[] arguments) {
        quietLibraries();
        System.exit(commandLine().execute(arguments));
    }

    /**
     * Runs a command in this process, for what drives the system from inside a program.
     *
     * @param out       where it says what it says
     * @return as {@link #main} exits
     */
    public static int run(PrintWriter out, String... arguments) {
        return commandLine().setOut(out).setErr(out).execute(arguments);
    }

    static CommandLine commandLine() {
        return new CommandLine(new Usve())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(Usve::explain);
    }

    /** What people can do something about is said in a sentence; the rest is a defect and shows where it happened. */
    private static int explain(Exception failure, CommandLine command, CommandLine.ParseResult parsed) throws Exception {
        if (failure instanceof StackFailure || failure instanceof UnexpectedAnswer) {
            command.getErr().println("usve: " + failure.getMessage());
            command.getErr().flush();
            return CommandLine.ExitCode.SOFTWARE;
        }
        throw failure;
    }

    private static void quietLibraries() {
        try (InputStream settings = Usve.class.getResourceAsStream("logging.properties")) {
            LogManager.getLogManager().readConfiguration(settings);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
