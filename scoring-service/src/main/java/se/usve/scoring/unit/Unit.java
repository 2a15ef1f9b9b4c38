package se.usve.scoring.unit;

import java.util.Optional;

/**
 * What scoring knows of a unit in a round.
 *
 * @param id                its id
 * @param region            SCB county code of its region
 * @param name              its name, empty until its registration has come
 * @param submissionVersion the newest submission scored, 0 before the first
 * @param revision          number of its newest result, 0 before the first
 */
public record Unit(UnitId id, String region, Optional<String> name, long submissionVersion, long revision) {
}
