package se.usve.command.faults;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A file system in memory, of a few hundred megabytes, where a system lets us mount one. */
final class SmallDisk {

    private static final String SIZE = "400m";

    private final Path folder;

    private SmallDisk(Path folder) {
        this.folder = folder;
    }

    /** {@return one mounted on the folder, which is made; empty where that is not permitted} */
    static Optional<SmallDisk> on(Path folder) throws IOException {
        Files.createDirectories(folder);
        return run("mount", "-t", "tmpfs", "-o", "mode=700,size=" + SIZE, "usve-faults", folder.toString())
                ? Optional.of(new SmallDisk(folder)) : Optional.empty();
    }

    private static boolean run(String... command) throws IOException {
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor() == 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Takes it away, with all that is on it. */
    void unmount() throws IOException {
        run("umount", "-l", folder.toString());
    }
}
