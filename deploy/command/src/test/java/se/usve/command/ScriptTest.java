package se.usve.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script {@code usve} in a project of its own, with JDKs and a Maven that only tell how they were called. */
class ScriptTest {
    private static final Path PROJECT = Path.of("").toAbsolutePath().getParent().getParent();

    @TempDir
    Path temporary;

    Path home;
    Path jdks;
    Map<String, String> environment;

    record Outcome(int exit, String out, String err) {}

    @BeforeEach
    void project() throws IOException {
        home = temporary.toRealPath().resolve("a project");
        jdks = temporary.toRealPath().resolve("jdks");
        Files.createDirectories(home.resolve(".ci"));
        Files.createDirectories(jdks);
        Files.copy(PROJECT.resolve("usve"), home.resolve("usve"));
        Files.copy(PROJECT.resolve(".ci/run"), home.resolve(".ci/run"));
        program(home.resolve("mvnw"), "echo mvnw JAVA_HOME=$JAVA_HOME \"$@\"; echo called >>mvnw-calls");
        environment = new TreeMap<>(Map.of("PATH", "/usr/bin:/bin", "HOME", temporary.toString(), "USVE_JDKS", jdks.toString()));
    }

    @Test
    void withoutJdk25OneSentenceSaysSo() throws Exception {
        jdk(jdks, 21);
        Path old = jdk(temporary, 17);
        environment.put("JAVA_HOME", old.toString());
        environment.put("PATH", old.resolve("bin") + ":/usr/bin:/bin");
        for (String command : List.of("demo", "up", "test", "token")) {
            Outcome outcome = run(home.resolve("usve"), command);
            assertEquals(1, outcome.exit());
            assertEquals("", outcome.out());
            assertEquals(1, outcome.err().lines().count(), outcome.err());
            assertTrue(outcome.err().startsWith("usve: JDK 25 or newer is needed"), outcome.err());
            assertTrue(outcome.err().contains("JAVA_HOME is 17. The newest found is 21."), outcome.err());
        }
        assertFalse(Files.exists(home.resolve("mvnw-calls")));
    }

    @Test
    void jdk25InAUsualFolderIsFoundThoughJavaIs17() throws Exception {
        Path old = jdk(temporary, 17);
        environment.put("JAVA_HOME", old.toString());
        environment.put("PATH", old.resolve("bin") + ":/usr/bin:/bin");
        jdk(jdks, 21);
        Path good = jdk(jdks, 25);
        assertEquals("mvnw JAVA_HOME=" + good + " -B -ntp -T 2 verify\n", run(home.resolve("usve"), "test").out());
    }

    @Test
    void aJavaHomeThatWillDoIsTakenAndOtherwiseTheNewest() throws Exception {
        Path named = jdk(temporary, 25);
        jdk(jdks, 25);
        Path newest = jdk(jdks, 26);
        environment.put("JAVA_HOME", named.toString());
        assertTrue(run(home.resolve("usve"), "test").out().contains("JAVA_HOME=" + named + " "));
        environment.put("JAVA_HOME", temporary.resolve("gone").toString());
        assertTrue(run(home.resolve("usve"), "test").out().contains("JAVA_HOME=" + newest + " "));
    }

    @Test
    void theJavaOnPathIsFoundThroughItsLinks() throws Exception {
        Path good = jdk(temporary, 25);
        Path bin = Files.createDirectories(temporary.resolve("bin"));
        Files.createSymbolicLink(bin.resolve("java"), good.resolve("bin/java"));
        environment.put("PATH", bin + ":/usr/bin:/bin");
        assertTrue(run(home.resolve("usve"), "test").out().contains("JAVA_HOME=" + good.toRealPath() + " "));
    }

    @Test
    void aRuntimeWithoutCompilerWillNotDo() throws Exception {
        Files.delete(jdk(jdks, 25).resolve("bin/javac"));
        assertEquals(1, run(home.resolve("usve"), "test").exit());
    }

    @Test
    void ciRunsTheSameCommand() throws Exception {
        jdk(jdks, 25);
        assertTrue(run(home.resolve(".ci/run")).out().endsWith(" -B -ntp -T 2 verify\n"));
    }

    @Test
    void buildsOnlyWhatIsMissingOrOutOfDate() throws Exception {
        jdk(jdks, 25);
        Path source = home.resolve("survey-service/src/main/java/A.java");
        Files.createDirectories(source.getParent());
        Files.writeString(source, "class A {}");
        for (String built : List.of("deploy/command/target/usve-command.jar", "survey-service/target/quarkus-app/quarkus-run.jar",
                "scoring-service/target/quarkus-app/quarkus-run.jar", "reporting-service/target/quarkus-app/quarkus-run.jar")) {
            Files.createDirectories(home.resolve(built).getParent());
            Files.createFile(home.resolve(built));
        }

        Outcome first = run(home.resolve("usve"), "up", "--data", "a folder");
        assertEquals(1, calls());
        assertTrue(first.err().startsWith("Building"), first.err());
        assertTrue(first.out().contains("java 25 ") && first.out().endsWith("se.usve.command.Usve up --data a folder\n"), first.out());
        assertTrue(first.out().contains("-Dusve.home=" + home + " "), first.out());

        assertEquals("", run(home.resolve("usve"), "up").err());
        assertEquals(1, calls(), "nothing changed");

        Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(1)));
        run(home.resolve("usve"), "up");
        assertEquals(2, calls(), "a source changed");

        Files.setLastModifiedTime(source, FileTime.from(Instant.now().minusSeconds(60)));
        run(home.resolve("usve"), "up");
        Files.delete(home.resolve("scoring-service/target/quarkus-app/quarkus-run.jar"));
        int before = calls();
        run(home.resolve("usve"), "up");
        assertEquals(before + 1, calls(), "a service is not built");
    }

    @Test
    void aFailedBuildEndsItThere() throws Exception {
        jdk(jdks, 25);
        program(home.resolve("mvnw"), "exit 1");
        Outcome outcome = run(home.resolve("usve"), "demo");
        assertEquals(1, outcome.exit());
        assertTrue(outcome.err().contains("the build failed"), outcome.err());
        assertEquals("", outcome.out());
    }

    @Test
    void helpNeedsNothing() throws Exception {
        environment.put("USVE_JDKS", "");
        for (Outcome help : List.of(run(home.resolve("usve")), run(home.resolve("usve"), "help"))) {
            assertEquals(0, help.exit());
            for (String command : List.of("demo", "up", "down", "token", "verify", "receipt", "test")) {
                assertTrue(help.out().contains("./usve " + command), command);
            }
        }
    }

    private int calls() throws IOException {
        return Files.readAllLines(home.resolve("mvnw-calls")).size();
    }

    /** A JDK whose java prints its version as the real one does, and otherwise how it was called. */
    private static Path jdk(Path folder, int version) throws IOException {
        Path jdk = folder.resolve("jdk-" + version);
        program(jdk.resolve("bin/java"), """
                if [ "$1" = -version ]; then echo 'openjdk version "%1$d.0.2" 2026-01-20' >&2; else echo java %1$d "$@"; fi
                """.formatted(version));
        program(jdk.resolve("bin/javac"), "exit 1");
        return jdk;
    }

    private static void program(Path file, String script) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Outcome run(Path script, String... arguments) throws IOException, InterruptedException {
        List<String> command = new java.util.ArrayList<>(List.of("bash", script.toString()));
        command.addAll(List.of(arguments));
        Path err = temporary.resolve("stderr");
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(err.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), UTF_8);
        return new Outcome(process.waitFor(), out, Files.readString(err));
    }
}
