package se.usve.scoring.unit;

/**
 * What an event tells of a unit itself.
 *
 * @param id      the unit
 * @param version version of the registration; 0 if only a submission has told of the unit
 * @param region  SCB county code of its region
 * @param name    its name, null if only a submission has told of the unit
 */
public record Registration(UnitId id, long version, String region, String name) {
}
