package se.usve.scoring.sealing;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;
import se.usve.scoring.contract.Outcome;
import se.usve.scoring.contract.RoundSealed;
import se.usve.scoring.result.Standing;

/**
 * Counts the outcomes of a round and hashes them, unit after unit, as {@link RoundSealed} says: anybody who has the results
 * can do the same and see whether they are those published.
 */
final class Manifest {

    private final MessageDigest digest;
    private final Map<Outcome, Long> outcomes = new EnumMap<>(Outcome.class);
    private long units;

    Manifest() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /**
     * Adds a unit.
     *
     * @param unit what became of it; to be added in order of the units' ids by code point
     */
    void add(Standing unit) {
        var line = new StringBuilder(unit.unit()).append(';').append(unit.submissionVersion());
        for (var level : unit.levels()) {
            line.append(';').append(level.level()).append('=').append(level.outcome());
            outcomes.merge(level.outcome(), 1L, Long::sum);
        }
        digest.update(line.append('\n').toString().getBytes(StandardCharsets.UTF_8));
        units++;
    }

    /** {@return how many units were added} */
    long units() {
        return units;
    }

    /** {@return how many outcomes of all units and levels are that one; MET without the exempt} */
    long count(Outcome outcome) {
        return outcomes.getOrDefault(outcome, 0L);
    }

    /** {@return the hash of all that were added, after which none can be} */
    String sha256() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
