package se.usve.checks;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The metrics that somebody has written down: ours, those of the libraries we run on, and those of other exporters. */
final class KnownMetrics {

    static final String OURS = "deploy/observability/metrics.md";
    static final String OTHERS = "deploy/observability/standard-metrics.md";

    private static final Pattern ROW = Pattern.compile("^\\| `([a-z_:0-9]+)` \\| (\\w+)", Pattern.MULTILINE);
    private static final Set<String> OF_HISTOGRAMS = Set.of("_bucket", "_sum", "_count", "_max");

    private KnownMetrics() {}

    /** All, a histogram as the series it is made of. */
    static Set<String> names() {
        return Stream.of(OURS, OTHERS).flatMap(KnownMetrics::namesIn).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> namesIn(String file) {
        return ROW.matcher(Repository.read(file)).results().flatMap(row -> row.group(2).equals("histogram")
                ? OF_HISTOGRAMS.stream().map(row.group(1)::concat)
                : Stream.of(row.group(1)));
    }
}
