package se.usve.survey.form;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** Names the style sheet and script as they are: browsers keep them for a day, and a new version is another address. */
final class Assets {

    static final String VERSION = version();

    private static final int LENGTH = 12;

    private Assets() {
    }

    private static String version() {
        try {
            var hash = MessageDigest.getInstance("SHA-256");
            for (var name : List.of("form.css", "form.js")) {
                try (var file = Assets.class.getResourceAsStream("/META-INF/resources/" + name)) {
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
