package se.usve.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;

/** Somebody follows a runbook at night: what it names must be there. */
class RunbooksTest {

    private static final Pattern LINK = Pattern.compile("]\\((?!https?:)([^)#]+)(#[^)]*)?\\)");
    private static final Pattern COMMAND = Pattern.compile("\\./usve ([a-z][a-z-]*)");
    private static final Pattern CONTAINER = Pattern.compile(
            "docker compose (?:exec|logs|restart|kill|up|stop)(?: -[-a-z]+(?: \\d+| HUP)?)* ([a-z][a-z-]+)");

    static List<Path> runbooks() {
        try (Stream<Path> files = Files.list(Repository.at("deploy/runbooks"))) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("runbooks")
    void whatItLinksToIsThere(Path runbook) throws IOException {
        assertThat(found(LINK, runbook)).allSatisfy(link -> assertThat(runbook.resolveSibling(link)).exists());
    }

    @ParameterizedTest
    @MethodSource("runbooks")
    void theCommandsItNamesAreThere(Path runbook) throws IOException {
        String help = Repository.read("usve");
        assertThat(found(COMMAND, runbook)).allSatisfy(command -> assertThat(help).contains("  ./usve " + command));
    }

    @ParameterizedTest
    @MethodSource("runbooks")
    void theContainersItNamesAreThere(Path runbook) throws IOException {
        Map<String, Map<String, Object>> compose = new Yaml().load(Repository.read("docker-compose.yml"));
        assertThat(compose.get("services").keySet()).containsAll(found(CONTAINER, runbook));
    }

    private static List<String> found(Pattern pattern, Path file) throws IOException {
        return pattern.matcher(Files.readString(file)).results().map(match -> match.group(1)).distinct().toList();
    }
}
