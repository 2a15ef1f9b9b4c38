package se.usve.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import se.usve.stack.DataFolder;
import se.usve.stack.RunningStack;
import se.usve.stack.Service;
import se.usve.stack.StackFailure;

/** The command {@code up} in a process of its own that goes on when the terminal is closed. */
final class Detached {
    private Detached() {}

    /**
     * Starts it and returns when all is ready.
     *
     * @throws StackFailure with what it said, when it does not come up
     */
    static void start(Home home, DataFolder data, List<String> options, PrintWriter out) {
        Process up = launch(home, data, options);
        while (true) {
            Optional<RunningStack> running =
                    RunningStack.on(data).filter(stack -> stack.launcher() == up.pid());
            if (running.isPresent()) {
                tell(running.get(), out);
                return;
            }
            if (!up.isAlive()) {
                throw new StackFailure(words(log(data)));
            }
            pause();
        }
    }

    private static Process launch(Home home, DataFolder data, List<String> options) {
        // neither Ctrl-C in this terminal nor its end concerns it
        List<String> command = new ArrayList<>(List.of("sh", "-c", "trap '' INT HUP; exec \"$@\"", "sh"));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx128m", "-Xshare:auto"));
        command.addAll(List.of(
                "-XX:+AutoCreateSharedArchive",
                "-XX:SharedArchiveFile=" + home.path().resolve(".usve/command.jsa"), // the script's
                "-Xlog:disable",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow"));
        command.addAll(List.of("-Dstdout.encoding=UTF-8", "-Dstderr.encoding=UTF-8", "-Dusve.home=" + home.path()));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Usve.class.getName(), "up"));
        command.addAll(options);
        data.make();
        try {
            Process up = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log(data).toFile())
                    .start();
            up.getOutputStream().close();
            return up;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path log(DataFolder data) {
        return data.log("launcher");
    }

    /** What it said on failing, without the marks of how far it had come. */
    private static String words(Path log) {
        try {
            String said = Files.readString(log);
            int failure = said.indexOf("usve: ");
            return failure < 0 ? said.strip() : said.substring(failure + "usve: ".length()).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void tell(RunningStack stack, PrintWriter out) {
        out.println("The stack is up; ./usve down stops it.");
        for (Service service : Service.values()) {
            out.println("  %-18s %s".formatted(service.processName(), stack.api(service)));
        }
        out.flush();
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackFailure("Interrupted while waiting for the stack; it goes on starting.", e);
        }
    }
}
