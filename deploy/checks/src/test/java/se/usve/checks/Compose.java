package se.usve.checks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.yaml.snakeyaml.Yaml;

/** A file of compose, read as compose reads it: anchors and merge keys followed. */
record Compose(JsonNode root) {

    static final List<String> SERVICES = List.of("survey-service", "scoring-service", "reporting-service");
    private static final Pattern VARIABLE = Pattern.compile("(?<!\\$)\\$\\{([A-Z_]+)");

    static Compose of(String path) {
        // The tag is compose's own: this list instead of the other file's, not after it.
        return new Compose(new ObjectMapper().valueToTree(
                new Yaml().<Object>load(Repository.read(path).replace("!override", ""))));
    }

    static Compose main() {
        return of("docker-compose.yml");
    }

    Map<String, JsonNode> services() {
        var services = new TreeMap<String, JsonNode>();
        root.path("services").properties().forEach(each -> services.put(each.getKey(), each.getValue()));
        return services;
    }

    Map<String, String> environment(String service) {
        var environment = new TreeMap<String, String>();
        root.path("services").path(service).path("environment").properties()
                .forEach(each -> environment.put(each.getKey(), each.getValue().asText()));
        return environment;
    }

    /** What is read from the environment or .env file that compose is started with. */
    static Set<String> variablesRead(String path) {
        var withoutComments = Repository.read(path).lines().filter(line -> !line.strip().startsWith("#")).collect(Collectors.joining("\n"));
        return VARIABLE.matcher(withoutComments).results().map(found -> found.group(1)).collect(Collectors.toCollection(TreeSet::new));
    }

    static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText).toList();
    }

    static Stream<String> names() {
        return main().services().keySet().stream();
    }
}
