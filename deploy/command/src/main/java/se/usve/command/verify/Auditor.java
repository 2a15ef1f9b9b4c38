package se.usve.command.verify;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * Checks that every figure follows from the stored answers. It reads the databases and the public API only, and
 * recomputes by other means than the services: outcomes from answers by the rule set as it was stored, aggregates by
 * counting units.
 *
 * <p>A look is of one moment in each database, and of moments shortly after one another in different ones. Where the services
 * are at work it finds what is only on its way; so whoever does not know them to be quiet looks again, see
 * {@link #audit(Sources, Patience)}.
 */
public final class Auditor {

    private interface Check {
        Finding look(Sources sources) throws SQLException, IOException;
    }

    private static final SequencedMap<String, Check> CHECKS = new LinkedHashMap<>();

    static {
        CHECKS.put("I1", Receipts::areOfStoredAnswers);
        CHECKS.put("I2", Submissions::areNumberedWithoutHoles);
        CHECKS.put("I3", Submissions::eachHasOneEvent);
        CHECKS.put("I4", Sent::areOnTheTopics);
        CHECKS.put("I5", Outcomes::followFromAnswersRulingsAndOverrides);
        CHECKS.put("I6", Outcomes::areTheSameInReporting);
        CHECKS.put("I7", Aggregates::areCountsOfTheUnits);
        CHECKS.put("I8", Aggregates::ofTheNationAreSumsOfTheRegions);
        CHECKS.put("I9", Consumed::isAllThatWasProduced);
        CHECKS.put("I10", Regions::seeTheirOwnUnitsAlone);
        CHECKS.put("I11", Seals::stillHold);
        CHECKS.put("I12", Aggregates::restOnWholeHistories);
        CHECKS.put("I13", FollowUps::areNumberedAndTheSameInReporting);
    }

    private Auditor() {
    }

    /**
     * How often what does not hold is looked at again before it is told: only what is found of the same thing in every look is.
     *
     * @param looks how often in all, at least once
     * @param pause between two looks
     */
    public record Patience(int looks, Duration pause) {
        /** One look, at services that are known to be quiet. */
        public static final Patience NONE = new Patience(1, Duration.ZERO);
    }

    /**
     * {@return what was found about each invariant in one look, in their order}
     *
     * @throws SQLException if a database cannot be read
     * @throws IOException  if a service does not answer
     */
    public static List<Finding> audit(Sources sources) throws SQLException, IOException {
        return audit(sources, Patience.NONE);
    }

    /**
     * {@return what was found about each invariant, in their order}
     *
     * @throws SQLException if a database cannot be read
     * @throws IOException  if a service does not answer
     */
    public static List<Finding> audit(Sources sources, Patience patience) throws SQLException, IOException {
        return audit(sources, patience, CHECKS.sequencedKeySet());
    }

    /** As {@link #audit(Sources, Patience)}, of these invariants alone. */
    public static List<Finding> audit(Sources sources, Patience patience, Collection<String> invariants)
            throws SQLException, IOException {
        var findings = new LinkedHashMap<String, Finding>();
        for (var check : CHECKS.entrySet()) {
            if (invariants.contains(check.getKey())) {
                findings.put(check.getKey(), check.getValue().look(sources));
            }
        }
        for (int look = 2; look <= patience.looks() && !findings.values().stream().allMatch(Finding::holds); look++) {
            pause(patience.pause());
            for (var earlier : List.copyOf(findings.values())) {
                if (!earlier.holds()) {
                    findings.put(earlier.id(), CHECKS.get(earlier.id()).look(sources).asIn(earlier));
                }
            }
        }
        return List.copyOf(findings.values());
    }

    private static void pause(Duration pause) throws IOException {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
