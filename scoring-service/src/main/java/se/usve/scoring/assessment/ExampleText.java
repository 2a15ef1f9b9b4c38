package se.usve.scoring.assessment;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.HexFormat;

/** When two texts are the same example: spacing, line breaks and the way accents are composed make no difference. */
final class ExampleText {

    private ExampleText() {
    }

    /** {@return SHA-256 of the normalised text, lower-case hexadecimal} */
    static String hash(String text) {
        var normal = Normalizer.normalize(text, Normalizer.Form.NFC).strip().replaceAll("(?U)\\s+", " ");
        try {
            return HexFormat.of().formatHex(
                    MessageDigest.getInstance("SHA-256").digest(normal.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
