package se.usve.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.usve.chassis.startup.Rehearsal;

/** No service refuses to start for the settings that the files of this repository give it. */
class InstallationsStartTest {

    static final List<String> SERVICES = Compose.SERVICES;

    /** {@code ${NAME:-default}} and {@code ${NAME:?message}}. */
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z0-9_]+)(?::([-?])([^}]*))?}");
    private static final String MADE_UP = "0f3b9d2c88aa41e70f3b9d2c88aa41e7";

    @ParameterizedTest
    @FieldSource("SERVICES")
    void thoseOfCompose(String service) {
        var environment = new TreeMap<String, String>();
        Compose.main().environment(service).forEach((name, value) -> environment.put(name, filledIn(value)));
        assertThat(refusal(service, environment)).isEmpty();
        assertThat(environment).as("and it is the acceptance that lets them").containsKey("USVE_ACCEPT");
        environment.remove("USVE_ACCEPT");
        assertThat(refusal(service, environment)).contains("USVE_ACCEPT=plain-database,plain-broker");
    }

    @ParameterizedTest
    @ValueSource(strings = {Manifests.SMALL, Manifests.HIGH_AVAILABILITY, "deploy/k8s/installation.example"})
    void thoseOfKubernetesWhichAcceptNothing(String folder) {
        var manifests = Manifests.of(folder);
        assertThat(manifests.workloads()).hasSizeGreaterThanOrEqualTo(SERVICES.size()).allSatisfy(workload -> {
            var environment = manifests.environment(workload);
            assertThat(environment).doesNotContainKey("USVE_ACCEPT");
            assertThat(refusal(Manifests.service(workload), environment)).as(Manifests.title(workload)).isEmpty();
        });
    }

    @Test
    void aServiceToldNothingWouldNotStart() {
        assertThat(refusal("survey-service", Map.of())).contains("quarkus.datasource.jdbc.url", "kafka.bootstrap.servers",
                "quarkus.oidc.auth-server-url");
    }

    /** {@return what the service would say, nothing if it would start} What stands in files is taken to be good. */
    private static String refusal(String service, Map<String, String> environment) {
        var given = new TreeMap<>(environment);
        environment.keySet().stream().filter(name -> name.endsWith("_FILE"))
                .forEach(name -> given.put(name.substring(0, name.length() - "_FILE".length()), MADE_UP));
        return Rehearsal.refusal(service, given, ConfigurationReference.setBy(service.replace("-service", ""))).orElse("");
    }

    /** As an operator fills in what has no default. */
    private static String filledIn(String value) {
        return VARIABLE.matcher(value).replaceAll(found -> Matcher.quoteReplacement(
                "-".equals(found.group(2)) ? found.group(3) : found.group(1).contains("ISSUER") ? "https://id.example.se/realms/usve"
                        : MADE_UP));
    }
}
