package se.usve.demo;

import java.util.Optional;

/**
 * A made-up unit before it has answered anything.
 *
 * @param weakness how likely it is to miss a level, standard normal; the same for all areas, so that a unit weak in one
 *                 tends to be weak in the others
 */
record Clinic(String id, String name, Region region, Specialty specialty, String hsaId, boolean responds,
              Optional<Integer> designatedYear, boolean directContact, Students students, double weakness) {

    /** What medical students do at the unit. */
    enum Students {
        /** Placed there (19b = YES). */
        PLACED,
        /** Taught or supervised in other ways only (19b = NO). */
        TAUGHT_ONLY,
        /** As above, at a unit that has no premises for it at all. */
        TAUGHT_WITHOUT_PREMISES,
        /** None at all: two units in Skåne (report, level 12). */
        NONE
    }

    boolean placed() {
        return students == Students.PLACED;
    }
}
