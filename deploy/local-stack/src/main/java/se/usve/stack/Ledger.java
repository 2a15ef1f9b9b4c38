package se.usve.stack;

import java.nio.file.Path;
import java.util.Map;

/** Tells the watchdog and the state file of every process as soon as it exists. */
final class Ledger implements Guard {
    private final DataFolder folder;
    private final Watchdog watchdog;
    private StackState state;

    private Ledger(DataFolder folder, Watchdog watchdog, StackState state) {
        this.folder = folder;
        this.watchdog = watchdog;
        this.state = state;
    }

    static Ledger open(StackPlan plan) {
        Watchdog watchdog = Watchdog.start(plan.data().log(Remains.WATCHDOG));
        Ledger ledger = new Ledger(plan.data(), watchdog, StackState.starting(plan.listen()));
        ledger.record(Remains.WATCHDOG, watchdog.process());
        return ledger;
    }

    @Override
    public void process(String name, Process process) {
        watchdog.guard(process);
        record(name, process.toHandle());
    }

    @Override
    public void postgres(Path pidFile) {
        watchdog.guardPostgres(pidFile);
    }

    synchronized void record(String name, ProcessHandle process) {
        state = state.with(Recorded.of(name, process));
        state.write(folder);
    }

    synchronized void ready(Map<Service, String> jdbcUrls, String bootstrapServers) {
        state = state.ready(jdbcUrls, bootstrapServers);
        state.write(folder);
    }

    @Override
    public void close() {
        watchdog.close();
    }
}
