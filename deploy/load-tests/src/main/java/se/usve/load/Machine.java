package se.usve.load;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** What a measurement ran on: figures mean little without it. */
final class Machine {
    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private Machine() {
    }

    /** The processors, the memory and how many other programs want them now, in a line. */
    static String told() {
        return String.format(Locale.ROOT, "%d processors (%s), %.0f GB of memory, load average %s.",
                SYSTEM.getAvailableProcessors(), model(), SYSTEM.getTotalMemorySize() / 1e9, load());
    }

    /** How many programs ran or waited for a processor, on average of the last minute. */
    static String load() {
        return String.format(Locale.ROOT, "%.1f", SYSTEM.getSystemLoadAverage());
    }

    private static String model() {
        try (var lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith("model name")).findFirst()
                    .map(line -> line.substring(line.indexOf(':') + 1).strip()).orElse(SYSTEM.getArch());
        } catch (IOException e) {
            return SYSTEM.getArch();
        }
    }
}
