package se.usve.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A metric whose name is misspelt is never there, and an alert on it never fires. */
class MetricsInUseTest {

    @Test
    void rulesAndDashboardsReadOnlyWhatIsWrittenDown() {
        Set<String> known = new TreeSet<>(KnownMetrics.names());
        known.addAll(AlertRules.recorded());
        assertThat(read()).isSubsetOf(known);
    }

    @Test
    void whatIsComputedBeforehandIsRead() {
        assertThat(read()).containsAll(List.of("usve:submissions:slow_ratio10m", "usve:requests:without_error:ratio30d"));
        assertThat(AlertRules.recorded()).doesNotHaveDuplicates();
    }

    @Test
    void whatIsSaidOfOthersMetricsIsUsed() {
        assertThat(KnownMetrics.names().stream().filter(name -> !name.startsWith("usve_")
                && !name.startsWith("http_server_requests_seconds"))).allMatch(read()::contains);
    }

    private static Set<String> read() {
        Set<String> read = new TreeSet<>();
        Stream.concat(AlertRules.expressions().stream(), Dashboards.all().stream().flatMap(board -> board.expressions().stream()))
                .forEach(expression -> read.addAll(PromQl.metricsOf(expression)));
        return read;
    }
}
