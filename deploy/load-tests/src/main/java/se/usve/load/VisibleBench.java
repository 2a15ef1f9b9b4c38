package se.usve.load;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;

/** How long it takes from sending answers until the table of levels shows what came of them, while others submit too. */
public final class VisibleBench {
    private static final int PROBES = 2;
    private static final Duration BETWEEN = Duration.ofMillis(250);
    private static final Duration WARM_UP = Duration.ofSeconds(60);

    private final Path repository;
    private final PrintWriter out;

    public VisibleBench(Path repository, PrintWriter out) {
        this.repository = repository;
        this.out = out;
    }

    /**
     * Measures and prints: first what the whole chain can do, then the times at half of that.
     *
     * @param units   how many units submit
     * @param clients how many at once
     * @param seconds how long either is measured
     */
    public void run(int units, int clients, int seconds)
            throws IOException, InterruptedException, SQLException, ExecutionException {
        say("%s", Machine.told());
        try (var chain = new Chain(repository)) {
            Duration time = Duration.ofSeconds(seconds);
            var submitting = chain.open(units);
            submitting.atFullSpeed(clients, WARM_UP);
            chain.awaitShown();
            probe(chain, submitting, 1, 1, WARM_UP);
            var before = chain.used();
            long began = System.nanoTime();
            var full = submitting.atFullSpeed(clients, time.dividedBy(2));
            chain.awaitShown();
            double rate = full.count() / ((System.nanoTime() - began) / 1e9);
            say("All load, %d clients: %,d submissions stored, scored and shown, %,.0f a second; load average %s.", clients,
                    full.count(), rate, Machine.load());
            say("Processor ms each: %s.", chain.used().since(before, full.count()));
            measure(chain, submitting, rate / 2, clients, time);
            measure(chain, submitting, 1, 1, time);
        }
    }

    private void measure(Chain chain, Submitting submitting, double rate, int clients, Duration time)
            throws IOException, InterruptedException, SQLException, ExecutionException {
        var before = chain.used();
        var probed = probe(chain, submitting, rate, clients, time);
        var sent = probed.others();
        var nanos = probed.nanos();
        say("While %,.0f others a second submit: %d submitted and shown, p50 %.1f ms, p99 %.1f ms, at most %.1f ms%s; "
                + "answered with 201 p50 %.1f ms, p99 %.1f ms; load average %s.", sent.perSecond(), nanos.length,
                Submitting.millis(nanos, 0.5), Submitting.millis(nanos, 0.99), Submitting.millis(nanos, 1),
                clients > 1 ? " (aim: p50 under 50, p99 under 500)" : "", sent.millis(0.5), sent.millis(0.99),
                Machine.load());
        say("Processor ms each: %s, with %,d readings of the table.", chain.used().since(before, sent.count() + nanos.length),
                probed.readings());
        chain.awaitShown();
    }

    /**
     * What the probes found.
     *
     * @param nanos  how long each of their submissions took to be seen, sorted
     * @param others what others submitted meanwhile
     */
    private record Probed(long[] nanos, Submitting.Result others, long readings) {
    }

    private static Probed probe(Chain chain, Submitting submitting, double rate, int clients, Duration time)
            throws IOException, InterruptedException, ExecutionException {
        List<Probe> probes = new ArrayList<>();
        for (int probe = 0; probe < PROBES; probe++) {
            probes.add(new Probe(chain, "probe-%d-%d".formatted(probe, System.nanoTime()), time, BETWEEN));
        }
        try (var threads = Executors.newFixedThreadPool(PROBES)) {
            List<Future<long[]>> waiting = probes.stream().map(threads::submit).toList();
            var sent = submitting.at(rate, clients, time);
            var all = LongStream.builder();
            for (Future<long[]> one : waiting) {
                Arrays.stream(one.get()).forEach(all);
            }
            return new Probed(all.build().sorted().toArray(), sent, probes.stream().mapToLong(Probe::readings).sum());
        }
    }

    private void say(String format, Object... values) {
        out.println(String.format(Locale.ROOT, format, values));
        out.flush();
    }
}
