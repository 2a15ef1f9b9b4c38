package se.usve.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static se.usve.checks.Manifests.HIGH_AVAILABILITY;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every object of {@code deploy/k8s} is one that a cluster takes as it is meant, whichever parts are put together. */
class KubernetesObjectsTest {

    /** The base, both sizes, and both with what a cluster may have already taken away, or with traces. */
    static Stream<String> everyWay() throws IOException {
        return Stream.of(Manifests.BASE, Manifests.SMALL, HIGH_AVAILABILITY,
                alone("small", "[]"), alone("high-availability", "[]"),
                alone("small", "[../../../../k8s/components/strimzi]"),
                alone("small", "[../../../../k8s/components/cloudnative-pg]"),
                alone("high-availability", "[../../../../k8s/components/monitoring, ../../../../k8s/components/tracing]"),
                alone("small", "[../../../../k8s/components/audit]"));
    }

    /** The overlay with other components than its own, in a folder of its own. */
    static String alone(String overlay, String components) throws IOException {
        var from = Repository.at("deploy/k8s/overlays").resolve(overlay);
        var to = Repository.at("deploy/checks/target/kustomize").resolve(overlay + Integer.toHexString(components.hashCode()));
        Files.createDirectories(to);
        try (var files = Files.list(from)) {
            for (var file : files.toList()) {
                var text = Files.readString(file)
                        .replaceAll("(?m)^components:\n(  - .*\n)+", "components: " + components + "\n")
                        .replace("- ../../base", "- ../../../../k8s/base");
                Files.writeString(to.resolve(file.getFileName()), text);
            }
        }
        return Repository.at("").relativize(to).toString();
    }

    @ParameterizedTest
    @MethodSource("everyWay")
    void noObjectHasAFieldTooManyOrTooFew(String folder) {
        var manifests = Manifests.of(folder);
        assertThat(manifests.workloads()).hasSize(6);
        assertThat(manifests.objects()).allSatisfy(object ->
                assertThat(ObjectRules.wrongIn(object)).as("%s of %s", Manifests.title(object), folder).isEmpty());
    }

    @Test
    void oneOfEachKindIsLookedAt() {
        assertThat(Manifests.of(HIGH_AVAILABILITY).objects()).extracting(object -> object.path("kind").asText()).contains(
                "Namespace", "Deployment", "Service", "ConfigMap", "Job", "PodDisruptionBudget", "HorizontalPodAutoscaler",
                "NetworkPolicy", "HTTPRoute", "ServiceMonitor", "PodMonitor", "PrometheusRule", "Kafka", "KafkaNodePool",
                "KafkaTopic", "KafkaUser", "Cluster", "Database", "ScheduledBackup", "ObjectStore");
    }

    /** The control: a letter wrong anywhere in an object of any kind is found. */
    @ParameterizedTest
    @ValueSource(strings = {"Namespace", "Deployment", "Service", "ConfigMap", "Job", "PodDisruptionBudget",
            "HorizontalPodAutoscaler", "NetworkPolicy", "HTTPRoute", "ServiceMonitor", "PodMonitor", "PrometheusRule", "Kafka",
            "KafkaNodePool", "KafkaTopic", "KafkaUser", "Cluster", "Database", "ScheduledBackup", "ObjectStore"})
    void aFieldThatIsNotThereIsRefused(String kind) {
        var object = Manifests.of(HIGH_AVAILABILITY).all(kind).getFirst();
        assertThat(ObjectRules.wrongIn(with(object, "", "speck"))).as("beside the spec").isNotEmpty();
        if (object.has("spec")) {
            assertThat(ObjectRules.wrongIn(with(object, "/spec", "replicaz"))).as("in the spec").isNotEmpty();
        }
    }

    /** The control, deeper, and for what is missing or of another type. */
    @ParameterizedTest
    @CsvSource(textBlock = """
            Deployment,      /spec/template/spec/containers/0/securityContext, readOnlyRootFileSystem
            Deployment,      /spec/template/spec/containers/0/livenessProbe,   failureTreshold
            Job,             /spec/template/spec/volumes/0,                    secrets
            NetworkPolicy,   /spec/podSelector,                                matchlabels
            HTTPRoute,       /spec/rules/0/backendRefs/0,                      ports
            ServiceMonitor,  /spec/endpoints/0,                                intervals
            PrometheusRule,  /spec/groups/0/rules/0,                           expression
            Kafka,           /spec/kafka/listeners/0,                          authorisation
            KafkaNodePool,   /spec/storage/volumes/0,                          sizes
            KafkaUser,       /spec/authorization/acls/0,                       operation_
            Cluster,         /spec/postgresql/synchronous,                     standbys
            ObjectStore,     /spec/configuration/s3Credentials,                accessKey
            """)
    void aFieldThatIsNotThereIsRefusedHoweverDeep(String kind, String where, String field) {
        var object = Manifests.of(HIGH_AVAILABILITY).all(kind).getFirst();
        assertThat(ObjectRules.wrongIn(with(object, where, field))).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            Deployment,              /spec,                                  selector
            Deployment,              /spec/template/spec/containers/0,       name
            HorizontalPodAutoscaler, /spec,                                  maxReplicas
            Kafka,                   /spec/kafka/listeners/0,                port
            KafkaNodePool,           /spec,                                  roles
            KafkaUser,               /spec/authorization/acls/0,             resource
            Cluster,                 /spec,                                  instances
            Cluster,                 /spec/bootstrap/initdb/secret,          name
            Database,                /spec,                                  owner
            ScheduledBackup,         /spec,                                  schedule
            ObjectStore,             /spec/configuration,                    destinationPath
            """)
    void aFieldThatIsMissingIsFound(String kind, String where, String field) {
        var object = Manifests.of(HIGH_AVAILABILITY).all(kind).getFirst().deepCopy();
        assertThat(((ObjectNode) at(object, where)).remove(field)).as("the field is there to be removed").isNotNull();
        assertThat(ObjectRules.wrongIn(object)).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            Deployment,  /spec/template/spec, terminationGracePeriodSeconds
            KafkaTopic,  /spec,               partitions
            Cluster,     /spec,               instances
            """)
    void aValueOfAnotherTypeIsFound(String kind, String where, String field) {
        var object = Manifests.of(HIGH_AVAILABILITY).all(kind).getFirst().deepCopy();
        ((ObjectNode) at(object, where)).put(field, "many");
        assertThat(ObjectRules.wrongIn(object)).isNotEmpty();
    }

    private static JsonNode with(JsonNode object, String where, String field) {
        JsonNode copy = object.deepCopy();
        ((ObjectNode) at(copy, where)).put(field, "x");
        return copy;
    }

    private static JsonNode at(JsonNode object, String where) {
        return where.isEmpty() ? object : object.at(where);
    }
}
