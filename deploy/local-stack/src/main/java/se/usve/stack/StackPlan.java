package se.usve.stack;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What to start and where.
 *
 * @param repository the project's folder, with the built services in it
 * @param data where everything is kept
 * @param listen the ports of each service
 * @param jvm how the JVM of each service is started
 * @param environment variables for every service, besides those that say where its stores are
 */
public record StackPlan(
        Path repository,
        DataFolder data,
        Map<Service, Listen> listen,
        ServiceJvm jvm,
        Map<String, String> environment) {
    public StackPlan {
        listen = Map.copyOf(listen);
        environment = Map.copyOf(environment);
    }

    /** On the ports that scripts and bookmarks know. */
    public static StackPlan standard(Path repository, DataFolder data) {
        Map<Service, Listen> listen = new EnumMap<>(Service.class);
        for (Service service : Service.values()) {
            listen.put(service, new Listen(service.defaultHttpPort(), service.defaultManagementPort()));
        }
        return new StackPlan(repository, data, listen, new ServiceJvm.Small(List.of()), Map.of());
    }

    /** The same with this service elsewhere. */
    public StackPlan with(Service service, Listen where) {
        Map<Service, Listen> changed = new EnumMap<>(listen);
        changed.put(service, where);
        return new StackPlan(repository, data, changed, jvm, environment);
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
        return withJvm(jvm.with(more));
    }

    /** The same with the services' JVMs started otherwise. */
    public StackPlan withJvm(ServiceJvm other) {
        return new StackPlan(repository, data, listen, other, environment);
    }

    /** The same with these variables for every service. */
    public StackPlan withEnvironment(Map<String, String> variables) {
        return new StackPlan(repository, data, listen, jvm, variables);
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
