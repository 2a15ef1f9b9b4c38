package se.usve.checks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every container of docker-compose.yml keeps to. */
class ComposeRulesTest {

    /** Ends when it has done its work, so there is no health to ask for. */
    private static final Set<String> JOBS = Set.of("topics", "demo", "audit");
    private static final Compose COMPOSE = Compose.main();
    /** What stands beside the first file, each for those who want it. */
    private static final List<String> OTHER_FILES =
            List.of("deploy/compose/backup.yml", "deploy/compose/mail.yml", "deploy/compose/tls.yml");
    private static final Map<String, JsonNode> CONTAINERS = containers();

    static List<String> names() {
        return List.copyOf(CONTAINERS.keySet());
    }

    /** Those of the first file, and those that another adds. */
    private static Map<String, JsonNode> containers() {
        var containers = new TreeMap<>(COMPOSE.services());
        OTHER_FILES.forEach(file -> Compose.of(file).services().forEach(containers::putIfAbsent));
        return containers;
    }

    private static List<String> allFiles() {
        return Stream.concat(Stream.of("docker-compose.yml"), OTHER_FILES.stream()).toList();
    }

    @ParameterizedTest
    @MethodSource("names")
    void aContainerHasNoRightsItDoesNotNeed(String name) {
        var service = CONTAINERS.get(name);
        assertThat(service.path("user").asText()).as("a user by number, and not root").matches("[1-9][0-9]*:[0-9]+");
        assertThat(service.path("read_only").asBoolean()).isTrue();
        assertThat(Compose.texts(service.path("cap_drop"))).containsExactly("ALL");
        assertThat(Compose.texts(service.path("security_opt"))).contains("no-new-privileges:true");
        for (var right : List.of("cap_add", "privileged", "network_mode", "pid", "ipc", "devices", "userns_mode")) {
            assertThat(service.has(right)).as(right).isFalse();
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void aContainerHasLimitsAndALogThatEnds(String name) {
        var service = CONTAINERS.get(name);
        assertThat(service.path("mem_limit").asText()).matches("[0-9]+[mg]");
        assertThat(service.path("cpus").asDouble()).isPositive();
        assertThat(service.path("pids_limit").asInt()).isPositive();
        assertThat(service.at("/logging/options/max-size").asText()).matches("[0-9]+m");
        assertThat(service.path("restart").asText()).isEqualTo(JOBS.contains(name) ? "no" : "unless-stopped");
    }

    @ParameterizedTest
    @MethodSource("names")
    void aContainerSaysWhetherItIsWellAndWaitsForWhatItNeeds(String name) {
        var service = CONTAINERS.get(name);
        assertThat(service.path("healthcheck").path("test").isArray()).isEqualTo(!JOBS.contains(name));
        service.path("depends_on").properties().forEach(needed -> {
            assertThat(COMPOSE.services()).containsKey(needed.getKey());
            assertThat(needed.getValue().path("condition").asText()).as(needed.getKey())
                    .isEqualTo(JOBS.contains(needed.getKey()) ? "service_completed_successfully" : "service_healthy");
        });
    }

    @ParameterizedTest
    @MethodSource("names")
    void aContainerIsOfOneVersionAndOneProfile(String name) {
        var service = CONTAINERS.get(name);
        assertThat(service.path("image").asText()).matches("[a-z0-9./-]+:v?[0-9][^:]*").doesNotContain("latest");
        assertThat(Compose.texts(service.path("profiles"))).hasSize(1)
                .isSubsetOf("core", "identity", "observability", "demo", "audit");
    }

    @ParameterizedTest
    @MethodSource("names")
    void whatIsMountedIsInTheRepositoryAndNotWrittenTo(String name) {
        for (var mount : Compose.texts(CONTAINERS.get(name).path("volumes"))) {
            var parts = mount.split(":");
            if (parts[0].startsWith("./")) {
                assertThat(Repository.at(parts[0])).exists();
                assertThat(parts).as(mount).hasSize(3).endsWith("ro");
            } else if (!COMPOSE.services().containsKey(name)) {
                assertThat(mount).as("what looks at the host changes nothing there").matches(".*:ro(,rslave)?");
            } else {
                assertThat(COMPOSE.root().path("volumes").has(parts[0])).as(mount).isTrue();
            }
        }
    }

    @Test
    void nothingIsPublishedButTheGatewayAndThatOnThisMachine() {
        COMPOSE.services().forEach((name, service) -> {
            assertThat(service.has("ports")).as(name).isEqualTo(name.equals("gateway"));
            service.path("ports").forEach(port -> assertThat(port.path("host_ip").asText()).endsWith(":-127.0.0.1}"));
        });
        assertThat(COMPOSE.services().get("gateway").path("ports")).hasSize(2);
    }

    /** Compose takes a later file's command whole, so what the first file says must stand in it too. */
    @Test
    void theDatabaseThatIsBackedUpIsToldWhatItIsToldWithout() {
        var postgres = Compose.of("deploy/compose/backup.yml").services().get("postgres");
        assertThat(Compose.texts(postgres.path("command")))
                .containsSubsequence(Compose.texts(COMPOSE.services().get("postgres").path("command")));
        assertThat(Repository.at("deploy/backup/archive-wal.sh")).exists();
        assertThat(postgres.path("volumes").get(0).asText()).isEqualTo("./deploy/backup:/usve/backup:ro");
    }

    @Test
    void databaseAndBrokerAreInANetworkThatLeadsNowhere() {
        assertThat(COMPOSE.root().at("/networks/stores/internal").asBoolean()).isTrue();
        for (var name : List.of("postgres", "kafka", "topics")) {
            assertThat(Compose.texts(COMPOSE.services().get(name).path("networks"))).as(name).containsExactly("stores");
        }
        for (var name : List.of("gateway", "prometheus", "grafana", "jaeger", "otel-collector", "pushgateway", "demo")) {
            assertThat(Compose.texts(COMPOSE.services().get(name).path("networks"))).as(name).containsExactly("usve");
        }
    }

    @Test
    void everySecretIsAFileThatTheScriptMakesWithARandomValueAndKeeps() throws Exception {
        var folder = Files.createTempDirectory("usve-secrets").resolve("secrets");
        assertThat(Ran.command("deploy/compose/make-secrets.sh", folder.toString())).extracting(Ran::exitCode).isEqualTo(0);
        var defined = new TreeSet<String>();
        COMPOSE.root().path("secrets").properties().forEach(secret -> {
            assertThat(secret.getValue().path("file").asText()).isEqualTo("./secrets/" + secret.getKey());
            defined.add(secret.getKey());
        });
        var used = new TreeSet<String>();
        COMPOSE.services().values().forEach(service -> used.addAll(Compose.texts(service.path("secrets"))));
        assertThat(used).isEqualTo(defined);
        var values = new TreeSet<String>();
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) {
                var value = Files.readString(file);
                assertThat(value).matches("[0-9a-f]{64}");
                values.add(value);
                defined.remove(file.getFileName().toString());
            }
        }
        assertThat(defined).as("not made by the script").isEmpty();
        assertThat(values).hasSize(used.size());
        assertThat(Files.getPosixFilePermissions(folder)).as("nobody else gets in").hasSize(3)
                .allMatch(permission -> permission.name().startsWith("OWNER_"));

        var again = Ran.command("deploy/compose/make-secrets.sh", folder.toString());
        assertThat(again.output()).startsWith("0 secrets made");
        assertThat(Files.readString(folder.resolve("postgres-password"))).isIn(values);
        assertThat(Repository.read(".gitignore").lines()).contains("secrets/", ".env");
    }

    @Test
    void noPasswordIsKnownToAnybodyOutsideTheDemo() {
        var secret = Pattern.compile("PASSWORD|SECRET|TOKEN$|(?<!PUBLIC_)KEY$");
        for (var path : allFiles()) {
            Compose.of(path).services().forEach((name, service) -> service.path("environment").properties().forEach(variable -> {
                if (secret.matcher(variable.getKey()).find() && !variable.getKey().equals("USVE_GATEWAY_CERTIFICATE_KEY")) {
                    assertThat(variable.getValue().asText()).as(path + " " + name + " " + variable.getKey())
                            .matches(variable.getKey().endsWith("_FILE") ? "/run/secrets/[a-z0-9-]+" : "\\$\\{[A-Z_]+:-}");
                }
            }));
        }
        for (var path : List.of(".env.example", "deploy/compose/survey-service.env.example",
                "deploy/compose/scoring-service.env.example", "deploy/compose/reporting-service.env.example")) {
            assertThat(Repository.read(path).lines().map(line -> line.replaceFirst("^#", ""))
                    .filter(line -> line.matches("[A-Z_]*(PASSWORD|SECRET)[A-Z_]*=.+"))).as(path).isEmpty();
        }
        assertThat(Repository.read("deploy/compose/demo.env").lines().filter(line -> line.matches("[A-Z_]*(PASSWORD|SECRET).*=.+")))
                .hasSize(1);
        assertThat(COMPOSE.environment("keycloak")).containsEntry("USVE_DEMO", "${USVE_DEMO:-false}");
        Compose.SERVICES.forEach(service -> assertThat(COMPOSE.environment(service).keySet())
                .as("no key of one's own, no link").doesNotContain("QUARKUS_OIDC_PUBLIC_KEY", "USVE_PAGES_SIGN_IN_LINK"));
    }

    @Test
    void everythingReadFromDotEnvIsInItsExampleAndTheOtherWayRound() {
        var read = new TreeSet<String>();
        for (var path : allFiles()) {
            read.addAll(Compose.variablesRead(path));
        }
        var told = Repository.read(".env.example").lines().filter(line -> line.matches("#?[A-Z_]+=.*"))
                .map(line -> line.replaceFirst("^#", "").split("=")[0]).collect(Collectors.toCollection(TreeSet::new));
        // Compose's own, and what the demo's file alone sets.
        told.remove("COMPOSE_PROFILES");
        read.removeAll(Set.of("USVE_DEMO", "USVE_DEMO_PASSWORD"));
        assertThat(told).isEqualTo(read);
        var demo = Repository.read("deploy/compose/demo.env").lines().filter(line -> line.matches("[A-Z_]+=.*"))
                .map(line -> line.split("=")[0]).collect(Collectors.toSet());
        assertThat(demo).contains("USVE_PUBLIC_URL", "USVE_ISSUER", "USVE_ISSUER_URL");
        read.addAll(List.of("USVE_DEMO", "USVE_DEMO_PASSWORD", "COMPOSE_PROFILES"));
        assertThat(read).containsAll(demo);
    }

    @Test
    void theGatewayIsGivenWhatItsTemplatesAskForAndNothingElse() {
        var asked = new TreeSet<>(Compose.variablesRead("deploy/gateway/templates/gateway.conf.template"));
        var askedForTls = Compose.variablesRead("deploy/gateway/tls/tls.conf.template");
        var given = COMPOSE.environment("gateway").keySet().stream().filter(name -> name.startsWith("USVE_"))
                .collect(Collectors.toCollection(TreeSet::new));
        given.addAll(Compose.of("deploy/compose/tls.yml").environment("gateway").keySet());
        asked.addAll(askedForTls);
        assertThat(given).isEqualTo(asked);
        assertThat(COMPOSE.environment("gateway").get("USVE_GATEWAY_NAMES").split(" ")).as("what the demo calls it").contains("gateway");
        Compose.SERVICES.forEach(service -> assertThat(COMPOSE.environment("gateway")).containsEntry(
                "USVE_GATEWAY_" + service.replace("-service", "").toUpperCase(java.util.Locale.ROOT),
                service + ":" + COMPOSE.environment(service).get("QUARKUS_HTTP_PORT")));
    }

    @Test
    void theGatewayKnowsWhichServiceHasWhichStyleSheetAndScript() throws Exception {
        var routes = Repository.read("deploy/gateway/routes.conf");
        for (var service : List.of("survey", "scoring")) {
            try (var files = Files.list(Repository.at(service + "-service/src/main/resources/META-INF/resources"))) {
                for (var file : files.map(path -> path.getFileName().toString()).toList()) {
                    assertThat(routes).contains("location = /" + file + " {\n    proxy_pass http://$usve_" + service + ";\n}");
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void whatItIsBuiltFromIsHere(String name) {
        JsonNode build = CONTAINERS.get(name).path("build");
        if (build.has("dockerfile")) {
            assertThat(Repository.at(build.path("context").asText()).resolve(build.path("dockerfile").asText())).exists();
        }
    }
}
