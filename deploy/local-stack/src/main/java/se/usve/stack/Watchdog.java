package se.usve.stack;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Path;

/**
 * A small shell process that ends ours when the launcher dies without a word, for instance by kill -9.
 * It reads what to guard from a pipe that only the launcher holds open; the pipe's end is the launcher's end.
 */
final class Watchdog implements AutoCloseable {
    private final Process shell;
    private final Writer pipe;

    private Watchdog(Process shell) {
        this.shell = shell;
        this.pipe = shell.outputWriter(UTF_8);
    }

    /** Starts it; what it does at the launcher's end goes to the log. */
    static Watchdog start(Path log) {
        PrivateFile.folder(log.toAbsolutePath().getParent());
        try (InputStream script = Watchdog.class.getResourceAsStream("watchdog.sh")) {
            return new Watchdog(new ProcessBuilder("sh", "-c", new String(script.readAllBytes(), UTF_8), "usve-watchdog")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException("The watchdog did not start", e);
        }
    }

    /** Guards a process until it ends by itself. */
    void guard(Process process) {
        say("guard " + process.pid());
        process.onExit().thenRun(() -> say("forget " + process.pid()));
    }

    /** Guards the server that writes its process id into this file, also while it is only about to. */
    void guardPostgres(Path pidFile) {
        say("postgres " + pidFile);
    }

    ProcessHandle process() {
        return shell.toHandle();
    }

    private synchronized void say(String line) {
        if (!shell.isAlive()) {
            return;
        }
        try {
            pipe.write(line + "\n");
            pipe.flush();
        } catch (IOException e) {
            // it was ended by somebody else: the launcher still ends its processes itself
        }
    }

    /** Tells it that all is ended in order. */
    @Override
    public void close() {
        say("done");
        try {
            shell.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
