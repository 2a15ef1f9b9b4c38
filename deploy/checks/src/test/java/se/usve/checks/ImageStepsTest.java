package se.usve.checks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The scripts that the images' build and the images themselves run. The build of the jars and the training take minutes and
 * are run by {@code deploy/images/check-images.sh}.
 */
class ImageStepsTest {

    private static final Instant TIME = Instant.parse("2026-11-01T00:00:00Z");

    @TempDir
    private Path folder;

    /** A repository as the build leaves it, in small. */
    private Path built() throws IOException {
        var repository = folder.resolve("repository");
        for (var service : new String[] {"survey-service", "scoring-service", "reporting-service"}) {
            write(repository.resolve(service).resolve("target/quarkus-app/quarkus-run.jar"));
            write(repository.resolve(service).resolve("target/quarkus-app/lib/main/some.jar"));
            write(repository.resolve(service).resolve("target/quarkus-app/quarkus-run.jsa"));
            write(repository.resolve(service).resolve("target/quarkus-app/app.aot"));
            write(repository.resolve(service).resolve("target/sbom.cdx.json"));
        }
        write(repository.resolve("deploy/command/target/usve-command.jar"));
        write(repository.resolve("deploy/command/target/lib/some.jar"));
        try (var files = Files.walk(Repository.at("deploy/images"))) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var copy = repository.resolve(Repository.at("").relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
        return repository;
    }

    private static void write(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, file.toString());
    }

    @Test
    void whatGoesIntoTheImagesIsLaidOutWithOneTimeAndWithoutWhatRunsLeft() throws Exception {
        var out = folder.resolve("out");
        var script = built().resolve("deploy/images/steps/lay-out.sh");
        assertThat(run(Map.of(), script.toString(), out.toString(), Long.toString(TIME.getEpochSecond()))).isZero();
        try (Stream<Path> files = Files.walk(out)) {
            assertThat(files).allSatisfy(file -> assertThat(Files.getLastModifiedTime(file)).isEqualTo(FileTime.from(TIME)))
                    .noneMatch(file -> file.toString().endsWith(".jsa") || file.toString().endsWith(".aot"))
                    .contains(out.resolve("survey-service/target/quarkus-app/lib/main/some.jar"),
                            out.resolve("reporting-service/target/sbom.cdx.json"),
                            out.resolve("deploy/images/java.options"), out.resolve("deploy/images/steps/train.sh"),
                            out.resolve("deploy/command/target/usve-command.jar"));
        }
    }

    /** The health check against a management port that answers so. */
    @ParameterizedTest
    @CsvSource({"ready,200,true", "ready,503,false", "live,200,true", "started,503,false"})
    void theHealthCheckSaysWhatTheServiceSays(String kind, int status, boolean healthy) throws Exception {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/q/health/" + kind, exchange -> {
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.start();
        try {
            assertThat(run(Map.of("QUARKUS_MANAGEMENT_PORT", Integer.toString(server.getAddress().getPort())),
                    Repository.at("deploy/images/healthy").toString(), kind) == 0).isEqualTo(healthy);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void theHealthCheckSaysNoWhereNothingListens() throws Exception {
        int port;
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        assertThat(run(Map.of("QUARKUS_MANAGEMENT_PORT", Integer.toString(port)),
                Repository.at("deploy/images/healthy").toString())).isNotZero();
    }

    /**
     * The part of reproducibility that shows in one build: every entry of the jars that are ours has the project's time.
     * {@code deploy/images/check-reproducible.sh} builds twice and compares bytes.
     */
    @ParameterizedTest
    @ValueSource(strings = {"chassis/target/chassis-", "survey-service/contract/target/survey-contract-",
            "scoring-service/contract/target/scoring-contract-"})
    void jarsBearTheTimeOfTheSourcesAndNotOfTheBuild(String jar) throws IOException {
        var file = Repository.at(jar + "1.0.0-SNAPSHOT.jar");
        Assumptions.assumeTrue(Files.exists(file), file + " is not packaged in this run, so its times were not seen");
        try (var zip = new ZipFile(file.toFile(), UTF_8)) {
            assertThat(zip.stream().map(entry -> entry.getTimeLocal())).isNotEmpty()
                    .containsOnly(LocalDateTime.ofInstant(TIME, ZoneOffset.UTC));
        }
    }

    private static int run(Map<String, String> environment, String... command) throws Exception {
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(environment);
        var process = builder.start();
        process.getOutputStream().close();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).as("%s ends", command[0]).isTrue();
        return process.exitValue();
    }
}
