package se.usve.stack;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What to start and where.
 *
 * @param repository the project's folder, with the built services in it
 * @param data where everything is kept
 * @param listen the ports of each service
 * @param javaOptions given to each service's JVM besides its memory; the last of two that contradict each other counts
 * @param environment variables for every service, besides those that say where its stores are
 */
public record StackPlan(
        Path repository,
        DataFolder data,
        Map<Service, Listen> listen,
        List<String> javaOptions,
        Map<String, String> environment) {
    /**
     * Quick to start and small: seven processes share the machine with their user. A service whose memory runs out ends,
     * as in its container: an error in one thread would leave the others to go on half dead.
     */
    private static final List<String> SMALL = List.of(
            "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError", "-Xshare:auto");

    public StackPlan {
        listen = Map.copyOf(listen);
        javaOptions = List.copyOf(javaOptions);
        environment = Map.copyOf(environment);
    }

    /** On the ports that scripts and bookmarks know. */
    public static StackPlan standard(Path repository, DataFolder data) {
        Map<Service, Listen> listen = new EnumMap<>(Service.class);
        for (Service service : Service.values()) {
            listen.put(service, new Listen(service.defaultHttpPort(), service.defaultManagementPort()));
        }
        return new StackPlan(repository, data, listen, SMALL, Map.of());
    }

    /** The same with this service elsewhere. */
    public StackPlan with(Service service, Listen where) {
        Map<Service, Listen> changed = new EnumMap<>(listen);
        changed.put(service, where);
        return new StackPlan(repository, data, changed, javaOptions, environment);
    }

    /** The same on ports nobody uses, for tests. */
    public StackPlan onFreePorts() {
        StackPlan plan = this;
        for (Service service : Service.values()) {
            plan = plan.with(service, new Listen(0, 0));
        }
        return plan;
    }

    /** The same with these options after the others. */
    public StackPlan withJavaOptions(List<String> more) {
        List<String> all = new ArrayList<>(javaOptions);
        all.addAll(more);
        return new StackPlan(repository, data, listen, all, environment);
    }

    /** The same with these variables for every service. */
    public StackPlan withEnvironment(Map<String, String> variables) {
        return new StackPlan(repository, data, listen, javaOptions, variables);
    }

    /** What this service's JVM is given. */
    List<String> javaOptions(Service service) {
        List<String> all = new ArrayList<>();
        // The survey service holds the files it reads and writes.
        all.add(service == Service.SURVEY ? "-Xmx384m" : "-Xmx256m");
        all.addAll(javaOptions);
        return all;
    }

    /** The jar that starts the service. */
    Path jar(Service service) {
        return repository.resolve(service.processName()).resolve("target/quarkus-app/quarkus-run.jar");
    }

    /** Refuses, before anything is started, what cannot come up. */
    void check() {
        for (Service service : Service.values()) {
            if (!Files.exists(jar(service))) {
                throw new StackFailure("The " + service.processName() + " is not built: there is no " + jar(service) + ".");
            }
            Listen where = listen.get(service);
            if (where.http() != 0) {
                Ports.requireFree(where.http(), "the " + service.processName());
            }
            if (where.management() != 0) {
                Ports.requireFree(where.management(), "the health of the " + service.processName());
            }
        }
    }

    /** The same with every free port chosen. */
    StackPlan decided() {
        StackPlan plan = this;
        for (Service service : Service.values()) {
            plan = plan.with(service, listen.get(service).decided());
        }
        return plan;
    }
}
