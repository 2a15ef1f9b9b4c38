package se.usve.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * Where a stack keeps what it must find again.
 *
 * @param path      its absolute path
 * @param temporary whether nobody will look for it again: a stack in it takes it away at its end
 */
public record DataFolder(Path path, boolean temporary) {
    public DataFolder {
        path = path.toAbsolutePath().normalize();
    }

    /** One that is kept. */
    public DataFolder(Path path) {
        this(path, false);
    }

    /**
     * A new one among the machine's temporary files.
     *
     * @param prefix how its name begins
     */
    public static DataFolder temporary(String prefix) throws IOException {
        return new DataFolder(Files.createTempDirectory(prefix), true);
    }

    /**
     * Makes it, and the folder of its logs, for its owner alone.
     *
     * @throws StackFailure when that cannot be
     */
    public void make() {
        PrivateFile.folder(path);
        PrivateFile.folder(log("").getParent());
    }

    public Path postgres() {
        return path.resolve("postgresql");
    }

    public Path kafka() {
        return path.resolve("kafka");
    }

    /** Where the letters are that would go by mail elsewhere. */
    public Path mail() {
        return path.resolve("mail");
    }

    /** The log of one process, for instance {@code logs/survey-service.log}. */
    public Path log(String process) {
        return path.resolve("logs").resolve(process + ".log");
    }

    /** Deletes the folder and all in it, if it is there. */
    public void delete() {
        delete(path);
    }

    static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (NoSuchFileException e) {
            delete(folder); // a process that was just ended took its own file away
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot delete " + folder, e);
        }
    }
}
