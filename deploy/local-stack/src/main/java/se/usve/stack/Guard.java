package se.usve.stack;

import java.nio.file.Path;

/** Is told of every process that must not outlive the launcher, as soon as it exists. */
interface Guard extends AutoCloseable {
    void process(String name, Process process);

    /** PostgreSQL tells its process id in a file. */
    void postgres(Path pidFile);

    @Override
    void close();

    /** One that has the watchdog alone to tell. */
    record Closing(Watchdog watchdog) implements Guard {
        @Override
        public void process(String name, Process process) {
            watchdog.guard(process);
        }

        @Override
        public void postgres(Path pidFile) {
            watchdog.guardPostgres(pidFile);
        }

        @Override
        public void close() {
            watchdog.close();
        }
    }
}
