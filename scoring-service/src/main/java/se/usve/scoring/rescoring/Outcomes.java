package se.usve.scoring.rescoring;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import se.usve.scoring.result.Rejudged;

/**
 * Hashes what becomes of every unit, one after the other: two equal hashes tell that a plan and its execution gave the
 * same outcomes from the same results. That the results are the same is not enough, as a ruling may decide nothing by the
 * rules in force and something by the others.
 */
final class Outcomes {

    private final MessageDigest digest;

    Outcomes() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    void add(Rejudged unit) {
        // Records write all their parts, and ids and regions hold no line break.
        digest.update("%s %d %s %s %s\n".formatted(unit.unit().id().unit(), unit.unit().revision(),
                unit.unit().region(), unit.before(), unit.after()).getBytes(StandardCharsets.UTF_8));
    }

    /** {@return the hash of all that were added, after which none can be} */
    String hash() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
