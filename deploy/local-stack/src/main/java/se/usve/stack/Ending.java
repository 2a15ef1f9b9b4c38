package se.usve.stack;

import java.io.IOException;
import java.time.Duration;

/** Ends a process: asks first, waits, then insists. */
enum Ending {
    /** TERM, then KILL: for processes of which everything that counts is already on disk. */
    TERMINATE("TERM", "KILL"),
    /** PostgreSQL's fast shutdown, then its immediate one, which recovers from the log at the next start (manual, 18.5). */
    FAST_SHUTDOWN("INT", "QUIT");

    final String first;
    final String last;

    Ending(String first, String last) {
        this.first = first;
        this.last = last;
    }

    void end(ProcessHandle process, Duration patience) {
        if (!Alive.is(process)) {
            return;
        }
        signal(process.pid(), first);
        if (!gone(process, patience)) {
            signal(process.pid(), last);
            gone(process, patience);
        }
    }

    /** Looks often: Java's own notice of the end of a process that is not its child comes a second late. */
    private static boolean gone(ProcessHandle process, Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        while (Alive.is(process)) {
            if (System.nanoTime() > end) {
                return false;
            }
            Pause.ofMillis(20);
        }
        return true;
    }

    /** Sends a signal by name; Java itself knows only TERM and KILL. */
    static void signal(long pid, String signal) {
        try {
            new ProcessBuilder("sh", "-c", "kill -$0 $1", signal, Long.toString(pid))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new StackFailure("Cannot send " + signal + " to process " + pid + ".", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
