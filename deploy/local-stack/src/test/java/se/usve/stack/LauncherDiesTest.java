package se.usve.stack;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The life of a data folder whose launchers die in every way. */
class LauncherDiesTest {
    private static final Duration SOON = Duration.ofMinutes(3);

    @TempDir
    Path temporary;

    DataFolder data;
    Path repository;

    /** A launcher like {@code ./usve up}: starts a stack and stays. */
    static void main(String[] arguments) throws InterruptedException {
        LocalStack.start(
                StackPlan.standard(Path.of(arguments[0]), new DataFolder(Path.of(arguments[1]))).onFreePorts(), _ -> {});
        Thread.currentThread().join();
    }

    @BeforeEach
    void folders() throws IOException {
        data = new DataFolder(temporary.resolve("data"));
        repository = StandIn.repository(temporary.resolve("repository"));
    }

    @AfterEach
    void leaveNothing() {
        RunningStack.stop(data, SOON);
    }

    @Test
    void nothingOutlivesItsLauncherAndTheNextOneClearsUp() throws Exception {
        Process killed = launcher();
        List<Recorded> first = processes();
        killed.destroyForcibly();
        await("after kill -9 of the launcher").atMost(SOON).until(() -> running(first).isEmpty());

        Process killedWithItsWatchdog = launcher();
        List<Recorded> second = processes();
        second.stream().filter(p -> p.name().equals("watchdog")).forEach(p -> p.running().orElseThrow().destroyForcibly());
        killedWithItsWatchdog.destroyForcibly();
        killedWithItsWatchdog.waitFor();
        assertEquals(5, running(second).size(), "orphans, as nobody was left to end them");

        Process terminated = launcher();
        assertEquals(List.of(), running(second), "the next launcher ends the orphans");
        List<Recorded> third = processes();
        assertEquals(6, running(third).size());
        terminated.destroy();
        assertTrue(terminated.waitFor(SOON.toSeconds(), TimeUnit.SECONDS));
        assertEquals(List.of(), running(third), "an asked launcher ends only after its processes");
        assertFalse(Files.exists(StackState.file(data)));
    }

    @Test
    void aLauncherAskedToEndWhileStartingLeavesNothing() throws Exception {
        Process launcher = launch();
        await().atMost(SOON).until(() -> StackState.read(data).isPresent());
        List<Recorded> early = processes();
        launcher.destroy();
        assertTrue(launcher.waitFor(SOON.toSeconds(), TimeUnit.SECONDS));
        assertEquals(List.of(), running(early));
        String folder = temporary.toString();
        await().atMost(SOON).until(() -> ProcessHandle.allProcesses()
                .filter(Alive::is)
                .filter(p -> p.pid() != ProcessHandle.current().pid())
                .noneMatch(p -> p.info().commandLine().orElse("").contains(folder)));
        assertFalse(RunningStack.stop(data, SOON), "nothing is left to stop");
    }

    private Process launcher() throws IOException {
        Process launcher = launch();
        await().atMost(SOON).until(() -> {
            assertTrue(launcher.isAlive(), () -> LogTail.of(temporary.resolve("launcher.log"), 40));
            return RunningStack.on(data).isPresent();
        });
        return launcher;
    }

    private Process launch() throws IOException {
        Path log = temporary.resolve("launcher.log");
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LauncherDiesTest.class.getName(),
                        repository.toString(),
                        data.path().toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    private List<Recorded> processes() {
        return StackState.read(data).orElseThrow().processes();
    }

    private static List<Recorded> running(List<Recorded> processes) {
        return processes.stream().filter(p -> p.running().isPresent()).toList();
    }
}
