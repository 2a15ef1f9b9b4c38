package se.usve.stack;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether a process still runs. */
final class Alive {
    private Alive() {}

    /**
     * False also for one that has ended and only waits for its parent to take note: an orphan's new parent, in a container
     * often some minimal program, may take seconds, and Java calls it alive until then.
     */
    static boolean is(ProcessHandle process) {
        return process.isAlive() && !endedUnnoticed(process.pid());
    }

    /** Linux tells the state after the name in parentheses, which may hold anything (proc_pid_stat(5)). */
    private static boolean endedUnnoticed(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"), ISO_8859_1);
            String afterName = stat.substring(stat.lastIndexOf(')') + 1).strip();
            return afterName.startsWith("Z") || afterName.startsWith("X");
        } catch (IOException e) {
            return false; // no such file system, or gone this moment, which isAlive tells
        }
    }
}
