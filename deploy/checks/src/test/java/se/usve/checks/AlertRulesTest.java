package se.usve.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;
import se.usve.checks.AlertRules.Alert;

/** An alert wakes somebody: it must fire when it should, be quiet when it should, and say what to do. */
class AlertRulesTest {

    private static final String TESTS = "deploy/observability/rules-tests/usve.yml";
    private static final String RUNBOOKS = "deploy/runbooks/";

    static List<Alert> alerts() {
        return AlertRules.alerts();
    }

    @Test
    void prometheusReadsThem() {
        Ran check = Promtool.run("check", "rules", "--lint=all", "--lint-fatal", AlertRules.FILE);
        assertThat(check.exitCode()).as(check.output()).isZero();
    }

    @Test
    void theyFireAndAreQuietAsTheirTestsSay() {
        Ran test = Promtool.run("test", "rules", TESTS);
        assertThat(test.exitCode()).as(test.output()).isZero();
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void eachIsTriedBothFiringAndQuietWithItsMetricsThere(Alert alert) {
        assertThat(triedTimes(alert, true)).as("Times at which %s fires", alert.name()).isPositive();
        assertThat(triedTimes(alert, false)).as("Times at which %s is quiet", alert.name()).isPositive();
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void eachSaysWhatItIsInBothLanguagesAndHowGrave(Alert alert) {
        assertThat(alert.severity()).isIn("critical", "warning");
        assertThat(alert.annotations()).containsOnlyKeys("summary", "summary_en", "description", "runbook_url");
        assertThat(alert.annotations().values()).noneMatch(String::isBlank);
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void eachHasARunbookThatTellsSymptomCheckActAndUndo(Alert alert) {
        String path = alert.annotations().get("runbook_url");
        assertThat(path).startsWith(RUNBOOKS).endsWith(".md");
        assertThat(Repository.at(path)).exists();
        String text = Repository.read(path);
        assertThat(text).contains("## Symptom", "## Check", "## Act", "## Undo");
        assertThat(text).as("The runbook names the alert").contains(alert.name());
    }

    @Test
    void theIndexOfRunbooksHasEachAlertWithItsRunbookAndNoOther() {
        String index = Repository.read(RUNBOOKS + "README.md");
        Set<String> listed = index.lines().filter(line -> line.startsWith("| `Usve"))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> expected = alerts().stream().map(alert -> {
            String file = alert.annotations().get("runbook_url").substring(RUNBOOKS.length());
            return "| `%s` | %s | [%s](%s) |".formatted(alert.name(), alert.severity(), file, file);
        }).collect(Collectors.toCollection(TreeSet::new));
        assertThat(listed.stream().map(line -> line.replaceFirst("\\|[^|]*\\|$", "|")).toList())
                .containsExactlyElementsOf(expected);
    }

    @Test
    void everyRunbookIsInTheIndex() throws Exception {
        String index = Repository.read(RUNBOOKS + "README.md");
        try (Stream<java.nio.file.Path> files = Files.list(Repository.at(RUNBOOKS))) {
            assertThat(files.map(file -> file.getFileName().toString()).filter(name -> !name.equals("README.md")))
                    .allSatisfy(name -> assertThat(index).contains("](" + name + ")"));
        }
    }

    /** At how many moments it is asked for and found firing, or found not to be there though a metric of it is given. */
    private static long triedTimes(Alert alert, boolean firing) {
        return tests().stream()
                .filter(test -> firing || reads(test, alert))
                .flatMap(test -> list(test.get("promql_expr_test")).stream())
                .filter(asked -> asked.get("expr").equals("ALERTS{alertname=\"" + alert.name() + "\"}"))
                .filter(asked -> firing
                        ? list(asked.get("exp_samples")).stream()
                                .anyMatch(sample -> sample.get("labels").toString().contains("alertstate=\"firing\""))
                        : list(asked.get("exp_samples")).isEmpty())
                .count();
    }

    private static boolean reads(Map<String, Object> test, Alert alert) {
        Set<String> given = list(test.get("input_series")).stream()
                .map(series -> series.get("series").toString().replaceFirst("\\{.*", ""))
                .collect(Collectors.toSet());
        // What an alert reads may be computed beforehand from what is given.
        return PromQl.metricsOf(alert.expression()).stream()
                .anyMatch(metric -> given.contains(metric) || metric.contains(":") && !given.isEmpty());
    }

    private static List<Map<String, Object>> tests() {
        Map<String, Object> file = new Yaml().load(Repository.read(TESTS));
        return list(file.get("tests"));
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> list(Object value) {
        return (List<Map<String, Object>>) value;
    }
}
