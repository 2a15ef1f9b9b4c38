package se.usve.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * How much processor time a process and its descendants have taken, also those that have ended, as Linux counts it. On a machine
 * that others use too it says more than the clock does.
 */
final class ProcessorTime {
    private static final double TICKS_A_SECOND = 100;
    /** Of the fields after the name in {@code /proc/<pid>/stat}: user and system time, its own and of children it waited for. */
    private static final int USER = 11;

    private ProcessorTime() {
    }

    /** {@return seconds until now; 0 where there is no {@code /proc}} */
    static double of(ProcessHandle process) {
        return Stream.concat(Stream.of(process), process.descendants()).mapToDouble(ProcessorTime::ofOne).sum();
    }

    private static double ofOne(ProcessHandle process) {
        try {
            String stat = Files.readString(Path.of("/proc/" + process.pid() + "/stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            double ticks = 0;
            for (int field = USER; field < USER + 4; field++) {
                ticks += Long.parseLong(fields[field]);
            }
            return ticks / TICKS_A_SECOND;
        } catch (NoSuchFileException e) {
            return 0; // It has just ended, and its parent has what it took.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
