package se.usve.checks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.Yaml;

/** The schemas of the objects that operators bring to a cluster, closed: what they do not name is refused. */
record CustomResources(Schema schema) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final SchemaRegistry SCHEMAS =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private static final Map<String, String> OF_STRIMZI = Map.of(
            "Kafka", "io.strimzi.api.kafka.model.kafka.Kafka",
            "KafkaNodePool", "io.strimzi.api.kafka.model.nodepool.KafkaNodePool",
            "KafkaTopic", "io.strimzi.api.kafka.model.topic.KafkaTopic",
            "KafkaUser", "io.strimzi.api.kafka.model.user.KafkaUser");

    private static final class Holder {
        static final Map<String, CustomResources> ALL = all();
    }

    /** The schema of the kind, such as {@code kafka.strimzi.io/v1 Kafka}. */
    static Optional<CustomResources> schema(String kind) {
        return Optional.ofNullable(Holder.ALL.get(kind));
    }

    List<String> wrongIn(JsonNode object) {
        return schema.validate(object.toString(), InputFormat.JSON).stream().map(Object::toString).toList();
    }

    private static Map<String, CustomResources> all() {
        var all = new HashMap<String, CustomResources>();
        var folder = Repository.at("deploy/checks/target/strimzi");
        generate(folder);
        OF_STRIMZI.keySet().forEach(kind -> add(all, read(folder.resolve(kind + ".yaml"))));
        var ours = Repository.at("deploy/checks/src/test/resources/se/usve/checks/schemas");
        for (var kind : List.of("Cluster", "Database", "ScheduledBackup", "ObjectStore")) {
            add(all, read(ours.resolve(kind + ".yaml")));
        }
        return all;
    }

    private static void generate(Path folder) {
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp", folder.resolve("*").toString(), "io.strimzi.crdgenerator.CrdGenerator",
                "--crd-api-version", "v1", "--api-versions", "v1", "--storage-version", "v1", "--yaml"));
        OF_STRIMZI.forEach((kind, type) -> command.add(type + "=" + folder.resolve(kind + ".yaml")));
        var ran = Ran.command(command.toArray(String[]::new));
        if (ran.exitCode() != 0) {
            throw new IllegalStateException("Strimzi's schemas could not be made: " + ran.output());
        }
    }

    /** A definition as a cluster takes it. */
    private static void add(Map<String, CustomResources> all, JsonNode definition) {
        var spec = definition.path("spec");
        for (var version : spec.path("versions")) {
            var schema = (ObjectNode) version.at("/schema/openAPIV3Schema").deepCopy();
            close(schema);
            // Kubernetes' own, of every object.
            ((ObjectNode) schema.path("properties")).putObject("metadata").put("type", "object");
            all.put(spec.path("group").asText() + "/" + version.path("name").asText() + " " + spec.at("/names/kind").asText(),
                    new CustomResources(SCHEMAS.getSchema(schema.toString(), InputFormat.JSON)));
        }
    }

    private static void close(JsonNode node) {
        if (node instanceof ObjectNode schema) {
            if (schema.path("x-kubernetes-int-or-string").asBoolean()) {
                schema.putArray("type").add("integer").add("string");
            }
            if (schema.path("properties").isObject() && !schema.has("additionalProperties")
                    && schema.path("type").asText().equals("object")
                    && !schema.path("x-kubernetes-preserve-unknown-fields").asBoolean()) {
                schema.put("additionalProperties", false);
            }
            schema.forEach(CustomResources::close);
        } else if (node instanceof ArrayNode list) {
            list.forEach(CustomResources::close);
        }
    }

    private static JsonNode read(Path file) {
        try {
            return JSON.valueToTree(new Yaml().load(Files.readString(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
