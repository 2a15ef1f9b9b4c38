package se.usve.load;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import se.usve.stack.Bearer;
import se.usve.stack.DataFolder;
import se.usve.stack.Keys;
import se.usve.stack.Ports;
import se.usve.stack.Role;
import se.usve.stack.Service;
import se.usve.stack.Stores;
import se.usve.stack.Tokens;
import se.usve.stack.Topics;

/**
 * A PostgreSQL, a Kafka and the reporting service of their own, in a temporary folder that is deleted at the end: a million
 * units are nobody's business else, and the other services would score them.
 */
final class ReportingAlone implements AutoCloseable {
    private static final Duration READY_WITHIN = Duration.ofSeconds(60);
    private static final Duration TOKEN = Duration.ofHours(12);

    private final Path repository;
    private final DataFolder data;
    private final Stores stores;
    private final Keys keys;
    private final String token;
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final int[] ports = Ports.free(2);
    private final Thread atExit = new Thread(this::end);
    private Process service;

    /** Starts the stores, with empty topics. */
    ReportingAlone(Path repository) throws IOException {
        this.repository = repository;
        this.data = new DataFolder(Files.createTempDirectory("usve-bench-"));
        Runtime.getRuntime().addShutdownHook(atExit);
        this.stores = Stores.start(data);
        this.keys = Keys.in(data.path());
        this.token = new Tokens(keys).mint(Bearer.of(Role.ADMIN, null), TOKEN);
        Topics.create(stores.bootstrapServers());
    }

    String bootstrapServers() {
        return stores.bootstrapServers();
    }

    /** Starts the service, which leaves what is on the topics by now to a rebuild. */
    void startService(List<String> javaOptions) throws IOException, InterruptedException, ExecutionException {
        passOverWhatIsThere();
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(javaOptions);
        command.addAll(List.of("-jar",
                repository.resolve("reporting-service/target/quarkus-app/quarkus-run.jar").toString()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(data.log("reporting-service").toFile());
        builder.environment().putAll(Map.ofEntries(
                Map.entry("QUARKUS_DATASOURCE_JDBC_URL", stores.postgres().jdbcUrl(Service.REPORTING)),
                Map.entry("QUARKUS_DATASOURCE_USERNAME", Service.REPORTING.database()),
                Map.entry("QUARKUS_DATASOURCE_PASSWORD", stores.postgres().password(Service.REPORTING)),
                Map.entry("KAFKA_BOOTSTRAP_SERVERS", stores.bootstrapServers()),
                Map.entry("QUARKUS_HTTP_HOST", "127.0.0.1"), Map.entry("QUARKUS_HTTP_PORT", "" + ports[0]),
                Map.entry("QUARKUS_MANAGEMENT_HOST", "127.0.0.1"), Map.entry("QUARKUS_MANAGEMENT_PORT", "" + ports[1]),
                Map.entry("USVE_CALLS_OF_CALLER", "10000000"), Map.entry("USVE_CALLS_OF_ADDRESS", "10000000"),
                Map.entry("QUARKUS_OIDC_PUBLIC_KEY", keys.publicKey()), Map.entry("USVE_ACCEPT", "local-keys")));
        service = builder.start();
        awaitReady();
    }

    private void passOverWhatIsThere() throws InterruptedException, ExecutionException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", stores.bootstrapServers()))) {
            var partitions = admin.describeTopics(Set.of(Topics.SURVEY, Topics.SCORING)).allTopicNames().get().values()
                    .stream().flatMap(topic -> topic.partitions().stream()
                            .map(partition -> new TopicPartition(topic.name(), partition.partition()))).toList();
            var ends = admin.listOffsets(partitions.stream()
                    .collect(Collectors.toMap(partition -> partition, _ -> OffsetSpec.latest()))).all().get();
            admin.alterConsumerGroupOffsets("reporting", ends.entrySet().stream().collect(Collectors.toMap(
                    Map.Entry::getKey, end -> new OffsetAndMetadata(end.getValue().offset())))).all().get();
        }
    }

    private void awaitReady() throws IOException, InterruptedException {
        long end = System.nanoTime() + READY_WITHIN.toNanos();
        while (!isReady()) {
            if (!service.isAlive() || System.nanoTime() > end) {
                throw new IOException("The reporting service did not start:\n" + Files.readString(data.log("reporting-service")));
            }
            Thread.sleep(100);
        }
    }

    private boolean isReady() throws InterruptedException {
        try {
            return http.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + ports[1] + "/q/health/ready")).build(),
                    HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    /** Seconds of processor time that the service and PostgreSQL have taken until now. */
    double processorSeconds() {
        return ProcessorTime.of(service.toHandle()) + ProcessorTime.of(stores.postgres().process());
    }

    /** A connection to its database, in the schema of its tables. */
    Connection connect() throws SQLException {
        Connection connection = DriverManager.getConnection(stores.postgres().jdbcUrl(Service.REPORTING),
                Service.REPORTING.database(), stores.postgres().password(Service.REPORTING));
        connection.setSchema(Service.REPORTING.schema());
        return connection;
    }

    /** The answer to a call; with a body it is a POST. */
    HttpResponse<byte[]> call(String path, Optional<String> body) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + ports[0]).resolve(path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json").timeout(Duration.ofMinutes(5));
        body.ifPresent(sent -> request.POST(HttpRequest.BodyPublishers.ofString(sent)));
        return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    @Override
    public void close() {
        end();
        Runtime.getRuntime().removeShutdownHook(atExit);
    }

    private synchronized void end() {
        if (service != null) {
            service.destroy();
            try {
                service.waitFor(20, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        if (stores != null) {
            stores.close();
        }
        data.delete();
    }
}
