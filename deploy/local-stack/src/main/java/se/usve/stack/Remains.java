package se.usve.stack;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What a launcher that died leaves behind. Only who holds the folder's lock may end it. */
final class Remains {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    static final String WATCHDOG = "watchdog";
    static final String POSTGRES = "postgresql";

    private Remains() {}

    static void end(DataFolder folder) {
        Optional<StackState> left = StackState.read(folder);
        List<Recorded> processes = left.map(StackState::processes).orElse(List.of());
        // the old watchdog first: still at work, it would end the new PostgreSQL by the file both use
        processes.stream()
                .filter(p -> p.name().equals(WATCHDOG))
                .flatMap(p -> p.running().stream())
                .forEach(ProcessHandle::destroyForcibly);
        List<ProcessHandle> programs = processes.stream()
                .filter(p -> !p.name().equals(WATCHDOG) && !p.name().equals(POSTGRES))
                .flatMap(p -> p.running().stream())
                .toList();
        programs.forEach(ProcessHandle::destroy);
        programs.forEach(p -> Ending.TERMINATE.end(p, PATIENCE));
        Postgres.endRemains(folder.postgres());
        StackState.remove(folder);
    }
}
