package se.usve.stack;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/**
 * PostgreSQL, Kafka and the three services as processes on the loopback address. Nothing of it outlives the program
 * that started it: closing, an ordinary end, Ctrl-C, TERM and HUP end all in order, a watchdog does after a kill -9.
 */
public final class LocalStack implements AutoCloseable {
    private final StackPlan plan;
    private final Consumer<String> news;
    private final FolderLock lock;
    private final Map<Service, ServiceProcess> services = new EnumMap<>(Service.class);
    private final List<ServiceProcess> others = new ArrayList<>();
    private final Map<Service, Integer> started = new EnumMap<>(Service.class);
    private final CompletableFuture<StackFailure> broken = new CompletableFuture<>();
    private final Thread atExit = new Thread(this::close, "stack-close");
    private Ledger ledger;
    private Stores stores;
    private Keys keys;
    private boolean closed;

    private LocalStack(StackPlan plan, Consumer<String> news, FolderLock lock) {
        this.plan = plan;
        this.news = news;
        this.lock = lock;
    }

    /**
     * Starts everything and returns when every service is ready.
     *
     * @param news is told in a few words what is up, as it comes up
     * @throws StackFailure when something does not start; all that did is ended again
     */
    public static LocalStack start(StackPlan plan, Consumer<String> news) {
        FolderLock lock = FolderLock.of(plan.data()).orElseThrow(() -> inUse(plan.data()));
        LocalStack stack;
        try {
            Remains.end(plan.data());
            plan.check();
            stack = new LocalStack(plan.decided(), news, lock);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
        Runtime.getRuntime().addShutdownHook(stack.atExit);
        try {
            stack.startAll();
            return stack;
        } catch (RuntimeException e) {
            // asked to end meanwhile, all kinds of things fail, and none of them is news
            RuntimeException reason = stack.isClosed() ? new StackFailure("Stopped while starting.", e) : e;
            stack.close();
            throw reason;
        }
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    private static StackFailure inUse(DataFolder data) {
        String who = StackState.read(data).map(s -> " by process " + s.launcher().pid()).orElse("");
        return new StackFailure("The data folder " + data.path() + " is in use" + who
                + ". Stop that stack first (./usve down --data " + data.path() + "), or name another folder.");
    }

    private void startAll() {
        CompletableFuture<Keys> keysReady = CompletableFuture.supplyAsync(() -> Keys.in(plan.data().path()));
        synchronized (this) {
            requireOpen();
            ledger = Ledger.open(plan);
            stores = Stores.launch(plan.data(), ledger);
        }
        Postgres postgres = stores.awaitPostgres();
        ledger.record(Remains.POSTGRES, postgres.process());
        news.accept("PostgreSQL");
        keys = keysReady.join();

        // The services need their database to begin with; Kafka may come up while they do.
        List<Runnable> waits = new ArrayList<>();
        for (Service service : Service.values()) {
            ServiceProcess process = launch(service);
            waits.add(() -> {
                process.awaitReady();
                news.accept(service.processName());
            });
        }
        waits.add(() -> {
            stores.awaitKafka();
            news.accept("Kafka");
        });
        awaitAll(waits);

        Map<Service, String> urls = new EnumMap<>(Service.class);
        for (Service service : Service.values()) {
            urls.put(service, postgres.jdbcUrl(service));
        }
        ledger.ready(urls, stores.bootstrapServers());
    }

    /** Waits for all, and fails as soon as one does. */
    private static void awaitAll(List<Runnable> waits) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var done = new ExecutorCompletionService<Void>(threads);
            waits.forEach(wait -> done.submit(wait, null));
            try {
                for (int i = 0; i < waits.size(); i++) {
                    done.take().get();
                }
            } catch (ExecutionException e) {
                threads.shutdownNow();
                throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
            } catch (InterruptedException e) {
                threads.shutdownNow();
                Thread.currentThread().interrupt();
                throw new StackFailure("Interrupted while starting.", e);
            }
        }
    }

    private ServiceProcess launch(Service service) {
        return launch(service, plan.jvm(), Map.of());
    }

    private synchronized ServiceProcess launch(Service service, ServiceJvm jvm, Map<String, String> more) {
        ServiceProcess process = launch(service, service.processName(), plan.listen().get(service), jvm, more);
        services.put(service, process);
        process.process().onExit().thenRun(() -> ended(service, process));
        return process;
    }

    private ServiceProcess launch(Service service, String name, Listen listen, ServiceJvm jvm, Map<String, String> more) {
        requireOpen();
        Map<String, String> environment = environment(service, listen);
        environment.putAll(more);
        ServiceProcess process = ServiceProcess.launch(
                name,
                plan.jar(service),
                listen,
                jvm.options(service, plan.repository(), plan.jar(service)),
                jvm.endsWithin(),
                environment,
                plan.data().log(name));
        ledger.process(name, process.process());
        return process;
    }

    /**
     * Starts one more of a service, on ports of its own, and waits until it is ready. It has the other's database and topics,
     * as a second instance in production has; the stack ends it with the rest.
     *
     * @param jvm how its JVM is started
     * @throws StackFailure when it does not start
     */
    public ServiceProcess another(Service service, ServiceJvm jvm) {
        ServiceProcess process;
        synchronized (this) {
            others.removeIf(other -> !other.process().isAlive());
            String name = service.processName() + "-" + (1 + started.merge(service, 1, Integer::sum));
            process = launch(service, name, new Listen(0, 0).decided(), jvm, Map.of());
            others.add(process);
        }
        process.awaitReady();
        return process;
    }

    /** The same with the JVM as the stack's other services have it. */
    public ServiceProcess another(Service service) {
        return another(service, plan.jvm());
    }

    /** The one that is on the service's own ports. */
    public synchronized ServiceProcess process(Service service) {
        return services.get(service);
    }

    /** What the service is started with; the same names as in docker-compose.yml. */
    public Map<String, String> environment(Service service) {
        return environment(service, plan.listen().get(service));
    }

    private Map<String, String> environment(Service service, Listen listen) {
        Postgres postgres = stores.postgres();
        Map<String, String> environment = new HashMap<>(Map.ofEntries(
                Map.entry("QUARKUS_DATASOURCE_JDBC_URL", postgres.jdbcUrl(service)),
                Map.entry("QUARKUS_DATASOURCE_USERNAME", service.database()),
                Map.entry("QUARKUS_DATASOURCE_PASSWORD", postgres.password(service)),
                Map.entry("KAFKA_BOOTSTRAP_SERVERS", stores.bootstrapServers()),
                Map.entry("QUARKUS_HTTP_HOST", Ports.LOOPBACK),
                Map.entry("QUARKUS_HTTP_PORT", Integer.toString(listen.http())),
                Map.entry("QUARKUS_MANAGEMENT_HOST", Ports.LOOPBACK),
                Map.entry("QUARKUS_MANAGEMENT_PORT", Integer.toString(listen.management())),
                Map.entry("QUARKUS_OIDC_PUBLIC_KEY", keys.publicKey()),
                Map.entry("QUARKUS_OIDC_TOKEN_ISSUER", Tokens.ISSUER),
                Map.entry("QUARKUS_OIDC_TOKEN_AUDIENCE", Tokens.AUDIENCE)));
        if (!service.owner().equals(service.database())) {
            environment.put("QUARKUS_FLYWAY_USERNAME", service.owner());
            environment.put("QUARKUS_FLYWAY_PASSWORD", postgres.ownersPassword(service));
        }
        // Only here, where whoever has the link is at the machine. The services start with these two because they are accepted.
        environment.put("USVE_PAGES_SIGN_IN_LINK", "true");
        environment.put("USVE_ACCEPT", "local-keys,sign-in-link");
        // One person's machine is its only caller: the demo and the benchmarks ask for all it can do.
        environment.put("USVE_CALLS_OF_CALLER", "10000000");
        environment.put("USVE_CALLS_OF_ADDRESS", "10000000");
        if (service == Service.SURVEY) {
            environment.put("USVE_SCORING_URL", api(Service.SCORING).toString());
            // There is no mail server here: reminders become files.
            environment.put("USVE_MAIL_FOLDER", plan.data().mail().toString());
            environment.put("USVE_FORM_URL", listen.api().resolve("/form").toString());
        }
        // Last, so that a plan can have another issuer than the stack's own keys.
        environment.putAll(plan.environment());
        return environment;
    }

    private synchronized void ended(Service service, ServiceProcess process) {
        if (!closed && services.get(service) == process) {
            broken.complete(process.failure(
                    "The " + service.processName() + " ended with exit code " + process.process().exitValue() + "."));
        }
    }

    /** Completes when a service ends that nobody asked to. */
    public CompletableFuture<StackFailure> broken() {
        return broken;
    }

    /** Where the service's API is. */
    public URI api(Service service) {
        return plan.listen().get(service).api();
    }

    public Stores stores() {
        return stores;
    }

    /** A bearer token, good for an hour. */
    public String token(Bearer bearer) {
        return token(bearer, Duration.ofHours(1));
    }

    /** A bearer token that is good for so long. */
    public String token(Bearer bearer, Duration validFor) {
        return new Tokens(keys).mint(bearer, validFor);
    }

    /** The folder on which it runs, by which commands find it. */
    public DataFolder data() {
        return plan.data();
    }

    /** How the JVMs of its services are started. */
    public ServiceJvm jvm() {
        return plan.jvm();
    }

    /** The log of a process, for instance {@code survey-service}, {@code kafka} or {@code postgresql}. */
    public Path log(String process) {
        return plan.data().log(process);
    }

    /** Ends a service: orderly, or at once as a crash would. */
    public void stop(Service service, boolean orderly) {
        ServiceProcess process;
        synchronized (this) {
            process = services.remove(service);
        }
        if (process == null) {
            return;
        }
        if (orderly) {
            process.stop();
        } else {
            process.kill();
        }
    }

    /** Starts a service that was stopped, on its port, and waits until it is ready. */
    public void start(Service service) {
        launch(service).awaitReady();
    }

    /**
     * The same otherwise than the plan says.
     *
     * @param jvm how its JVM is started
     * @param environment variables besides those it has, or instead of them
     */
    public void start(Service service, ServiceJvm jvm, Map<String, String> environment) {
        launch(service, jvm, environment).awaitReady();
    }

    private void requireOpen() {
        if (closed) {
            throw new StackFailure("The stack is being stopped.");
        }
    }

    /** Ends everything: the services side by side, then Kafka and PostgreSQL. */
    @Override
    public void close() {
        List<ServiceProcess> running;
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            running = new ArrayList<>(services.values());
            running.addAll(others);
        }
        try {
            running.forEach(service -> service.process().destroy());
            running.forEach(ServiceProcess::stop);
            if (stores != null) {
                stores.close();
            } else if (ledger != null) {
                ledger.close();
            }
            StackState.remove(plan.data());
        } finally {
            lock.close();
            if (plan.data().temporary()) {
                plan.data().delete();
            }
            forgetAtExit();
        }
    }

    private void forgetAtExit() {
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            // the program is ending, and that is why we were closed
        }
    }
}
