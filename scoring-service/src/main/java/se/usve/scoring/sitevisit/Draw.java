package se.usve.scoring.sitevisit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;

/**
 * Chance, in a form that anybody can repeat: a unit's lot is SHA-256 of {@code seed/unit} in UTF-8, as sixty-four
 * lower-case hexadecimal digits, and the least lot of a group is chosen. With the tools of any system:
 * {@code printf '%s' 'seed/unit' | sha256sum}, for each candidate, and {@code sort}.
 */
final class Draw {

    private static final int SEED_BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Draw() {
    }

    /** {@return a seed that nobody can foresee} */
    static String seed() {
        var bytes = new byte[SEED_BYTES];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** {@return the candidates with their lots, the chosen one first} */
    static List<Selection.Candidate> lots(String seed, Collection<Candidates.Known> units) {
        return units.stream().map(unit -> new Selection.Candidate(unit.unit(), unit.name(), lot(seed, unit.unit())))
                .sorted(Comparator.comparing(Selection.Candidate::sha256)).toList();
    }

    static String lot(String seed, String unit) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256")
                    .digest((seed + "/" + unit).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
