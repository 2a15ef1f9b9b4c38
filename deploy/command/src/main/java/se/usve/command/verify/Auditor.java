package se.usve.command.verify;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Checks that every figure follows from the stored answers. It reads the databases and the public API only, and
 * recomputes by other means than the services: outcomes from answers by the rule set as it was stored, aggregates by
 * counting units.
 *
 * <p>The services are quiet while it looks, or it may find what is only on its way.
 */
public final class Auditor {

    private interface Check {
        Finding look(Sources sources) throws SQLException, IOException;
    }

    private static final List<Check> CHECKS = List.of(
            Submissions::areNumberedWithoutHoles,
            Submissions::eachHasOneEvent,
            Outcomes::followFromAnswersRulingsAndOverrides,
            Outcomes::areTheSameInReporting,
            Aggregates::areCountsOfTheUnits,
            Aggregates::ofTheNationAreSumsOfTheRegions,
            Aggregates::restOnWholeHistories,
            Seals::stillHold,
            FollowUps::areNumberedAndTheSameInReporting);

    private Auditor() {
    }

    /**
     * {@return what was found about each invariant, in their order}
     *
     * @throws SQLException if a database cannot be read
     * @throws IOException  if the reporting service does not answer
     */
    public static List<Finding> audit(Sources sources) throws SQLException, IOException {
        var findings = new ArrayList<Finding>();
        for (var check : CHECKS) {
            findings.add(check.look(sources));
        }
        return List.copyOf(findings);
    }
}
