package se.usve.reporting.search;

import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import se.usve.reporting.report.Levels;
import se.usve.reporting.report.Round;
import se.usve.scoring.contract.Outcome;

/**
 * Units found by a search, and what there is to search by.
 *
 * @param round       the round
 * @param total       how many units were found
 * @param units       those of the page asked for
 * @param ownRegion   SCB county code of the only region in sight, or null
 * @param specialties the specialties that units in sight have
 * @param levels      the levels of the round
 */
public record FoundUnits(Round round, long total, List<Found> units, String ownRegion, List<String> specialties,
        List<Levels.Level> levels) {

    /**
     * A unit.
     *
     * @param unit        its id
     * @param name        its name
     * @param region      SCB county code of its region
     * @param specialty   its specialty, or null
     * @param submittedAt when it answered, or null
     * @param outcomes    its outcomes by number of the level, or null
     */
    public record Found(String unit, String name, String region, String specialty, Instant submittedAt,
            SortedMap<Integer, Outcome> outcomes) {
    }
}
