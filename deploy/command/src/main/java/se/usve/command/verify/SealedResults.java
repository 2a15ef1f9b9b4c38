package se.usve.command.verify;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/** A revision as it was sealed, and what the results stored of it give by the contract's own description of the hash. */
public final class SealedResults {

    private final String sealed;
    private final StringBuilder text = new StringBuilder();
    private final Map<String, Long> outcomes = new TreeMap<>();
    private String unit;
    private long units;

    /** @param sealed as {@link #words} tells it */
    public SealedResults(String sealed) {
        this.sealed = sealed;
    }

    /** Adds an outcome; those of a unit come together, in order of unit and level. */
    public void add(String ofUnit, long submissionVersion, int level, String outcome) {
        if (!ofUnit.equals(unit)) {
            text.append(units == 0 ? "" : "\n").append(ofUnit).append(';').append(submissionVersion);
            unit = ofUnit;
            units++;
        }
        text.append(';').append(level).append('=').append(outcome);
        outcomes.merge(outcome, 1L, Long::sum);
    }

    /** {@return what was sealed, in words} */
    public String sealed() {
        return sealed;
    }

    /** {@return what the results give, in the same words} */
    public String found() {
        var exempt = outcomes.getOrDefault("EXEMPT", 0L);
        return words(sha256(units == 0 ? "" : text + "\n"), units, outcomes.getOrDefault("MET", 0L) + exempt, exempt,
                outcomes.getOrDefault("NOT_MET", 0L), outcomes.getOrDefault("AWAITING_ASSESSMENT", 0L));
    }

    /** {@return what is, or was, sealed, in words} */
    public static String words(String sha256, long units, long met, long exempt, long notMet, long awaiting) {
        return "%d units, met %d (exempt %d), not met %d, awaiting %d, SHA-256 %s".formatted(units, met, exempt, notMet,
                awaiting, sha256);
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256")
                    .digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
