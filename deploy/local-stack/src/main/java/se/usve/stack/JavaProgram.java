package se.usve.stack;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A Java program in a process of its own, on the same JDK as this one. */
final class JavaProgram {
    private JavaProgram() {}

    /**
     * Starts it with all its output added to the log.
     * Ctrl-C at the terminal reaches every process of the launcher's group at once; ours ignore it, so that the launcher can
     * end them in order. The shell gives way to Java (exec): the process id is Java's own.
     */
    static Process start(List<String> arguments, Map<String, String> environment, Path log) {
        return start(arguments, environment, Path.of(""), log);
    }

    /** The same in a folder that its arguments may be relative to. */
    static Process start(List<String> arguments, Map<String, String> environment, Path folder, Path log) {
        List<String> command = new ArrayList<>(List.of("sh", "-c", "trap '' INT; exec \"$@\"", "sh", java()));
        command.addAll(arguments);
        PrivateFile.folder(log.toAbsolutePath().getParent());
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toAbsolutePath().toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            return process;
        } catch (IOException e) {
            throw new StackFailure("Cannot start " + java() + ": " + e.getMessage(), e);
        }
    }

    /**
     * Options that halve a start or better from the second time on: the JVM keeps the classes it loaded in an archive, made
     * at its first orderly end and again when the jars have changed (JEP 350, JDK-8261455).
     */
    static List<String> quickStart(Path archive) {
        return List.of(
                "-XX:+AutoCreateSharedArchive",
                "-XX:SharedArchiveFile=" + archive.toAbsolutePath(),
                "-Xlog:disable", // it would tell of every archive that is not there yet
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow");
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
