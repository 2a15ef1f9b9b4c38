package se.usve.stack;

import java.nio.file.Files;
import java.nio.file.Path;

/** What can be made again at any time and serves all data folders of a user: unpacked programs, class archives. */
final class LocalCache {
    private LocalCache() {}

    static Path folder() {
        String named = System.getenv("XDG_CACHE_HOME");
        Path home = Path.of(System.getProperty("user.home"));
        Path cache = named == null || named.isBlank() ? home.resolve(".cache") : Path.of(named);
        if (!Files.isWritable(Files.exists(cache) ? cache : home)) {
            cache = Path.of(System.getProperty("java.io.tmpdir"), "cache-" + System.getProperty("user.name"));
        }
        Path folder = cache.resolve("usve");
        PrivateFile.folder(folder);
        return folder;
    }
}
