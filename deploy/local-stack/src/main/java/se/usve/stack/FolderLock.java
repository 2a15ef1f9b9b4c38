package se.usve.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** Lets one launcher at a time use a data folder. The system frees the lock of a process that dies. */
final class FolderLock implements AutoCloseable {
    private final FileChannel file;

    private FolderLock(FileChannel file) {
        this.file = file;
    }

    /** The lock, unless somebody holds it. */
    static Optional<FolderLock> of(DataFolder folder) {
        PrivateFile.folder(folder.path());
        try {
            FileChannel file = FileChannel.open(
                    folder.path().resolve("stack.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (locked(file)) {
                return Optional.of(new FolderLock(file));
            }
            file.close();
            return Optional.empty();
        } catch (IOException e) {
            throw new StackFailure("The data folder " + folder.path() + " cannot be written to: " + PrivateFile.reason(e) + ".", e);
        }
    }

    private static boolean locked(FileChannel file) throws IOException {
        try {
            return file.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false; // this very program holds it
        }
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
