package se.usve.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static se.usve.checks.Manifests.each;
import static se.usve.checks.Manifests.map;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.usve.checks.NetworkPolicies.Peer;
import se.usve.checks.NetworkPolicies.Port;
import se.usve.stack.Topics;

/** The audit of an installation in Kubernetes: it reaches what it looks at, may read it all, and may do nothing else. */
class KubernetesAuditTest {

    private static final String NAMESPACE = "usve";
    private static final Peer BROKER = Peer.in(NAMESPACE, Map.of("strimzi.io/cluster", "kafka", "strimzi.io/name", "kafka-kafka"));
    private static final Peer DATABASE = Peer.in(NAMESPACE, Map.of("cnpg.io/cluster", "postgres"));
    private static final Peer PUSHGATEWAY = Peer.in("monitoring", Map.of("app", "pushgateway"));

    private Manifests manifests;
    private JsonNode pod;

    @BeforeEach
    void build() throws IOException {
        var k8s = "../../../../k8s/components/";
        manifests = Manifests.of(KubernetesObjectsTest.alone("small",
                "[" + k8s + "strimzi, " + k8s + "cloudnative-pg, " + k8s + "audit]"));
        pod = manifests.one("CronJob", "audit").at("/spec/jobTemplate/spec/template/spec");
    }

    @Test
    void everyObjectIsOneThatAClusterTakes() {
        assertThat(manifests.objects()).allSatisfy(object ->
                assertThat(ObjectRules.wrongIn(object)).as(Manifests.title(object)).isEmpty());
    }

    @Test
    void itIsLetToWhatItLooksAtAndNowhereElse() {
        var policies = new NetworkPolicies(NAMESPACE, manifests.all("NetworkPolicy"));
        var audit = Peer.in(NAMESPACE, map(manifests.one("CronJob", "audit").at("/spec/jobTemplate/spec/template/metadata/labels")));
        var reporting = instance("reporting-service");
        assertThat(policies.allow(audit, DATABASE, new Port("postgresql", 5432))).isTrue();
        assertThat(policies.allow(audit, BROKER, new Port("tcp-tls", 9093))).isTrue();
        assertThat(policies.allow(audit, reporting, new Port("http", 8083))).isTrue();
        assertThat(policies.allow(audit, PUSHGATEWAY, new Port("http", 9091))).isTrue();
        assertThat(policies.allow(audit, reporting, new Port("management", 9003))).isFalse();
        assertThat(policies.allow(audit, instance("survey-service"), new Port("http", 8081))).isFalse();
        assertThat(policies.allow(audit, Peer.outside("203.0.113.7"), new Port("https", 443))).isFalse();
        assertThat(policies.allow(reporting, audit, new Port("http", 8080))).isFalse();
        assertThat(policies.allow(Peer.in("default", Map.of("app.kubernetes.io/component", "audit")), DATABASE,
                new Port("postgresql", 5432))).isFalse();
    }

    private Peer instance(String name) {
        return Peer.in(NAMESPACE, map(manifests.one("Deployment", name).at("/spec/template/metadata/labels")));
    }

    @Test
    void itMayReadAllAndWriteNothing() {
        var rights = each(manifests.one("KafkaUser", "audit-kafka").at("/spec/authorization/acls")).collect(Collectors.toMap(
                right -> right.at("/resource/type").asText() + " " + right.at("/resource/name").asText(),
                right -> each(right.path("operations")).map(JsonNode::asText).collect(Collectors.toSet())));
        assertThat(manifests.all("KafkaTopic")).hasSize(5).allSatisfy(topic ->
                assertThat(rights).containsEntry("topic " + Manifests.name(topic), Set.of("Describe", "Read")));
        assertThat(rights).hasSize(7).containsKeys("topic " + Topics.SURVEY, "group scoring", "group reporting");
        assertThat(rights.values()).allSatisfy(operations -> assertThat(operations).isSubsetOf("Describe", "Read"));
        var role = each(manifests.all("Cluster").getFirst().at("/spec/managed/roles"))
                .filter(each -> each.path("name").asText().equals("auditor")).findFirst().orElseThrow();
        assertThat(each(role.path("inRoles")).map(JsonNode::asText)).containsExactly("pg_read_all_data");
        assertThat(each(manifests.all("Cluster").getFirst().at("/spec/postgresql/pg_hba")).map(JsonNode::asText))
                .contains("hostssl survey,scoring,reporting auditor all scram-sha-256").endsWith("host all all all reject");
    }

    @Test
    void itRunsWithNoMoreRightsThanItNeedsAndItsSecretsAreFiles() {
        assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
        assertThat(pod.path("automountServiceAccountToken").asBoolean(true)).isFalse();
        var container = pod.at("/containers/0");
        assertThat(container.path("image").asText()).isEqualTo("usve/command:1.0.0");
        assertThat(container.at("/securityContext/readOnlyRootFilesystem").asBoolean()).isTrue();
        assertThat(container.at("/securityContext/capabilities/drop/0").asText()).isEqualTo("ALL");
        var mounted = each(pod.at("/volumes/0/projected/sources")).flatMap(source -> each(source.at("/secret/items")))
                .map(item -> "/run/secrets/usve/" + item.path("path").asText()).collect(Collectors.toSet());
        var variables = each(container.path("env")).collect(Collectors.toMap(
                variable -> variable.path("name").asText(), variable -> variable.path("value").asText()));
        assertThat(variables.values()).filteredOn(mounted::contains).hasSize(3);
        assertThat(variables.keySet()).noneMatch(name -> name.matches(".*(PASSWORD|SECRET|JAAS_CONFIG)"));
        var runbook = Repository.read("deploy/runbooks/audit.md");
        assertThat(variables.keySet()).filteredOn(name -> name.startsWith("USVE_")).isNotEmpty()
                .allSatisfy(name -> assertThat(runbook).contains("`" + name.replaceFirst("_FILE$", "") + "`"));
        assertThat(Repository.read("deploy/k8s/README.md")).contains("| `auditor-database` | `username`, `password` |");
    }
}
