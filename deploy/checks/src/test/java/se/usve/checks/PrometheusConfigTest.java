package se.usve.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;
import se.usve.stack.Service;

class PrometheusConfigTest {

    private static final String COMPOSE = "deploy/observability/prometheus.yml";
    private static final String LOCAL = "deploy/observability/prometheus-local.yml";

    @ParameterizedTest
    @ValueSource(strings = {COMPOSE, LOCAL})
    void theServicesAreJobsOfTheirNamesAtTheirManagementPorts(String file) {
        Map<String, List<Map<String, Object>>> config = new Yaml().load(Repository.read(file));
        for (Service service : Service.values()) {
            assertThat(config.get("scrape_configs")).anySatisfy(job -> {
                assertThat(job).containsEntry("job_name", service.processName()).containsEntry("metrics_path", "/q/metrics");
                assertThat(job.get("static_configs").toString()).contains(
                        (file.equals(COMPOSE) ? service.processName() : "127.0.0.1") + ":" + managementPort(service));
            });
        }
    }

    @Test
    void prometheusReadsTheOneForTheLocalStackWithItsRules() {
        Ran check = Promtool.run("check", "config", LOCAL);
        assertThat(check.exitCode()).as(check.output()).isZero();
        assertThat(check.output()).contains("rules found");
    }

    @Test
    void prometheusReadsTheOneForCompose() {
        Ran check = Promtool.run("check", "config", "--syntax-only", COMPOSE);
        assertThat(check.exitCode()).as(check.output()).isZero();
    }

    private static int managementPort(Service service) {
        return switch (service) {
            case SURVEY -> 9001;
            case SCORING -> 9002;
            case REPORTING -> 9003;
        };
    }
}
