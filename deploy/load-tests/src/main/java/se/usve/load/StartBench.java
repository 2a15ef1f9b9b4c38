package se.usve.load;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import se.usve.stack.DataFolder;
import se.usve.stack.LocalStack;
import se.usve.stack.Service;
import se.usve.stack.ServiceJvm.AotCache;
import se.usve.stack.ServiceJvm.Container;
import se.usve.stack.ServiceProcess;
import se.usve.stack.StackPlan;

/** How long a service takes from its start to being ready, and how much memory it has then: as its image, without and with the cache. */
public final class StartBench {
    private static final List<AotCache> WAYS = List.of(AotCache.NONE, AotCache.USED);

    /**
     * A start.
     *
     * @param seconds until it was ready, by the clock
     * @param processor seconds of processor time that it took: what counts on a machine with other work
     * @param megabytes resident when it was ready
     * @param own of these, what is not of files, as the cache and the JVM's libraries are: those the system can let go and
     *            read again
     */
    private record Start(double seconds, double processor, double megabytes, double own) {
    }

    private final Path repository;
    private final PrintWriter out;

    public StartBench(Path repository, PrintWriter out) {
        this.repository = repository;
        this.out = out;
    }

    /**
     * Measures and prints the medians. The ways take turns, one service at a time, beside an idle PostgreSQL and Kafka.
     *
     * @param runs how often each service is started each way
     * @param memory what the JVM takes for the memory of the machine, as a container's limit, for instance 640m
     */
    public void run(int runs, String memory) throws IOException, InterruptedException {
        for (Service service : Service.values()) {
            if (!Files.exists(repository.resolve(service.processName()).resolve("target/quarkus-app/app.aot"))) {
                new Training(repository, out).run();
            }
        }
        List<String> options = List.of("-XX:MaxRAM=" + memory);
        DataFolder data = new DataFolder(Files.createTempDirectory("usve-start-"));
        var plan = StackPlan.standard(repository, data).onFreePorts().withJvm(new Container(AotCache.NONE, options));
        try (var stack = LocalStack.start(plan, _ -> { })) {
            for (Service service : Service.values()) {
                stack.stop(service, true);
            }
            say("Each service started %d times each way in turn, alone, with %s of memory, on %d processors; medians (range), "
                    + "resident memory (of which not of files).",
                    runs, memory, Runtime.getRuntime().availableProcessors());
            say("%-18s %-50s %s", "", "without the cache", "with it");
            for (Service service : Service.values()) {
                print(service, measure(stack, service, runs, options));
            }
        } finally {
            data.delete();
        }
    }

    private static Map<AotCache, List<Start>> measure(LocalStack stack, Service service, int runs, List<String> options)
            throws IOException, InterruptedException {
        Map<AotCache, List<Start>> starts = new EnumMap<>(AotCache.class);
        WAYS.forEach(way -> starts.put(way, new ArrayList<>()));
        // The first round fills the machine's file cache and is not counted.
        for (int run = 0; run <= runs; run++) {
            for (AotCache way : WAYS) {
                long began = System.nanoTime();
                ServiceProcess process = stack.another(service, new Container(way, options));
                double seconds = (System.nanoTime() - began) / 1e9;
                Start start = new Start(seconds, processorSeconds(process.pid()),
                        megabytes(process.pid(), "VmRSS"), megabytes(process.pid(), "RssAnon"));
                process.stop();
                if (run > 0) {
                    starts.get(way).add(start);
                }
            }
        }
        return starts;
    }

    private static double processorSeconds(long pid) {
        return ProcessHandle.of(pid).flatMap(process -> process.info().totalCpuDuration()).orElseThrow().toMillis() / 1e3;
    }

    /** {@return a line of what Linux tells of a process, not a number elsewhere} */
    private static double megabytes(long pid, String line) throws IOException {
        var status = Path.of("/proc", Long.toString(pid), "status");
        return !Files.exists(status) ? Double.NaN : Files.readAllLines(status).stream()
                .filter(each -> each.startsWith(line + ":"))
                .mapToDouble(each -> Long.parseLong(each.replaceAll("\\D", "")) / 1024.0).findFirst().orElse(Double.NaN);
    }

    private void print(Service service, Map<AotCache, List<Start>> starts) {
        say("%-18s %-50s %s", service.processName(), told(starts.get(AotCache.NONE)), told(starts.get(AotCache.USED)));
    }

    private static String told(List<Start> starts) {
        double[] seconds = starts.stream().mapToDouble(Start::seconds).sorted().toArray();
        double[] megabytes = starts.stream().mapToDouble(Start::megabytes).sorted().toArray();
        double[] own = starts.stream().mapToDouble(Start::own).sorted().toArray();
        double[] processor = starts.stream().mapToDouble(Start::processor).sorted().toArray();
        return String.format(Locale.ROOT, "%.2f s (%.2f-%.2f), %.2f s CPU, %.0f MB (%.0f)", median(seconds), seconds[0],
                seconds[seconds.length - 1], median(processor), median(megabytes), median(own));
    }

    private static double median(double[] sorted) {
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    private void say(String format, Object... values) {
        out.println(String.format(Locale.ROOT, format, values));
        out.flush();
    }
}
