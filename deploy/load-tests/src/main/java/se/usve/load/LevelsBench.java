package se.usve.load;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

/**
 * What a reading of {@code /levels} takes in a round of few units and in one of very many, both in one database, asked for
 * turn by turn by one client.
 */
public final class LevelsBench {
    private static final int WARM_UP = 3_000;

    private final Path repository;
    private final PrintWriter out;

    public LevelsBench(Path repository, PrintWriter out) {
        this.repository = repository;
        this.out = out;
    }

    /**
     * Measures and prints.
     *
     * @param few      units of the small round
     * @param many     units of the big one
     * @param requests how often each is asked for, beside the first that are not counted
     */
    public void run(int few, int many, int requests) throws IOException, InterruptedException, ExecutionException {
        say("Rounds of %,d and %,d units in one database, %,d readings of each in turn after %,d to warm up, on %d processors; "
                + "the service with %s.", few, many, requests, WARM_UP, Runtime.getRuntime().availableProcessors(),
                String.join(" ", RebuildBench.JAVA));
        try (var reporting = new ReportingAlone(repository)) {
            long events = MadeUpRound.write(reporting.bootstrapServers(), "few", few)
                    + MadeUpRound.write(reporting.bootstrapServers(), "many", many);
            reporting.startService(RebuildBench.JAVA);
            var rebuild = RebuildRun.of(reporting, events);
            say("The units came as %,d events on the topics, through a rebuild of %.0f s.", rebuild.events(),
                    RebuildBench.seconds(rebuild.whole()));
            say("%-28s %9s %9s %9s %9s", "", "units", "p50 ms", "p99 ms", "max ms");
            for (var path : List.of("levels", "levels?groupBy=specialty", "response-rates")) {
                compare(reporting, path, List.of("few", "many"), List.of(few, many), requests);
            }
        }
    }

    private void compare(ReportingAlone reporting, String path, List<String> rounds, List<Integer> units, int requests)
            throws IOException, InterruptedException {
        var samples = List.of(new double[requests], new double[requests]);
        for (int request = -WARM_UP; request < requests; request++) {
            for (int i = 0; i < rounds.size(); i++) {
                long began = System.nanoTime();
                var answer = reporting.call("/reporting/v1/rounds/" + rounds.get(i) + "/" + path, Optional.empty());
                double millis = (System.nanoTime() - began) / 1e6;
                if (answer.statusCode() != 200) {
                    throw new IOException(path + " answered " + answer.statusCode() + " " + new String(answer.body()));
                }
                if (request >= 0) {
                    samples.get(i)[request] = millis;
                }
            }
        }
        var medians = new ArrayList<Double>();
        for (int i = 0; i < rounds.size(); i++) {
            Arrays.sort(samples.get(i));
            medians.add(at(samples.get(i), 0.50));
            say("%-28s %,9d %9.2f %9.2f %9.2f", i == 0 ? "/" + path : "", units.get(i), at(samples.get(i), 0.50),
                    at(samples.get(i), 0.99), samples.get(i)[requests - 1]);
        }
        say("%-28s %9s p50 %.2f, p99 %.2f (aim: at most 1.5)", "", "ratio", medians.get(1) / medians.get(0),
                at(samples.get(1), 0.99) / at(samples.get(0), 0.99));
    }

    private static double at(double[] sorted, double share) {
        return sorted[(int) Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
    }

    private void say(String format, Object... values) {
        out.println(String.format(Locale.ROOT, format, values));
        out.flush();
    }
}
