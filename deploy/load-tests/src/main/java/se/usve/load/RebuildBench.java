package se.usve.load;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;

/** How fast the read model is rebuilt from the topics, beside {@code COPY} of the same rows into tables of the same form. */
public final class RebuildBench {

    /** As in production, but for the memory: the optimising compiler too. */
    static final List<String> JAVA = List.of("-Xmx512m", "-XX:+UseSerialGC");

    private final Path repository;
    private final PrintWriter out;

    public RebuildBench(Path repository, PrintWriter out) {
        this.repository = repository;
        this.out = out;
    }

    /**
     * Measures and prints.
     *
     * @param units how many units the round has; three events each
     */
    public void run(int units) throws IOException, InterruptedException, ExecutionException, SQLException {
        say("%s", Machine.told());
        say("A round of %,d units, three events each; the service with %s.", units, String.join(" ", JAVA));
        try (var reporting = new ReportingAlone(repository)) {
            long events = MadeUpRound.write(reporting.bootstrapServers(), "bench", units);
            reporting.startService(JAVA);
            var first = RebuildRun.of(reporting, events);
            print("Rebuild into an empty place", first);
            var second = RebuildRun.of(reporting, events);
            print("Rebuild beside a model of the same", second);
            try (var connection = reporting.connect()) {
                var copy = CopyRun.of(connection, reporting::processorSeconds);
                say("COPY: %,d rows, %,d MB in %.1f s: %,.0f rows a second; %.1f s of PostgreSQL's processor time.", copy.rows(),
                        copy.bytes() / 1_000_000, seconds(copy.time()), copy.rows() / seconds(copy.time()), copy.processor());
                say("");
                say("rebuild : COPY = %.2f reading alone, %.2f with the comparison (aim: at least 0.5), by processor time alone "
                        + "%.2f; load average %s", seconds(copy.time()) / seconds(second.reading()),
                        seconds(copy.time()) / seconds(second.whole()), copy.processor() / second.processor(), Machine.load());
            }
        }
    }

    private void print(String what, RebuildRun run) {
        say("%s: %,d events read in %.1f s, %,.0f a second, %,.0f rows a second; compared and exchanged after %.1f s more; "
                + "%.1f s of processor time.",
                what, run.events(), seconds(run.reading()), run.events() / seconds(run.reading()),
                run.rows() / seconds(run.reading()), seconds(run.whole().minus(run.reading())),
                run.processor());
    }

    static double seconds(Duration time) {
        return time.toNanos() / 1e9;
    }

    private void say(String format, Object... values) {
        out.println(String.format(Locale.ROOT, format, values));
        out.flush();
    }
}
