package se.usve.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.yaml.snakeyaml.Yaml;
import se.usve.stack.Service;

/** What the tests run is what the containers run: compose and the local stack set the same variables. */
class ComposeTest {

    private static final Set<String> DEFAULTS_OF_THE_SERVICE = Set.of("USVE_PROCEDURE_DOUBLE_REVIEW",
            "USVE_PROCEDURE_REPLY_DAYS", "USVE_ASSESSMENT_CLAIM_TIME", "USVE_OVERRIDES_EVERY");

    @ParameterizedTest
    @EnumSource(Service.class)
    void aServiceGetsTheSameVariablesFromComposeAsFromTheLocalStack(Service service) throws IOException {
        var composed = new TreeSet<String>();
        compose().path("services").path(service.processName()).path("environment").fieldNames()
                .forEachRemaining(composed::add);
        // Only containers have a mail server, the local stack has the folder alone; and an operator may set there how rounds
        // are assessed, where the local stack has the service's own defaults.
        composed.removeIf(name -> name.startsWith("QUARKUS_MAILER_") || DEFAULTS_OF_THE_SERVICE.contains(name));
        assertThat(composed).isEqualTo(new TreeSet<>(RunningSystem.get().stack().environment(service).keySet()));
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
