package se.usve.load.rules;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * {@code ./usve bench rules}: our levels and the same in CEL turn by turn, each turn in a JVM of its own, so that what
 * slows the machine slows both, and by the processor time they were given. The median of the turns is printed, and their ratio.
 */
public final class RulesBench {

    private static final int TURNS = 3;
    private static final List<String> COMPARED = List.of("ours", "cel", "oursWithSentences");

    private RulesBench() {
    }

    /**
     * Runs it.
     *
     * @param arguments none, or how many turns
     */
    public static void main(String[] arguments) throws RunnerException {
        var turns = arguments.length == 0 ? TURNS : Integer.parseInt(arguments[0]);
        var scores = new double[COMPARED.size()][turns];
        var progress = System.out;
        progress.printf("27 levels of %d units; %d turns of each, on %d processors.%n", SampleUnits.all().size(), turns,
                Runtime.getRuntime().availableProcessors());
        for (int turn = 0; turn < turns; turn++) {
            for (int i = 0; i < COMPARED.size(); i++) {
                scores[i][turn] = run(COMPARED.get(i));
            }
            progress.printf(Locale.ROOT, "turn %d: ours %,.0f, CEL %,.0f, ours with sentences %,.0f units per processor second%n", turn + 1,
                    scores[0][turn], scores[1][turn], scores[2][turn]);
        }
        var medians = new ArrayList<Double>();
        for (var score : scores) {
            medians.add(median(score));
        }
        progress.printf(Locale.ROOT, "%n%-42s%15s%18s%n", "per processor second", "units", "levels");
        row("ours, the whole tree of findings", medians.get(0));
        row("CEL, the outcome alone", medians.get(1));
        row("ours, the tree and sentences in sv and en", medians.get(2));
        progress.printf(Locale.ROOT, "%nours : CEL = %.1f (aim: at least 5)%n", medians.get(0) / medians.get(1));
    }

    private static void row(String name, double units) {
        System.out.printf(Locale.ROOT, "%-42s%,15.0f%,18.0f%n", name, units, units * 27);
    }

    private static double run(String benchmark) throws RunnerException {
        var options = new OptionsBuilder().include(RulesBenchmark.class.getName() + "\\." + benchmark + "$")
                .forks(1).warmupIterations(8).warmupTime(TimeValue.seconds(1)).measurementIterations(4)
                .measurementTime(TimeValue.seconds(1)).verbosity(VerboseMode.SILENT).jvmArgsAppend("-Xmx512m").build();
        var counted = new Runner(options).run().stream().map(RunResult::getSecondaryResults).findFirst().orElseThrow();
        return counted.get("units").getScore() / counted.get("nanos").getScore() * 1e9;
    }

    private static double median(double[] scores) {
        var sorted = scores.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
