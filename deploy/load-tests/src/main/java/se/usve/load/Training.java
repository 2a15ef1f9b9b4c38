package se.usve.load;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import se.usve.stack.DataFolder;
import se.usve.stack.LocalStack;
import se.usve.stack.Service;
import se.usve.stack.ServiceJvm.AotCache;
import se.usve.stack.ServiceJvm.Container;
import se.usve.stack.StackPlan;

/**
 * Makes each service's cache of classes, {@code app.aot} beside its jar (JEP 483, 514), by running it as its image does,
 * exercising it and ending it in order. A cache holds for the JVM, the options and the jars that it was made with.
 */
public final class Training {
    private final Path repository;
    private final PrintWriter out;

    public Training(Path repository, PrintWriter out) {
        this.repository = repository;
        this.out = out;
    }

    /**
     * Trains all three at once, on a PostgreSQL and a Kafka of their own that are deleted afterwards.
     *
     * @throws IOException if a request is not answered as it should be, or a service leaves no cache
     */
    public void run() throws IOException, InterruptedException {
        for (Service service : Service.values()) {
            Files.deleteIfExists(cache(service));
        }
        DataFolder data = new DataFolder(Files.createTempDirectory("usve-training-"));
        try {
            train(data);
        } finally {
            data.delete();
        }
        for (Service service : Service.values()) {
            if (!Files.exists(cache(service))) {
                throw new IOException("The training of the " + service.processName() + " left no " + cache(service));
            }
            say("%s: %s, %,d MB.", service.processName(), repository.relativize(cache(service)),
                    Files.size(cache(service)) / 1_000_000);
        }
    }

    private void train(DataFolder data) throws IOException, InterruptedException {
        var plan = StackPlan.standard(repository, data).onFreePorts().withJvm(new Container(AotCache.MADE, List.of()));
        try (var stack = LocalStack.start(plan, _ -> { })) {
            try (var exercise = new Exercise(stack)) {
                say("Exercised by %d requests.", exercise.run());
            }
            for (Service service : Service.values()) {
                long began = System.nanoTime();
                stack.stop(service, true);
                say("%s ended and wrote its cache in %.1f s.", service.processName(),
                        Duration.ofNanos(System.nanoTime() - began).toMillis() / 1000.0);
            }
        }
    }

    private Path cache(Service service) {
        return repository.resolve(service.processName()).resolve("target/quarkus-app/app.aot");
    }

    private void say(String format, Object... values) {
        out.println(String.format(Locale.ROOT, format, values));
        out.flush();
    }
}
