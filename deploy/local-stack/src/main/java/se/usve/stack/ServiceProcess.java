package se.usve.stack;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One service, started as its container starts it: the packaged jar, told everything by environment variables. */
public final class ServiceProcess {
    private static final Duration READY_WITHIN = Duration.ofSeconds(180);

    private final String name;
    private final Listen listen;
    private final Path log;
    private final Process process;
    private final Duration endsWithin;

    private ServiceProcess(String name, Listen listen, Duration endsWithin, Path log, Process process) {
        this.name = name;
        this.listen = listen;
        this.endsWithin = endsWithin;
        this.log = log;
        this.process = process;
    }

    static ServiceProcess launch(
            String name,
            Path jar,
            Listen listen,
            List<String> javaOptions,
            Duration endsWithin,
            Map<String, String> environment,
            Path log) {
        List<String> arguments = new ArrayList<>(javaOptions);
        // From its folder, as in a container: a cache of classes holds only for the path by which it was made.
        arguments.addAll(List.of("-jar", jar.getFileName().toString()));
        Path folder = jar.toAbsolutePath().getParent();
        Process process = JavaProgram.start(arguments, environment, folder, log);
        return new ServiceProcess(name, listen, endsWithin, log, process);
    }

    /**
     * Waits until its readiness check says yes.
     *
     * @throws StackFailure with the end of its log when it ends or is not ready in time
     */
    void awaitReady() {
        long end = System.nanoTime() + READY_WITHIN.toNanos();
        while (!ready()) {
            if (!process.isAlive()) {
                throw failure("The " + name + " ended with exit code " + process.exitValue() + " before it was ready.");
            }
            if (System.nanoTime() > end) {
                throw failure("The " + name + " was not ready within " + READY_WITHIN.toSeconds() + " s.");
            }
            Pause.ofMillis(50);
        }
    }

    /** Where it listens. */
    public Listen listen() {
        return listen;
    }

    /** The number of its process. */
    public long pid() {
        return process.pid();
    }

    /** Whether it says now that requests may be sent to it. */
    public boolean ready() {
        try {
            HttpURLConnection request = (HttpURLConnection) listen.health().toURL().openConnection();
            request.setConnectTimeout(1000);
            request.setReadTimeout(5000);
            try {
                return request.getResponseCode() == HttpURLConnection.HTTP_OK;
            } finally {
                request.disconnect();
            }
        } catch (IOException e) {
            return false; // not listening yet
        }
    }

    StackFailure failure(String sentence) {
        return new StackFailure(sentence + " The end of " + log + ":\n" + LogTail.of(log, 15));
    }

    Process process() {
        return process;
    }

    /** Asks it to end, as whoever runs its container does, and waits until it has. */
    public void stop() {
        Ending.TERMINATE.end(process.toHandle(), endsWithin);
    }

    /** Asks it to end, and does not wait. */
    public void askToEnd() {
        process.destroy();
    }

    /** Stops its clock: connections stay open and nothing answers. */
    public void freeze() {
        Ending.signal(process.pid(), "STOP");
    }

    /** Lets it go on after {@link #freeze}. */
    public void thaw() {
        Ending.signal(process.pid(), "CONT");
    }

    /** Ends it at once, as a crash would. */
    public void kill() {
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
