package se.usve.checks;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** The rules in Kubernetes are those that Prometheus is given elsewhere and that promtool tries. */
class PrometheusRuleTest {

    private static final String RULES = "deploy/observability/rules/usve.yml";
    private static final String OBJECT = "deploy/k8s/components/monitoring/prometheus-rule.yaml";

    @Test
    void theObjectHoldsTheRulesAsTheyAre() throws IOException {
        var rules = Repository.read(RULES);
        var expected = """
                # Written from %s, which is the one to change, by
                #   ./mvnw -pl deploy/checks -am test -Dtest=PrometheusRuleTest -Dusve.write=true -Dsurefire.failIfNoSpecifiedTests=false
                apiVersion: monitoring.coreos.com/v1
                kind: PrometheusRule
                metadata:
                  name: usve
                spec:
                """.formatted(RULES)
                + rules.substring(rules.indexOf("\ngroups:") + 1).lines()
                        .map(line -> line.isBlank() ? "" : "  " + line).collect(joining("\n", "", "\n"));
        if (Boolean.getBoolean("usve.write")) {
            Files.writeString(Repository.at(OBJECT), expected);
        }
        assertThat(Repository.read(OBJECT)).isEqualTo(expected);
    }
}
