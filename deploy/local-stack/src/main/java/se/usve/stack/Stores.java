package se.usve.stack;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** PostgreSQL and Kafka together, on one data folder and on ports that stay the same through stops and starts. */
public final class Stores implements AutoCloseable {
    private static final Duration START_ENDS_WITHIN = Duration.ofSeconds(3);

    private final DataFolder folder;
    private final Guard guard;
    private final int postgresPort;
    private final int kafkaPort;
    private final int controllerPort;
    private final CompletableFuture<Void> kafkaLaunched;
    private final CompletableFuture<Void> kafkaReady;
    private final CompletableFuture<Postgres> postgresReady = new CompletableFuture<>();
    private final Thread postgresStart;
    private volatile Broker kafka;
    private volatile Postgres postgres;

    private Stores(DataFolder folder, Guard guard) {
        int[] ports = Ports.free(3);
        this.folder = folder;
        this.guard = guard;
        this.postgresPort = ports[0];
        this.kafkaPort = ports[1];
        this.controllerPort = ports[2];
        this.kafkaLaunched = CompletableFuture.runAsync(this::launchKafka);
        this.kafkaReady = kafkaLaunched.thenRunAsync(this::furnishKafka);
        this.postgresStart = Thread.ofPlatform().daemon().name("postgres-start").start(() -> {
            try {
                postgresReady.complete(startedPostgres());
            } catch (RuntimeException e) {
                postgresReady.completeExceptionally(e);
            }
        });
    }

    /** Starts both side by side; {@link #awaitPostgres} and {@link #awaitKafka} tell when each serves. */
    static Stores launch(DataFolder folder, Guard guard) {
        return new Stores(folder, guard);
    }

    /**
     * Starts both, waits for them, and has them ended should this program die.
     *
     * @throws StackFailure when one does not start; nothing is left running then
     */
    public static Stores start(DataFolder folder) {
        Watchdog watchdog = Watchdog.start(folder.log("watchdog"));
        Stores stores = launch(folder, new Guard.Closing(watchdog));
        try {
            stores.awaitPostgres();
            stores.awaitKafka();
            return stores;
        } catch (RuntimeException e) {
            stores.close();
            throw e;
        }
    }

    Postgres awaitPostgres() {
        return join(postgresReady);
    }

    void awaitKafka() {
        join(kafkaReady);
    }

    /** The running server; a new object after each start. */
    public Postgres postgres() {
        return postgres;
    }

    /** What Kafka's clients are given as {@code bootstrap.servers}. */
    public String bootstrapServers() {
        return Ports.LOOPBACK + ":" + kafkaPort;
    }

    /** Starts Kafka, on the port it had, and waits until its topics are there. */
    public void startKafka() {
        launchKafka();
        furnishKafka();
    }

    /**
     * The same with clients told to come by another port, at which something stands between them and the broker.
     *
     * @param advertised that port; it leads to the one that {@link #bootstrapServers} names
     */
    public void startKafkaBehind(int advertised) {
        launchKafka(advertised);
        furnishKafka();
    }

    private void launchKafka() {
        launchKafka(kafkaPort);
    }

    private void launchKafka(int advertised) {
        kafka = Broker.launch(folder.kafka(), new Broker.Doors(kafkaPort, advertised, controllerPort), folder.log("kafka"));
        guard.process("kafka", kafka.process());
    }

    private void furnishKafka() {
        kafka.awaitReady();
        Topics.create(bootstrapServers());
    }

    /** Stops Kafka; what it acknowledged is kept. */
    public void stopKafka() {
        kafka.close();
    }

    /** Ends Kafka at once, as a crash would. */
    public void killKafka() {
        kafka.kill();
    }

    /** Whether Kafka runs, were it frozen. */
    public boolean kafkaRuns() {
        return kafka.process().isAlive();
    }

    /** Stops Kafka's clock: connections stay open and nothing answers, as when a machine hangs. */
    public void freezeKafka() {
        Ending.signal(kafka.process().pid(), "STOP");
    }

    /** Lets a frozen Kafka go on. */
    public void thawKafka() {
        Ending.signal(kafka.process().pid(), "CONT");
    }

    /** Starts PostgreSQL, on the port it had, and waits until it serves. */
    public void startPostgres() {
        startedPostgres();
    }

    /** Stops PostgreSQL; what was committed is kept. */
    public void stopPostgres() {
        postgres.close();
    }

    /** Ends PostgreSQL at once with all its sessions, as the loss of its machine would. */
    public void killPostgres() {
        postgres.kill();
    }

    /** Whether PostgreSQL runs. */
    public boolean postgresRuns() {
        return postgres.runs();
    }

    private Postgres startedPostgres() {
        guard.postgres(Postgres.pidFile(folder.postgres()));
        postgres = Postgres.start(folder.postgres(), postgresPort, folder.log("postgresql"));
        return postgres;
    }

    /** Stops both, also those that are only starting. */
    @Override
    public void close() {
        // each must exist before it can be ended, but Kafka need not come up first
        kafkaLaunched.exceptionally(failed -> null).join();
        CompletableFuture<Void> kafkaGone = CompletableFuture.runAsync(() -> {
            if (kafka != null) {
                kafka.close();
            }
        });
        awaitPostgresOutcome();
        if (postgres != null) {
            postgres.close();
        }
        kafkaGone.join();
        guard.close();
    }

    /** Ctrl-C at the terminal may have ended PostgreSQL's starter, and who waits for a server then waits in vain. */
    private void awaitPostgresOutcome() {
        try {
            if (!postgresStart.join(START_ENDS_WITHIN)) {
                postgresStart.interrupt();
            }
            postgresStart.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static <T> T join(CompletableFuture<T> future) {
        try {
            return future.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }
}
