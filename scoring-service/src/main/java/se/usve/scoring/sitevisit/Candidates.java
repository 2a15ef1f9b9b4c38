package se.usve.scoring.sitevisit;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import se.usve.scoring.store.Database;

/** The registered units of a round, as a selection sees them. */
@ApplicationScoped
class Candidates {

    /**
     * A unit that takes part.
     *
     * @param unit        its id
     * @param name        its name
     * @param region      SCB county code of its region
     * @param specialty   its specialty, null if none is stated
     * @param hasOutcomes whether it has outcomes now, so that there is something to review
     */
    record Known(String unit, String name, String region, String specialty, boolean hasOutcomes) {

        /** {@return whether that is its specialty} How it is capitalised says nothing: it is typed by many hands. */
        boolean isOf(String wanted) {
            return specialty != null && key(specialty).equals(key(wanted));
        }
    }

    private final Database database;

    Candidates(Database database) {
        this.database = database;
    }

    /** {@return the units that take part in the round, by id} */
    List<Known> of(String round) {
        return database.query("""
                select unit, name, region, specialty, revision > 0 and not withdrawn as has_outcomes
                from unit where round = ? and takes_part and registration_version > 0 order by unit""",
                row -> new Known(row.text("unit"), row.text("name"), row.text("region"), row.text("specialty"),
                        row.truth("has_outcomes")), round);
    }

    /** {@return the specialty as it is compared} */
    static String key(String specialty) {
        return specialty.strip().replaceAll("(?U)\\s+", " ").toLowerCase(Locale.ROOT);
    }
}
