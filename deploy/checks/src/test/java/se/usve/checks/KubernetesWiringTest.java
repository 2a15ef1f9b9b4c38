package se.usve.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static se.usve.checks.Manifests.HIGH_AVAILABILITY;
import static se.usve.checks.Manifests.container;
import static se.usve.checks.Manifests.each;
import static se.usve.checks.Manifests.map;
import static se.usve.checks.Manifests.name;
import static se.usve.checks.Manifests.pod;
import static se.usve.checks.Manifests.service;
import static se.usve.checks.Manifests.title;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.usve.stack.Service;
import se.usve.stack.Topics;

/** What the objects of {@code deploy/k8s} name is there, and their numbers agree with each other and with the services. */
class KubernetesWiringTest {

    private static final String SECRETS = "/run/secrets/usve/";
    private static final String CHASSIS = "chassis/src/main/resources/META-INF/microprofile-config.properties";
    /** A consumer's batch and the relay's are given so long to end. */
    private static final Duration CONSUMERS = Duration.ofSeconds(10);
    /** Connections of PostgreSQL that are not the services': its own, the operator's, the backup's. */
    private static final int OTHER_CONNECTIONS = 20;

    private final Manifests manifests = Manifests.of(HIGH_AVAILABILITY);

    @Test
    void whatSelectsInstancesSelectsThoseOfOneService() {
        Stream.of("Deployment", "Service", "PodDisruptionBudget").flatMap(kind -> manifests.all(kind).stream()).forEach(object -> {
            var selector = object.at("/spec/selector");
            var labels = map(selector.has("matchLabels") ? selector.path("matchLabels") : selector);
            assertThat(manifests.workloads().stream().filter(workload -> labelsOfPods(workload).entrySet().containsAll(labels.entrySet())))
                    .as(title(object)).extracting(Manifests::title).containsExactly("Deployment " + service(object));
        });
        assertThat(manifests.all("HorizontalPodAutoscaler")).hasSize(3).allSatisfy(scaler ->
                assertThat(manifests.has("Deployment", scaler.at("/spec/scaleTargetRef/name").asText())).isTrue());
        for (var workload : manifests.all("Deployment")) {
            assertThat(each(pod(workload).path("topologySpreadConstraints"))).hasSize(2).allSatisfy(constraint ->
                    assertThat(map(constraint.at("/labelSelector/matchLabels"))).isEqualTo(map(workload.at("/spec/selector/matchLabels"))));
        }
    }

    private static Map<String, String> labelsOfPods(JsonNode workload) {
        return map(workload.at("/spec/template/metadata/labels"));
    }

    @Test
    void portsAreThoseTheServicesListenOnAndAreNamedTheSameEverywhere() {
        for (var service : Service.values()) {
            var workload = manifests.one("Deployment", service.processName());
            var ports = each(container(workload).path("ports"))
                    .collect(Collectors.toMap(Manifests::portName, port -> port.path("containerPort").asInt()));
            assertThat(ports).isEqualTo(Map.of("http", service.defaultHttpPort(), "management", service.defaultManagementPort()));
            var environment = manifests.environment(workload);
            assertThat(environment).containsEntry("QUARKUS_HTTP_PORT", "" + service.defaultHttpPort())
                    .containsEntry("QUARKUS_MANAGEMENT_PORT", "" + service.defaultManagementPort());
            for (var probe : Set.of("startupProbe", "livenessProbe", "readinessProbe")) {
                assertThat(container(workload).path(probe).at("/httpGet/port").asText()).as(probe).isEqualTo("management");
            }
            assertThat(targets(service.processName())).containsExactly("http");
            assertThat(targets(service.processName() + "-management")).containsExactly("management");
        }
    }

    private Stream<String> targets(String address) {
        return each(manifests.one("Service", address).at("/spec/ports")).map(port -> port.path("targetPort").asText());
    }

    @Test
    void theRouteLeadsToAddressesThatAreThereAndToNoManagementPort() {
        var routes = manifests.all("HTTPRoute");
        assertThat(routes).hasSize(1);
        var backends = each(routes.getFirst().at("/spec/rules")).flatMap(rule -> each(rule.path("backendRefs"))).toList();
        assertThat(backends).extracting(backend -> backend.path("name").asText())
                .containsExactly("survey-service", "scoring-service", "reporting-service");
        assertThat(backends).allSatisfy(backend -> assertThat(each(manifests.one("Service", backend.path("name").asText()).at("/spec/ports")))
                .extracting(port -> port.path("port").asInt()).containsExactly(backend.path("port").asInt()));
    }

    @Test
    void whatIsAskedForByAddressInsideTheClusterIsThere() {
        var environment = manifests.environment(manifests.one("Deployment", "survey-service"));
        assertThat(environment.get("USVE_SCORING_URL")).isEqualTo("http://scoring-service");
        assertThat(manifests.one("Service", "scoring-service").at("/spec/ports/0/port").asInt()).isEqualTo(80);
        // Strimzi and CloudNativePG call their addresses after the cluster.
        var kafka = manifests.all("Kafka").getFirst();
        assertThat(environment.get("KAFKA_BOOTSTRAP_SERVERS"))
                .isEqualTo(name(kafka) + "-kafka-bootstrap:" + kafka.at("/spec/kafka/listeners/0/port").asInt());
        var postgres = manifests.all("Cluster").getFirst();
        for (var service : Service.values()) {
            assertThat(manifests.environment(manifests.one("Deployment", service.processName())).get("QUARKUS_DATASOURCE_JDBC_URL"))
                    .startsWith("jdbc:postgresql://" + name(postgres) + "-rw:5432/" + service.database() + "?sslmode=verify-full&");
        }
    }

    @Test
    void whatIsMeasuredIsFoundUnderTheServicesNames() {
        var monitor = manifests.one("ServiceMonitor", "services");
        var selected = map(monitor.at("/spec/selector/matchLabels"));
        var watched = manifests.all("Service").stream()
                .filter(address -> map(address.at("/metadata/labels")).entrySet().containsAll(selected.entrySet())).toList();
        // The rules go by job="survey-service" and so on.
        assertThat(watched).extracting(address -> address.at("/metadata/labels").path(monitor.at("/spec/jobLabel").asText()).asText())
                .containsExactlyInAnyOrder("survey-service", "scoring-service", "reporting-service");
        assertThat(watched).allSatisfy(address -> assertThat(each(address.at("/spec/ports")).map(Manifests::portName))
                .contains(monitor.at("/spec/endpoints/0/port").asText()));
    }

    @Test
    void everyDashboardIsGivenToGrafana() throws IOException {
        var given = manifests.all("ConfigMap").stream()
                .filter(config -> map(config.at("/metadata/labels")).containsKey("grafana_dashboard"))
                .flatMap(config -> map(config.path("data")).keySet().stream()).toList();
        try (var files = Files.list(Repository.at("deploy/observability/grafana/dashboards"))) {
            assertThat(given).containsExactlyInAnyOrderElementsOf(
                    files.map(file -> file.getFileName().toString()).filter(file -> file.endsWith(".json")).toList());
        }
    }

    @Test
    void everySecretIsMadeByAnOperatorOrOnTheListOfThoseToGive() {
        var given = secretsToGive();
        var made = new HashMap<String, Set<String>>();
        manifests.all("KafkaUser").forEach(user -> made.put(name(user), Set.of("password", "sasl.jaas.config")));
        manifests.all("Kafka").forEach(kafka -> made.put(name(kafka) + "-cluster-ca-cert", Set.of("ca.crt", "ca.p12", "ca.password")));
        manifests.all("Cluster").forEach(cluster -> made.put(name(cluster) + "-ca", Set.of("ca.crt", "ca.key")));
        for (var workload : manifests.workloads()) {
            assertThat(each(pod(workload).at("/volumes/0/projected/sources"))).hasSizeBetween(5, 6).allSatisfy(source -> {
                var secret = source.at("/secret/name").asText();
                assertThat(made.containsKey(secret) || given.containsKey(secret))
                        .as("%s of %s is made by an operator or in deploy/k8s/README.md", secret, title(workload)).isTrue();
                assertThat(each(source.at("/secret/items")).map(item -> item.path("key").asText()))
                        .isSubsetOf(made.getOrDefault(secret, given.get(secret)));
            });
        }
        var ofOperators = Stream.of("Cluster", "ObjectStore").flatMap(kind -> manifests.all(kind).stream())
                .flatMap(object -> object.findParents("name").stream()).map(reference -> reference.path("name").asText())
                .filter(secret -> secret.endsWith("-database") || secret.equals("backup-store"));
        assertThat(ofOperators).isNotEmpty().allSatisfy(secret -> assertThat(given).containsKey(secret));
        assertThat(manifests.all("Secret")).as("no secret is in the repository").isEmpty();
    }

    /** The table of deploy/k8s/README.md: name and keys. */
    private static Map<String, Set<String>> secretsToGive() {
        var secrets = new HashMap<String, Set<String>>();
        var row = Pattern.compile("(?m)^\\| `([a-z-]+)` \\| ((?:`[a-z.-]+`(?:, )?)+) \\|").matcher(Repository.read("deploy/k8s/README.md"));
        while (row.find()) {
            secrets.put(row.group(1), Stream.of(row.group(2).split(", ")).map(key -> key.replace("`", "")).collect(Collectors.toSet()));
        }
        assertThat(secrets).isNotEmpty();
        return secrets;
    }

    @Test
    void everyFileThatASettingNamesIsMounted() {
        for (var workload : manifests.workloads()) {
            var mounted = each(pod(workload).at("/volumes/0/projected/sources"))
                    .flatMap(source -> each(source.at("/secret/items"))).map(item -> SECRETS + item.path("path").asText())
                    .collect(Collectors.toSet());
            assertThat(container(workload).at("/volumeMounts/0/mountPath").asText() + "/").isEqualTo(SECRETS);
            var named = new HashSet<String>();
            manifests.environment(workload).values().forEach(value -> {
                var path = Pattern.compile(SECRETS + "[A-Za-z0-9.-]+").matcher(value);
                while (path.find()) {
                    named.add(path.group());
                }
            });
            assertThat(named).as(title(workload)).isEqualTo(mounted);
        }
    }

    @Test
    void noSettingWithASecretIsGivenAsAValue() {
        for (var workload : manifests.workloads()) {
            assertThat(manifests.environment(workload).keySet()).as(title(workload))
                    .noneMatch(variable -> variable.matches(".*(PASSWORD|SECRET|JAAS_CONFIG)"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {Manifests.SMALL, HIGH_AVAILABILITY, "deploy/k8s/installation.example"})
    void everySettingIsInTheConfigurationReference(String folder) {
        for (var workload : Manifests.of(folder).workloads()) {
            var reference = Repository.read("deploy/configuration/" + service(workload) + ".md");
            var unknown = new TreeSet<String>();
            for (var variable : Manifests.of(folder).environment(workload).keySet()) {
                if (!reference.contains("`" + variable.replaceFirst("_FILE$", "") + "`")) {
                    unknown.add(variable);
                }
            }
            assertThat(unknown).as("%s of %s", title(workload), folder).isEmpty();
        }
    }

    @Test
    void nothingRunsWithMoreRightsThanItNeeds() {
        for (var workload : manifests.workloads()) {
            var pod = pod(workload);
            assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
            assertThat(pod.at("/securityContext/runAsUser").asInt()).isEqualTo(10001);
            assertThat(pod.at("/securityContext/runAsGroup").asInt()).isEqualTo(10001);
            assertThat(pod.at("/securityContext/seccompProfile/type").asText()).isEqualTo("RuntimeDefault");
            assertThat(pod.path("automountServiceAccountToken").asBoolean(true)).isFalse();
            assertThat(pod.path("enableServiceLinks").asBoolean(true)).isFalse();
            assertThat(pod.has("hostNetwork") || pod.has("hostPID") || pod.has("hostIPC")).isFalse();
            assertThat(pod.findValues("hostPath")).isEmpty();
            assertThat(pod.path("containers")).hasSize(1);
            var rights = container(workload).path("securityContext");
            assertThat(rights.path("allowPrivilegeEscalation").asBoolean(true)).isFalse();
            assertThat(rights.path("readOnlyRootFilesystem").asBoolean()).isTrue();
            assertThat(rights.path("privileged").asBoolean()).isFalse();
            assertThat(rights.at("/capabilities/drop/0").asText()).isEqualTo("ALL");
            assertThat(rights.at("/capabilities").has("add")).isFalse();
            assertThat(container(workload).at("/resources/limits").has("memory")).isTrue();
            assertThat(container(workload).at("/resources/requests").has("cpu")).isTrue();
        }
        assertThat(map(manifests.one("Namespace", "usve").at("/metadata/labels")))
                .containsEntry("pod-security.kubernetes.io/enforce", "restricted");
    }

    @Test
    void imagesAreNamedByVersionOrDigest() {
        for (var workload : manifests.workloads()) {
            assertThat(container(workload).path("image").asText()).isEqualTo("usve/" + service(workload) + ":1.0.0");
        }
        assertThat(Manifests.of("deploy/k8s/installation.example").workloads()).allSatisfy(workload ->
                assertThat(container(workload).path("image").asText()).matches("registry.example.se/usve/[a-z]+-service@sha256:[0-9a-f]{64}"));
        assertThat(manifests.all("Cluster").getFirst().at("/spec/imageName").asText()).matches(".+:[0-9.]+-.+");
    }

    @Test
    void anInstanceIsGivenTheTimeItTakesToEnd() throws IOException {
        var settings = new Properties();
        settings.load(new StringReader(Repository.read(CHASSIS)));
        for (var workload : manifests.all("Deployment")) {
            var environment = manifests.environment(workload);
            var needed = seconds(environment.get("QUARKUS_SHUTDOWN_DELAY"))
                    .plus(seconds(environment.getOrDefault("QUARKUS_SHUTDOWN_TIMEOUT", settings.getProperty("quarkus.shutdown.timeout", "0S"))))
                    .plus(CONSUMERS);
            assertThat(Duration.ofSeconds(pod(workload).path("terminationGracePeriodSeconds").asLong()))
                    .as(title(workload)).isGreaterThan(needed);
            assertThat(workload.at("/spec/strategy/rollingUpdate/maxUnavailable").asInt(1)).isZero();
        }
    }

    private static Duration seconds(String text) {
        return Duration.parse("PT" + text);
    }

    @Test
    void thereAreNeverMoreConsumersThanPartitions() {
        assertThat(manifests.all("HorizontalPodAutoscaler")).allSatisfy(scaler -> {
            assertThat(scaler.at("/spec/maxReplicas").asInt()).isLessThanOrEqualTo(Topics.PARTITIONS);
            assertThat(scaler.at("/spec/minReplicas").asInt()).isBetween(2, scaler.at("/spec/maxReplicas").asInt());
        });
        for (var topic : Set.of(Topics.SURVEY, Topics.SCORING)) {
            assertThat(manifests.one("KafkaTopic", topic).at("/spec/partitions").asInt()).isEqualTo(Topics.PARTITIONS);
        }
    }

    @Test
    void theDatabaseHasAConnectionForEveryInstanceThereCanBe() {
        int all = 0;
        for (var workload : manifests.all("Deployment")) {
            int instances = manifests.one("HorizontalPodAutoscaler", name(workload)).at("/spec/maxReplicas").asInt()
                    + workload.at("/spec/strategy/rollingUpdate/maxSurge").asInt();
            all += instances * Integer.parseInt(manifests.environment(workload).get("QUARKUS_DATASOURCE_JDBC_MAX_SIZE"));
        }
        var most = Integer.parseInt(manifests.all("Cluster").getFirst().at("/spec/postgresql/parameters/max_connections").asText());
        assertThat(all).isPositive().isLessThanOrEqualTo(most - OTHER_CONNECTIONS);
    }

    @Test
    void eachServiceHasADatabaseOfItsOwnAndItsJobThePasswordOfTheOwner() {
        var cluster = manifests.all("Cluster").getFirst();
        var roles = new HashMap<String, String>();
        var initial = cluster.at("/spec/bootstrap/initdb");
        roles.put(initial.path("owner").asText(), initial.at("/secret/name").asText());
        each(cluster.at("/spec/managed/roles")).forEach(role -> roles.put(role.path("name").asText(), role.at("/passwordSecret/name").asText()));
        var databases = manifests.all("Database").stream()
                .collect(Collectors.toMap(database -> database.at("/spec/name").asText(), database -> database.at("/spec/owner").asText()));
        databases.put(initial.path("database").asText(), initial.path("owner").asText());
        for (var service : Service.values()) {
            assertThat(databases).containsEntry(service.database(), service.owner());
            assertThat(roles).containsEntry(service.database(), service.database() + "-database")
                    .containsEntry(service.owner(), service.owner().replace('_', '-') + "-database");
            assertThat(each(cluster.at("/spec/postgresql/pg_hba")).map(JsonNode::asText)).anyMatch(rule -> rule.matches(
                    "hostssl %1$s (%1$s|%1$s,%2$s) all scram-sha-256".formatted(service.database(), service.owner()))
                    && rule.contains(service.owner()));
            var workload = manifests.one("Deployment", service.processName());
            assertThat(manifests.environment(workload)).containsEntry("QUARKUS_DATASOURCE_USERNAME", service.database())
                    .doesNotContainKey("QUARKUS_FLYWAY_USERNAME");
            assertThat(secrets(workload)).contains(service.database() + "-database").doesNotContain(service.database() + "-owner-database");
            if (!service.owner().equals(service.database())) {
                var job = manifests.one("Job", service.database() + "-migration");
                assertThat(manifests.environment(job)).containsEntry("QUARKUS_DATASOURCE_USERNAME", service.database())
                        .containsEntry("QUARKUS_FLYWAY_USERNAME", service.owner());
                assertThat(secrets(job)).contains(service.database() + "-database", service.database() + "-owner-database");
            }
        }
    }

    private static List<String> secrets(JsonNode workload) {
        return each(pod(workload).at("/volumes/0/projected/sources")).map(source -> source.at("/secret/name").asText()).toList();
    }

    /** Its groups are read from the code: where a class is a Subscription, and what it calls its group. */
    @Test
    void everyTopicAndDeadLetterTopicIsThereAndEachUserMayDoWhatItsServiceDoes() {
        var topics = Map.of("scoring", Set.of(Topics.SURVEY), "reporting", Set.of(Topics.SURVEY, Topics.SCORING));
        for (var service : Set.of("scoring", "reporting")) {
            assertThat(groupsIn(service + "-service/src/main/java")).containsExactly(service);
            var may = rights(service);
            assertThat(may.get("group " + service)).containsExactly("Read");
            for (var topic : topics.get(service)) {
                assertThat(may.get("topic " + topic)).containsExactlyInAnyOrder("Describe", "Read", "Write");
                var letters = topic + ".dead-letter." + service;
                assertThat(manifests.has("KafkaTopic", letters)).as(letters).isTrue();
                assertThat(may.get("topic " + letters)).containsExactlyInAnyOrder("Describe", "Read", "Write");
            }
        }
        assertThat(groupsIn("survey-service/src/main/java")).isEmpty();
        assertThat(rights("survey")).isEqualTo(Map.of("topic " + Topics.SURVEY, Set.of("Describe", "Write")));
        assertThat(rights("scoring").keySet()).hasSize(4).contains("topic " + Topics.SCORING);
        assertThat(rights("reporting").keySet()).hasSize(5);
        assertThat(manifests.all("KafkaTopic")).hasSize(5).allSatisfy(topic -> {
            assertThat(topic.at("/spec/replicas").asInt()).isEqualTo(3);
            assertThat(topic.at("/spec/config/retention.ms").asInt()).isEqualTo(-1);
        });
    }

    private Map<String, Set<String>> rights(String service) {
        return each(manifests.one("KafkaUser", service + "-kafka").at("/spec/authorization/acls")).collect(Collectors.toMap(
                right -> right.at("/resource/type").asText() + " " + right.at("/resource/name").asText(),
                right -> each(right.path("operations")).map(JsonNode::asText).collect(Collectors.toSet())));
    }

    private static Set<String> groupsIn(String folder) {
        var group = Pattern.compile("public String group\\(\\) \\{\\s+return \"([^\"]+)\";");
        try (var files = Files.walk(Repository.at(folder))) {
            return files.filter(file -> file.toString().endsWith(".java")).map(KubernetesWiringTest::text)
                    .filter(text -> text.contains("implements Subscription<"))
                    .flatMap(text -> group.matcher(text).results().map(found -> found.group(1)))
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void whatIsSaidOfAnInstallationReachesTheObjects() {
        var installation = Manifests.of("deploy/k8s/installation.example");
        assertThat(installation.objects()).allSatisfy(object -> {
            assertThat(ObjectRules.wrongIn(object)).as(title(object)).isEmpty();
            assertThat(object.toString()).as("nothing is left of the base's own stand-ins").doesNotContain("example.org", "192.0.2.");
        });
    }

    @Test
    void inTheSmallSizeThereIsOneOfEach() {
        var small = Manifests.of(Manifests.SMALL);
        assertThat(small.all("HorizontalPodAutoscaler")).isEmpty();
        assertThat(small.all("Deployment")).hasSize(3).noneMatch(workload -> workload.path("spec").has("replicas"));
        assertThat(small.all("KafkaNodePool").getFirst().at("/spec/replicas").asInt()).isEqualTo(1);
        assertThat(small.all("KafkaTopic")).allSatisfy(topic -> {
            assertThat(topic.at("/spec/replicas").asInt()).isEqualTo(1);
            assertThat(topic.at("/spec/config/min.insync.replicas").asInt()).isEqualTo(1);
        });
        assertThat(small.all("Cluster").getFirst().at("/spec/instances").asInt()).isEqualTo(1);
        assertThat(small.all("Cluster").getFirst().at("/spec/postgresql").has("synchronous")).isFalse();
    }

    @Test
    void inTheHighlyAvailableSizeTheLossOfANodeIsTheLossOfOne() {
        assertThat(manifests.all("HorizontalPodAutoscaler")).allMatch(scaler -> scaler.at("/spec/minReplicas").asInt() >= 3);
        assertThat(manifests.all("PodDisruptionBudget")).hasSize(3).allMatch(budget -> budget.at("/spec/maxUnavailable").asInt() == 1);
        assertThat(manifests.all("Deployment")).allMatch(workload ->
                pod(workload).at("/topologySpreadConstraints/0/whenUnsatisfiable").asText().equals("DoNotSchedule"));
        assertThat(manifests.all("KafkaNodePool").getFirst().findValues("requiredDuringSchedulingIgnoredDuringExecution")).isNotEmpty();
        assertThat(manifests.all("KafkaNodePool").getFirst().at("/spec/replicas").asInt()).isEqualTo(3);
        var postgres = manifests.all("Cluster").getFirst();
        assertThat(postgres.at("/spec/instances").asInt()).isEqualTo(3);
        assertThat(postgres.at("/spec/affinity/podAntiAffinityType").asText()).isEqualTo("required");
        assertThat(postgres.at("/spec/postgresql/synchronous/dataDurability").asText()).isEqualTo("required");
    }
}
