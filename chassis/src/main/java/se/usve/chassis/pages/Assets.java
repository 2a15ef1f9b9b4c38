package se.usve.chassis.pages;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** Names style sheets and scripts as they are: browsers keep them for a day, and a new version is another address. */
final class Assets {

    private static final int LENGTH = 12;

    private Assets() {
    }

    /** {@return what changes when any of the files does, which stand in {@code META-INF/resources}} */
    static String version(List<String> names) {
        try {
            var hash = MessageDigest.getInstance("SHA-256");
            for (var name : names) {
                try (var file = Thread.currentThread().getContextClassLoader()
                        .getResourceAsStream("META-INF/resources/" + name)) {
                    if (file == null) {
                        throw new IllegalArgumentException("There is no META-INF/resources/" + name);
                    }
                    hash.update(file.readAllBytes());
                }
            }
            return HexFormat.of().formatHex(hash.digest()).substring(0, LENGTH);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JVM has SHA-256", e);
        }
    }
}
