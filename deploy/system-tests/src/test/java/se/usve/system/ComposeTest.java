package se.usve.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.yaml.snakeyaml.Yaml;
import se.usve.stack.Service;

/** What the tests run is what the containers run: compose and the local stack set the same variables. */
class ComposeTest {

    /** Where containers and the local stack are not alike, and why. */
    private static final Pattern CONTAINERS_ALONE = Pattern.compile(String.join("|",
            // an issuer, and the pages' sign-in by it, where the local stack has a key of its own and a link
            "QUARKUS_PROFILE", "QUARKUS_OIDC_AUTH_SERVER_URL", "QUARKUS_OIDC_CONNECTION_DELAY", "QUARKUS_OIDC_ROLES_.*",
            "USVE_ACCESS_REGION_CLAIM", "USVE_PAGES_OIDC_.*", "QUARKUS_OIDC_PAGES_.*",
            // a mail server, where the local stack has a folder
            "QUARKUS_MAILER_.*",
            // what an operator wants of its log, its traces and its end
            "QUARKUS_LOG_.*", "QUARKUS_HTTP_ACCESS_LOG_.*", "QUARKUS_OTEL_.*", "QUARKUS_SHUTDOWN_.*"));
    private static final Set<String> LOCAL_STACK_ALONE = Set.of("QUARKUS_OIDC_PUBLIC_KEY", "USVE_PAGES_SIGN_IN_LINK",
            // one person and their scripts, who may call as often as they like
            "USVE_CALLS_OF_CALLER", "USVE_CALLS_OF_ADDRESS", RunningSystem.OF_REPORTING_ALONE);

    @ParameterizedTest
    @EnumSource(Service.class)
    void aServiceGetsTheSameVariablesFromComposeAsFromTheLocalStack(Service service) throws IOException {
        var composed = new TreeSet<String>();
        // A secret stands in a file there, and is the same setting.
        compose().path("services").path(service.processName()).path("environment").fieldNames()
                .forEachRemaining(name -> composed.add(name.replaceFirst("_FILE$", "")));
        composed.removeIf(CONTAINERS_ALONE.asMatchPredicate());
        var local = new TreeSet<>(RunningSystem.get().stack().environment(service).keySet());
        local.removeIf(name -> LOCAL_STACK_ALONE.contains(name) || CONTAINERS_ALONE.matcher(name).matches());
        assertThat(composed).isEqualTo(local);
    }

    @ParameterizedTest
    @EnumSource(Service.class)
    void portsInComposeAndContainerfileAreTheLocalStacks(Service service) throws IOException {
        var definition = compose().path("services").path(service.processName());
        assertThat(definition.path("environment").path("QUARKUS_HTTP_PORT").asInt()).isEqualTo(service.defaultHttpPort());
        assertThat(definition.path("environment").path("QUARKUS_MANAGEMENT_PORT").asInt())
                .isEqualTo(service.defaultManagementPort());
        assertThat(definition.at("/build/args/SERVICE").asText()).isEqualTo(service.processName());
        var exposed = Files.readAllLines(
                RunningSystem.repository().resolve(definition.path("build").path("dockerfile").asText())).stream()
                .filter(line -> line.startsWith("EXPOSE ")).collect(Collectors.joining());
        assertThat(exposed.split(" ")).contains(Integer.toString(service.defaultHttpPort()),
                Integer.toString(service.defaultManagementPort()));
    }

    private static JsonNode compose() throws IOException {
        // SnakeYAML resolves anchors and merge keys, as compose does.
        var loaded = new Yaml().<Object>load(
                Files.readString(RunningSystem.repository().resolve("docker-compose.yml")));
        return new ObjectMapper().valueToTree(loaded);
    }
}
