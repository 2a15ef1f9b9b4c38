package se.usve.stack;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A process as the state file remembers it. Process ids are used again; with the start time they name one process.
 *
 * @param name what it is, for instance {@code kafka}
 * @param pid its process id
 * @param started when it started, milliseconds since 1970
 */
public record Recorded(String name, long pid, long started) {
    /** Two readings of one process's start time differ by rounding; two processes of one id are further apart. */
    private static final Duration SAME = Duration.ofSeconds(2);

    static Recorded of(String name, ProcessHandle process) {
        long started = process.info().startInstant().orElse(Instant.EPOCH).toEpochMilli();
        return new Recorded(name, process.pid(), started);
    }

    /** The process, if it still runs and is still the same. */
    Optional<ProcessHandle> running() {
        return ProcessHandle.of(pid)
                .filter(Alive::is)
                .filter(found -> found.info()
                        .startInstant()
                        .map(at -> Math.abs(at.toEpochMilli() - started) <= SAME.toMillis())
                        .orElse(false));
    }
}
