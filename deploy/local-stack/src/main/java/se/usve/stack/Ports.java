package se.usve.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** TCP ports on the loopback address. */
public final class Ports {
    static final String LOOPBACK = "127.0.0.1";
    /** Above what services have by custom, and below what Linux and macOS give to connections. */
    private static final int FIRST = 12_000;
    private static final int END = 32_000;
    private static final int MOST_TRIES = 1_000;

    private Ports() {}

    /**
     * That many ports nobody listens on, all different. They are below those that systems give to connections by themselves: until
     * somebody listens on one, no connection of another program comes to have it.
     */
    public static int[] free(int count) {
        Set<ServerSocket> held = new LinkedHashSet<>();
        try {
            IOException taken = null;
            for (int tries = 0; held.size() < count; tries++) {
                if (tries > MOST_TRIES) {
                    throw new UncheckedIOException("No free port on " + LOOPBACK, taken);
                }
                try {
                    held.add(new ServerSocket(ThreadLocalRandom.current().nextInt(FIRST, END), 1, loopback()));
                } catch (IOException e) {
                    taken = e;
                }
            }
            return held.stream().mapToInt(ServerSocket::getLocalPort).toArray();
        } finally {
            held.forEach(Ports::closeQuietly);
        }
    }

    /** Whether somebody answers there. */
    static boolean answers(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(loopback(), port), 500);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Makes sure that a process of ours can listen there.
     *
     * @throws StackFailure with a sentence that names the port, and its holder where the system tells
     */
    static void requireFree(int port, String purpose) {
        boolean taken = answers(port);
        if (!taken) {
            try (ServerSocket socket = new ServerSocket()) {
                socket.setReuseAddress(true); // a port in TIME_WAIT can be listened on again
                socket.bind(new InetSocketAddress(loopback(), port));
            } catch (IOException e) {
                taken = true;
            }
        }
        if (taken) {
            throw new StackFailure("Port " + port + ", wanted for " + purpose + ", is taken"
                    + holder(port).map(who -> " by " + who).orElse("") + ".");
        }
    }

    /** Who listens there, as far as {@code lsof} is at hand and may see it. */
    private static Optional<String> holder(int port) {
        try {
            Process lsof = new ProcessBuilder("lsof", "-nP", "-t", "-iTCP:" + port, "-sTCP:LISTEN")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String pids = new String(lsof.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            lsof.waitFor(5, TimeUnit.SECONDS);
            return pids.lines().findFirst().map(String::strip).map(Long::parseLong).map(Ports::describe);
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static String describe(long pid) {
        String command = ProcessHandle.of(pid).flatMap(p -> p.info().command()).orElse("a process");
        return command + " (process " + pid + ")";
    }

    /** Waits until somebody answers there or the time is over; says which. */
    static boolean awaitAnswer(int port, ProcessHandle whose, Duration atMost) {
        long end = System.nanoTime() + atMost.toNanos();
        while (System.nanoTime() < end && whose.isAlive()) {
            if (answers(port)) {
                return true;
            }
            Pause.ofMillis(20);
        }
        return false;
    }

    private static InetAddress loopback() {
        try {
            return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        } catch (UnknownHostException e) {
            throw new IllegalStateException("Four bytes are an address", e);
        }
    }

    private static void closeQuietly(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
