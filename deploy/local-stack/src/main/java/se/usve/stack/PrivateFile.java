package se.usve.stack;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/** Files that only their owner may read (mode 0600, in folders of 0700), replaced in one step so that none is ever half written. */
final class PrivateFile {
    private PrivateFile() {}

    static void write(Path file, String content) {
        try {
            folder(file.toAbsolutePath().getParent());
            Path next = Files.createTempFile(
                    file.toAbsolutePath().getParent(),
                    file.getFileName().toString(),
                    ".new",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(next, content, UTF_8);
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new StackFailure("Cannot write " + file + ": " + reason(e) + ".", e);
        }
    }

    static String read(Path file) {
        try {
            return Files.readString(file, UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }

    static String reason(IOException e) {
        return switch (e) {
            case AccessDeniedException denied -> "no permission to write in " + denied.getFile();
            case FileAlreadyExistsException file -> file.getFile() + " is not a folder";
            case FileSystemException system when system.getReason() != null -> system.getReason();
            default -> e.toString();
        };
    }

    /**
     * Makes the folder, and those above it, if they are not there; nobody else can look into what is made.
     *
     * @throws StackFailure that says why when it cannot be made
     */
    static void folder(Path folder) {
        try {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } catch (IOException e) {
            throw new StackFailure("The folder " + folder + " cannot be made or used: " + reason(e) + ".", e);
        }
    }
}
