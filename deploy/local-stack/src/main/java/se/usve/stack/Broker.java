package se.usve.stack;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A Kafka 4.3 server, broker and controller in one, in a JVM and on libraries of its own. It listens on 127.0.0.1 only
 * and keeps every event for ever: the read models are rebuilt from the topics.
 */
public final class Broker implements AutoCloseable {
    private static final Duration START_WITHIN = Duration.ofSeconds(60);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(15);
    private static final String CLUSTER_ID = "dXN2ZS1sb2NhbC1zdGFjaw"; // any 16 bytes in base64

    private final Path folder;
    private final Path log;
    private final Doors doors;
    private Process process;

    /**
     * Its ports.
     *
     * @param clients where clients connect
     * @param advertised where it tells them to connect: the same, or one that leads there
     * @param controller where it talks to itself as controller
     */
    public record Doors(int clients, int advertised, int controller) {
    }

    private Broker(Path folder, Path log, Doors doors) {
        this.folder = folder;
        this.log = log;
        this.doors = doors;
    }

    /**
     * Launches the broker on the data kept in the folder; {@link #awaitReady} tells when it serves.
     *
     * @param folder holds its configuration and data
     * @param port where clients connect
     * @param controllerPort where it talks to itself as controller
     * @param log what it says is added to this file
     */
    public static Broker launch(Path folder, int port, int controllerPort, Path log) {
        return launch(folder, new Doors(port, port, controllerPort), log);
    }

    /** The same with clients told where to come. */
    static Broker launch(Path folder, Doors doors, Path log) {
        Broker broker = new Broker(folder.toAbsolutePath(), log, doors);
        broker.writeConfiguration();
        if (!Files.exists(broker.data().resolve("meta.properties"))) {
            broker.format();
        }
        broker.process = broker.run(Duration.ZERO, "kafka.Kafka", broker.configuration().toString());
        return broker;
    }

    /**
     * Waits until clients can connect.
     *
     * @throws StackFailure with the end of its log when it does not come up
     */
    public void awaitReady() {
        if (!Ports.awaitAnswer(doors.clients(), process.toHandle(), START_WITHIN)) {
            throw failure("Kafka did not start.");
        }
    }

    /** What clients are given as {@code bootstrap.servers}. */
    public String bootstrapServers() {
        return Ports.LOOPBACK + ":" + doors.clients();
    }

    public Process process() {
        return process;
    }

    /** Ends it orderly; what was acknowledged is kept. */
    @Override
    public void close() {
        Ending.TERMINATE.end(process.toHandle(), STOP_WITHIN);
    }

    /** Ends it at once, as a crash would. */
    void kill() {
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void format() {
        Process format = run(
                START_WITHIN,
                "kafka.tools.StorageTool", "format", "-t", CLUSTER_ID, "-c", configuration().toString());
        if (format.isAlive() || format.exitValue() != 0) {
            format.destroyForcibly();
            throw failure("Kafka's data folder could not be prepared.");
        }
    }

    private Process run(Duration patience, String... mainAndArguments) {
        List<String> command = new ArrayList<>(JavaProgram.quickStart(LocalCache.folder().resolve(mainAndArguments[0] + ".jsa")));
        command.addAll(List.of(
                "-Xmx192m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                "-Dorg.slf4j.simpleLogger.showDateTime=true",
                "-Dorg.slf4j.simpleLogger.dateTimeFormat=yyyy-MM-dd'T'HH:mm:ss.SSSXXX",
                "-Dorg.slf4j.simpleLogger.log.kafka.server.KafkaRaftServer=info",
                "-cp",
                classPath()));
        command.addAll(List.of(mainAndArguments));
        Process started = JavaProgram.start(command, Map.of(), log);
        if (patience.isPositive()) {
            try {
                started.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                started.destroyForcibly();
                Thread.currentThread().interrupt();
            }
        }
        return started;
    }

    private static String classPath() {
        try (InputStream in = Broker.class.getResourceAsStream("/kafka-broker.classpath")) {
            if (in == null) {
                throw new StackFailure("The list of Kafka's libraries is missing; build the project again.");
            }
            String classPath = new String(in.readAllBytes(), UTF_8).strip();
            for (String jar : classPath.split(File.pathSeparator)) {
                if (!Files.exists(Path.of(jar))) {
                    throw new StackFailure("Kafka's library " + jar + " is gone; build the project again.");
                }
            }
            return classPath;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path configuration() {
        return folder.resolve("server.properties");
    }

    private Path data() {
        return folder.resolve("data");
    }

    private void writeConfiguration() {
        PrivateFile.folder(folder);
        String properties = """
                process.roles=broker,controller
                node.id=1
                controller.quorum.voters=1@127.0.0.1:%2$d
                listeners=CLIENTS://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
                advertised.listeners=CLIENTS://127.0.0.1:%5$d,CONTROLLER://127.0.0.1:%2$d
                listener.security.protocol.map=CLIENTS:PLAINTEXT,CONTROLLER:PLAINTEXT
                inter.broker.listener.name=CLIENTS
                controller.listener.names=CONTROLLER
                log.dirs=%3$s
                # the topics of events are made by Topics; this is for dead letters, which their consumers name
                auto.create.topics.enable=true
                num.partitions=%4$d
                default.replication.factor=1
                min.insync.replicas=1
                offsets.topic.replication.factor=1
                offsets.topic.num.partitions=3
                transaction.state.log.replication.factor=1
                transaction.state.log.min.isr=1
                transaction.state.log.num.partitions=3
                share.coordinator.state.topic.replication.factor=1
                share.coordinator.state.topic.min.isr=1
                share.coordinator.state.topic.num.partitions=3
                group.initial.rebalance.delay.ms=0
                # the topics are what a read model is rebuilt from
                log.retention.ms=-1
                log.retention.bytes=-1
                log.cleaner.dedupe.buffer.size=8388608
                """.formatted(doors.clients(), doors.controller(), data().toString().replace("\\", "\\\\"), Topics.PARTITIONS,
                doors.advertised());
        PrivateFile.write(configuration(), properties);
    }

    private StackFailure failure(String sentence) {
        return new StackFailure(sentence + " The end of " + log + ":\n" + LogTail.of(log, 12));
    }
}
