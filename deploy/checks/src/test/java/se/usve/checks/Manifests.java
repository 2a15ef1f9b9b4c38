package se.usve.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.yaml.snakeyaml.Yaml;

/**
 * The objects that {@code kubectl kustomize} makes of a folder.
 *
 * @param of the folder
 */
record Manifests(String of, List<JsonNode> objects) {

    static final String BASE = "deploy/k8s/base";
    static final String SMALL = "deploy/k8s/overlays/small";
    static final String HIGH_AVAILABILITY = "deploy/k8s/overlays/high-availability";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, Manifests> BUILT = new ConcurrentHashMap<>();

    /** What is made of the folder; the test is skipped, and says so, where there is no kubectl. */
    static Manifests of(String folder) {
        assumeTrue(Ran.command("kubectl", "version", "--client").exitCode() == 0,
                "There is no kubectl here, so what deploy/k8s makes was not looked at");
        return BUILT.computeIfAbsent(folder, Manifests::built);
    }

    private static Manifests built(String folder) {
        var ran = Ran.command("kubectl", "kustomize", folder);
        assertThat(ran.exitCode()).as("kubectl kustomize %s: %s", folder, ran.output()).isZero();
        var objects = new ArrayList<JsonNode>();
        new Yaml().loadAll(ran.output()).forEach(object -> objects.add(JSON.valueToTree(object)));
        return new Manifests(folder, objects);
    }

    /** All of this kind, such as {@code Deployment}. */
    List<JsonNode> all(String kind) {
        return objects.stream().filter(object -> object.path("kind").asText().equals(kind)).toList();
    }

    /** The one of this kind and name. */
    JsonNode one(String kind, String name) {
        return all(kind).stream().filter(object -> name(object).equals(name)).findFirst()
                .orElseThrow(() -> new AssertionError(of + " has no " + kind + " " + name));
    }

    boolean has(String kind, String name) {
        return all(kind).stream().anyMatch(object -> name(object).equals(name));
    }

    /** The Deployments and Jobs: what runs our images. */
    List<JsonNode> workloads() {
        return Stream.concat(all("Deployment").stream(), all("Job").stream()).toList();
    }

    static String name(JsonNode object) {
        return object.at("/metadata/name").asText();
    }

    /** What is written of an object in a failure, such as {@code Service survey-service}. */
    static String title(JsonNode object) {
        return object.path("kind").asText() + " " + name(object);
    }

    /** The service that a workload or an object of it belongs to, such as {@code survey-service}. */
    static String service(JsonNode object) {
        return object.at("/metadata/labels").path("app.kubernetes.io/name").asText();
    }

    /** The description of a workload's instances. */
    static JsonNode pod(JsonNode workload) {
        return workload.at("/spec/template/spec");
    }

    static JsonNode container(JsonNode workload) {
        return pod(workload).at("/containers/0");
    }

    /** The name of a port, of a container or an address. */
    static String portName(JsonNode port) {
        return port.path("name").asText();
    }

    /** The elements of a list, none when it is missing. */
    static Stream<JsonNode> each(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    static Map<String, String> map(JsonNode node) {
        return node.isMissingNode() ? Map.of()
                : JSON.convertValue(node, JSON.getTypeFactory().constructMapType(Map.class, String.class, String.class));
    }

    /** What a workload is told: what its ConfigMaps say and, before that, its own variables. */
    Map<String, String> environment(JsonNode workload) {
        var environment = new TreeMap<String, String>();
        each(container(workload).path("envFrom")).forEach(from ->
                environment.putAll(map(one("ConfigMap", from.at("/configMapRef/name").asText()).path("data"))));
        each(container(workload).path("env")).forEach(variable ->
                environment.put(variable.path("name").asText(), variable.path("value").asText()));
        return environment;
    }

    @Override
    public String toString() {
        return of;
    }
}
