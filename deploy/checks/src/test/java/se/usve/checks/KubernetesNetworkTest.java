package se.usve.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static se.usve.checks.Manifests.map;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.usve.checks.NetworkPolicies.Peer;
import se.usve.checks.NetworkPolicies.Port;
import se.usve.stack.Service;

/** Each connection that the system needs is let through, and no other. */
class KubernetesNetworkTest {

    private static final String NAMESPACE = "usve";
    private static final Port HTTPS = new Port("https", 443);
    private static final Port MAIL = new Port("smtp", 587);
    private static final Port KAFKA = new Port("tcp-tls", 9093);
    private static final Port POSTGRES = new Port("postgresql", 5432);
    private static final Peer GATEWAY = Peer.in("gateway", Map.of("app", "gateway"));
    private static final Peer PROMETHEUS = Peer.in("monitoring", Map.of("app", "prometheus"));
    private static final Peer STRANGER = Peer.in("default", Map.of("app.kubernetes.io/component", "service"));
    private static final Peer NAMES = Peer.in("kube-system", Map.of("k8s-app", "kube-dns"));
    private static final Peer ISSUER = Peer.outside("192.0.2.1");
    private static final Peer MAIL_SERVER = Peer.outside("192.0.2.2");
    private static final Peer ANYBODY = Peer.outside("203.0.113.7");
    /** As the operators label the instances they make. */
    private static final Peer BROKER = Peer.in(NAMESPACE, Map.of("strimzi.io/cluster", "kafka", "strimzi.io/name", "kafka-kafka"));
    private static final Peer DATABASE = Peer.in(NAMESPACE, Map.of("cnpg.io/cluster", "postgres"));

    private Manifests manifests;
    private NetworkPolicies policies;

    @BeforeEach
    void build() {
        manifests = Manifests.of(Manifests.SMALL);
        policies = new NetworkPolicies(NAMESPACE, manifests.all("NetworkPolicy"));
    }

    private Peer instance(Service service) {
        return instance("Deployment", service.processName());
    }

    private Peer migration(Service service) {
        return instance("Job", service.database() + "-migration");
    }

    private Peer instance(String kind, String name) {
        return Peer.in(NAMESPACE, map(manifests.one(kind, name).at("/spec/template/metadata/labels")));
    }

    private static Port http(Service service) {
        return new Port("http", service.defaultHttpPort());
    }

    private static Port management(Service service) {
        return new Port("management", service.defaultManagementPort());
    }

    @Test
    void peopleReachTheServicesThroughTheGatewayAlone() {
        for (var service : Service.values()) {
            assertThat(policies.allow(GATEWAY, instance(service), http(service))).isTrue();
            assertThat(policies.allow(STRANGER, instance(service), http(service))).isFalse();
            assertThat(policies.allow(ANYBODY, instance(service), http(service))).isFalse();
        }
    }

    @Test
    void healthAndMetricsAreForPrometheusAlone() {
        for (var service : Service.values()) {
            assertThat(policies.allow(PROMETHEUS, instance(service), management(service))).isTrue();
            assertThat(policies.allow(PROMETHEUS, instance(service), http(service))).isFalse();
            assertThat(policies.allow(GATEWAY, instance(service), management(service))).isFalse();
            assertThat(policies.allow(instance(Service.SURVEY), instance(service), management(service))).isFalse();
        }
    }

    @Test
    void aServiceReachesItsDatabaseKafkaTheIssuerAndTheNamesOfThem() {
        for (var service : Service.values()) {
            var one = instance(service);
            assertThat(policies.allow(one, DATABASE, POSTGRES)).isTrue();
            assertThat(policies.allow(one, BROKER, KAFKA)).isTrue();
            assertThat(policies.allow(one, ISSUER, HTTPS)).isTrue();
            assertThat(policies.allow(one, NAMES, new Port("dns", 53))).isTrue();
            assertThat(policies.allow(one, ANYBODY, HTTPS)).isFalse();
            assertThat(policies.allow(one, BROKER, new Port("tcp-replication", 9091))).isFalse();
            assertThat(policies.allow(one, DATABASE, new Port("status", 8000))).isFalse();
        }
    }

    @Test
    void ofTheServicesTheSurveyServiceAloneAsksAnotherAndOnlyTheScoringService() {
        for (var from : Service.values()) {
            for (var to : Service.values()) {
                assertThat(policies.allow(instance(from), instance(to), http(to))).as("%s to %s", from, to)
                        .isEqualTo(from == Service.SURVEY && to == Service.SCORING);
            }
            assertThat(policies.allow(instance(from), MAIL_SERVER, MAIL)).isEqualTo(from == Service.SURVEY);
        }
    }

    @Test
    void aMigrationReachesTheDatabaseAndNothingElse() {
        for (var service : Service.values()) {
            var migration = migration(service);
            assertThat(policies.allow(migration, DATABASE, POSTGRES)).isTrue();
            assertThat(policies.allow(migration, NAMES, new Port("dns", 53))).isTrue();
            assertThat(policies.allow(migration, BROKER, KAFKA)).isFalse();
            assertThat(policies.allow(migration, ISSUER, HTTPS)).isFalse();
            assertThat(policies.allow(migration, instance(Service.SCORING), http(Service.SCORING))).isFalse();
            assertThat(policies.allow(GATEWAY, migration, http(service))).isFalse();
        }
    }

    @Test
    void theStoresTalkToThemselvesAndTheirOperators() {
        assertThat(policies.allow(BROKER, BROKER, new Port("tcp-replication", 9091))).isTrue();
        assertThat(policies.allow(DATABASE, DATABASE, POSTGRES)).isTrue();
        var operator = Peer.in("cnpg-system", Map.of("app.kubernetes.io/name", "cloudnative-pg"));
        assertThat(policies.allow(operator, DATABASE, new Port("status", 8000))).isTrue();
        assertThat(policies.allow(PROMETHEUS, DATABASE, new Port("metrics", 9187))).isTrue();
        assertThat(policies.allow(STRANGER, DATABASE, POSTGRES)).isFalse();
        assertThat(policies.allow(STRANGER, BROKER, KAFKA)).isFalse();
        assertThat(policies.allow(BROKER, DATABASE, POSTGRES)).isFalse();
        assertThat(policies.allow(DATABASE, ANYBODY, HTTPS)).as("backups and the Kubernetes API").isTrue();
    }

    /** The control: without the policies everything is let through, so it is they that keep it out. */
    @Test
    void withoutPoliciesEverythingIsLetThrough() {
        var none = new NetworkPolicies(NAMESPACE, List.of());
        assertThat(none.allow(STRANGER, DATABASE, POSTGRES)).isTrue();
        assertThat(none.allow(instance(Service.REPORTING), instance(Service.SURVEY), http(Service.SURVEY))).isTrue();
    }
}
