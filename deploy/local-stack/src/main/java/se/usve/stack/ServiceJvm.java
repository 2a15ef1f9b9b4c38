package se.usve.stack;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** How the JVM of a service is started. In each, the last of two options that contradict each other counts. */
public sealed interface ServiceJvm {

    /** What the JVM is given before the jar. */
    List<String> options(Service service, Path repository, Path jar);

    /** How long it may take to end when it is asked to. */
    default Duration endsWithin() {
        return Duration.ofSeconds(60); // as its container; the first time a small one also writes its class archive
    }

    /** The same with these options after the others. */
    ServiceJvm with(List<String> more);

    /**
     * Quick to start and small: seven processes share the machine with their user. A service whose memory runs out ends, as
     * in its container: an error in one thread would leave the others to go on half dead.
     *
     * @param more after the others
     */
    record Small(List<String> more) implements ServiceJvm {
        private static final List<String> SMALL = List.of(
                "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError", "-Xshare:auto");

        @Override
        public List<String> options(Service service, Path repository, Path jar) {
            List<String> all = new ArrayList<>();
            // The survey service holds the files it reads and writes.
            all.add(service == Service.SURVEY ? "-Xmx384m" : "-Xmx256m");
            all.addAll(SMALL);
            all.addAll(JavaProgram.quickStart(jar.resolveSibling("quarkus-run.jsa")));
            all.addAll(more);
            return all;
        }

        @Override
        public Small with(List<String> others) {
            return new Small(joined(more, others));
        }
    }

    /** What a container's JVM does with the cache of its classes beside the jar (JEP 483, 514). */
    enum AotCache {
        /** Neither makes nor uses one. */
        NONE,
        /** Writes one at its orderly end, of what it loaded until then. */
        MADE,
        /** Starts from it; without one, or with one that does not fit, as if there were none. */
        USED
    }

    /**
     * As its container starts it: by the options in {@code deploy/images/java.options}.
     *
     * @param cache what it does with the cache
     * @param more after the others
     */
    record Container(AotCache cache, List<String> more) implements ServiceJvm {
        @Override
        public List<String> options(Service service, Path repository, Path jar) {
            List<String> all = new ArrayList<>();
            all.add("@" + repository.resolve("deploy/images/java.options").toAbsolutePath());
            switch (cache) {
                case NONE -> { }
                case MADE -> all.add("-XX:AOTCacheOutput=app.aot");
                case USED -> all.add("-XX:AOTCache=app.aot");
            }
            all.addAll(more);
            return all;
        }

        @Override
        public Duration endsWithin() {
            // At its end it starts another JVM that makes the cache, some ten seconds of two processors.
            return cache == AotCache.MADE ? Duration.ofMinutes(5) : ServiceJvm.super.endsWithin();
        }

        @Override
        public Container with(List<String> others) {
            return new Container(cache, joined(more, others));
        }
    }

    private static List<String> joined(List<String> some, List<String> others) {
        List<String> all = new ArrayList<>(some);
        all.addAll(others);
        return List.copyOf(all);
    }
}
