package se.usve.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import se.usve.stack.DataFolder;
import se.usve.stack.RunningStack;
import se.usve.stack.StackFailure;

/**
 * The project's folder, and in it the folder {@code .usve} for what belongs to this machine.
 *
 * @param path the project's folder
 */
record Home(Path path) {
    /** As the script {@code usve} says. */
    static Home ofScript() {
        String home = System.getProperty("usve.home");
        if (home == null) {
            throw new StackFailure("Start this with the script ./usve, which says where the project is.");
        }
        return new Home(Path.of(home).toAbsolutePath().normalize());
    }

    /** Where data is kept when nobody names a folder; each command that starts a stack has its own. */
    DataFolder defaultData(String command) {
        return new DataFolder(path.resolve(".usve").resolve(command));
    }

    /** Remembers the stack started last, for commands that are not told which one. */
    void remember(DataFolder data) {
        try {
            Files.createDirectories(pointer().getParent());
            Files.writeString(pointer(), data.path() + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Forgets this stack, if it is the one remembered. */
    void forget(DataFolder data) {
        try {
            if (remembered().filter(data::equals).isPresent()) {
                Files.deleteIfExists(pointer());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The folder that was named, or else that of the stack started last. */
    Optional<DataFolder> dataOf(Path named) {
        return named == null ? remembered() : Optional.of(new DataFolder(named));
    }

    /**
     * The stack that runs on the folder that was named, or else the one started last.
     *
     * @throws StackFailure when none runs
     */
    RunningStack running(Path named) {
        return dataOf(named).flatMap(RunningStack::on).orElseThrow(() -> new StackFailure(
                named == null
                        ? "No stack is running. Start one with ./usve up or ./usve demo."
                        : "No stack is running on " + named + "."));
    }

    private Optional<DataFolder> remembered() {
        try {
            return Files.exists(pointer())
                    ? Optional.of(new DataFolder(Path.of(Files.readString(pointer()).strip())))
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path pointer() {
        return path.resolve(".usve").resolve("running");
    }
}
