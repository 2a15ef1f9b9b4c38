package se.usve.scoring.unit;

/**
 * What an event tells of a unit itself.
 *
 * @param id        the unit
 * @param version   version of the registration; 0 if only a submission has told of the unit
 * @param region    SCB county code of its region
 * @param name      its name, null if only a submission has told of the unit
 * @param specialty its medical specialty in Swedish, null if none is stated
 * @param takesPart whether it takes part in the round; one that no longer does counts nowhere in it
 */
public record Registration(UnitId id, long version, String region, String name, String specialty,
        boolean takesPart) {

    /** {@return what is known of a unit whose registration has not come} */
    public static Registration untold(UnitId id, String region) {
        return new Registration(id, 0, region, null, null, true);
    }
}
