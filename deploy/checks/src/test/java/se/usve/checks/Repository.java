package se.usve.checks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The repository that the checks read, from whichever of its folders they are run. */
final class Repository {

    private static final Path ROOT = root();

    private Repository() {}

    /** The file or folder of this path, such as {@code deploy/k8s/base}. */
    static Path at(String path) {
        return ROOT.resolve(path);
    }

    /** The text of the file of this path. */
    static String read(String path) {
        try {
            return Files.readString(at(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path root() {
        for (var folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve("usve"))) {
                return folder;
            }
        }
        throw new IllegalStateException("Not run inside the repository");
    }
}
