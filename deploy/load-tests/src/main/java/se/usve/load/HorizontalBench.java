package se.usve.load;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import se.usve.stack.Service;

/**
 * How fast what waits on the topics is scored and shown by one instance of the scoring and the reporting service, and by two of
 * each. They are halted (SIGSTOP) while answers are submitted, so that nothing but their work is measured, and that of PostgreSQL
 * and Kafka. Where the machine has no processor to spare for the others, the second ones have none either.
 */
public final class HorizontalBench {
    private static final int CLIENTS = 32;
    private static final Duration WARM_UP = Duration.ofSeconds(15);
    /** Well under the time after which Kafka gives a silent instance up. */
    private static final Duration HALTED = Duration.ofSeconds(4);
    private static final List<Service> CONSUMERS = List.of(Service.SCORING, Service.REPORTING);

    private final Path repository;
    private final PrintWriter out;

    public HorizontalBench(Path repository, PrintWriter out) {
        this.repository = repository;
        this.out = out;
    }

    /**
     * Measures and prints.
     *
     * @param units how many units submit
     * @param turns how often either is measured
     */
    public void run(int units, int turns) throws IOException, InterruptedException, SQLException {
        say("%s", Machine.told());
        try (var chain = new Chain(repository)) {
            var submitting = chain.open(units);
            List<Long> first = CONSUMERS.stream().map(service -> chain.stack().process(service).pid()).toList();
            double one = measure(chain, submitting, first, turns, "one of each");
            List<Long> both = Stream.concat(first.stream(),
                    CONSUMERS.stream().map(service -> chain.stack().another(service).pid())).toList();
            double two = measure(chain, submitting, both, turns, "two of each");
            say("");
            say("two : one = %.2f", two / one);
        }
    }

    private double measure(Chain chain, Submitting submitting, List<Long> consumers, int turns, String what)
            throws IOException, InterruptedException, SQLException {
        submitting.atFullSpeed(CLIENTS, WARM_UP);
        chain.awaitShown();
        List<Double> rates = new ArrayList<>();
        for (int turn = 1; turn <= turns; turn++) {
            signal("STOP", consumers);
            int waiting;
            try {
                waiting = submitting.atFullSpeed(CLIENTS, HALTED).count();
                chain.awaitTold();
            } finally {
                signal("CONT", consumers);
            }
            long began = System.nanoTime();
            chain.awaitShown();
            rates.add(waiting / ((System.nanoTime() - began) / 1e9));
            say("%s, turn %d: %,d submissions scored and shown, %,.0f a second; load average %s", what, turn, waiting,
                    rates.getLast(), Machine.load());
        }
        List<Double> sorted = rates.stream().sorted().toList();
        return (sorted.get((sorted.size() - 1) / 2) + sorted.get(sorted.size() / 2)) / 2;
    }

    private static void signal(String name, List<Long> processes) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("kill", "-" + name));
        processes.forEach(process -> command.add(Long.toString(process)));
        Process kill = new ProcessBuilder(command).redirectErrorStream(true).start();
        kill.getOutputStream().close();
        String said = new String(kill.getInputStream().readAllBytes());
        if (kill.waitFor() != 0) {
            throw new IOException("The services could not be signalled: " + said);
        }
    }

    private void say(String format, Object... values) {
        out.println(String.format(Locale.ROOT, format, values));
        out.flush();
    }
}
