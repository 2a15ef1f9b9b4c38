package se.usve.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import se.usve.stack.Service;

/** What the running services tell of themselves is what {@code deploy/observability/metrics.md} says, all of it and no more. */
class MetricsTest {

    private static final Pattern ROW = Pattern.compile("\\| `(usve_\\w+)` \\| (\\w+) \\| (.*?) \\| ([a-z, ]+) \\| .+ \\|");
    private static final Pattern TYPE = Pattern.compile("# TYPE (usve_\\w+) (\\w+)");
    private static final Pattern SERIES = Pattern.compile("(usve_\\w+?)(_bucket|_sum|_count|_max)?(?:\\{(.*?)})? .+");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"([^\"]*)\"");
    private static final Pattern NAMED = Pattern.compile("`([^`]+)`");

    /** A metric: its type and each label with its values. */
    private record Metric(String type, Map<String, Set<String>> labels) {
    }

    /** What is there only after the first event would keep a rule on its rate from seeing that event. */
    @BeforeAll
    static void theServicesHaveJustStarted() {
        RollingRestartTest.atOnce(List.of(Service.values()), service -> {
            RunningSystem.get().stack().stop(service, true);
            RunningSystem.get().stack().start(service);
        });
    }

    @Test
    void theListHasEveryMetricOfEveryService() throws IOException {
        for (var service : Service.values()) {
            var told = told(service);
            var listed = listed(service);
            assertThat(told.keySet()).as(service + " tells what is listed").containsExactlyElementsOf(listed.keySet());
            told.forEach((name, metric) -> {
                assertThat(metric.type()).as(name).isEqualTo(listed.get(name).type());
                assertThat(metric.labels().keySet()).as("labels of " + name).isEqualTo(listed.get(name).labels().keySet());
                metric.labels().forEach((label, values) -> {
                    var known = listed.get(name).labels().get(label);
                    if (!known.isEmpty()) {
                        assertThat(known).as("values of " + label + " of " + name).containsAll(values);
                    }
                });
            });
        }
    }

    @Test
    void everyMetricSaysWhatItIs() {
        for (var service : Service.values()) {
            var text = RunningSystem.get().management(service, "/q/metrics");
            told(service).keySet().forEach(name -> assertThat(text.lines())
                    .as("a description of " + name).anyMatch(line -> line.matches("# HELP " + name + " \\S.+")));
        }
    }

    private static Map<String, Metric> told(Service service) {
        var types = new TreeMap<String, String>();
        var text = RunningSystem.get().management(service, "/q/metrics");
        text.lines().map(TYPE::matcher).filter(line -> line.matches())
                .forEach(line -> types.put(line.group(1), line.group(2)));
        // The largest value of a histogram comes as a gauge beside it.
        types.keySet().removeIf(name -> name.endsWith("_max") && types.containsKey(name.substring(0, name.length() - 4)));
        var told = new TreeMap<String, Metric>();
        types.forEach((name, type) -> told.put(name, new Metric(type, new TreeMap<>())));
        text.lines().map(SERIES::matcher).filter(line -> line.matches()).forEach(line -> {
            var metric = told.getOrDefault(line.group(1), told.get(line.group(1) + line.group(2)));
            assertThat(metric).as(line.group()).isNotNull();
            LABEL.matcher(line.group(3) == null ? "" : line.group(3)).results()
                    .filter(label -> !label.group(1).equals("le"))
                    .forEach(label -> metric.labels().computeIfAbsent(label.group(1), _ -> new TreeSet<>())
                            .add(label.group(2)));
        });
        return told;
    }

    private static Map<String, Metric> listed(Service service) throws IOException {
        var name = service.processName().replace("-service", "");
        return Files.readString(RunningSystem.repository().resolve("deploy/observability/metrics.md")).lines()
                .map(ROW::matcher).filter(row -> row.matches() && Set.of(row.group(4).split(", ")).contains(name))
                .collect(Collectors.toMap(row -> row.group(1), row -> new Metric(row.group(2), labels(row.group(3))),
                        (a, _) -> a, TreeMap::new));
    }

    /** As in {@code `group`=`scoring`, `reporting`; `result`=`applied`}: without values, any are allowed. */
    private static Map<String, Set<String>> labels(String cell) {
        var labels = new TreeMap<String, Set<String>>();
        for (var part : Arrays.asList(cell.split("; "))) {
            var halves = part.split("=", 2);
            if (halves.length == 2) {
                labels.put(names(halves[0]).iterator().next(), names(halves[1]));
            } else {
                names(part).forEach(label -> labels.put(label, Set.of()));
            }
        }
        return labels;
    }

    private static Set<String> names(String text) {
        return NAMED.matcher(text).results().map(found -> found.group(1)).collect(Collectors.toCollection(TreeSet::new));
    }
}
