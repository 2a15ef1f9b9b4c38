package se.usve.survey.register;

import java.util.regex.Pattern;
import se.usve.chassis.problem.Text;

/** The ids of units, the same in every round. */
final class UnitId {

    /** Their form: what regions call their units by in other systems fits in it, HSA-ids too. */
    static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    /** The form in words. */
    static final Text RULE = new Text(
            "enhetens id ska vara 1 till 64 av tecknen A–Z, a–z, 0–9, punkt, _ och bindestreck, det första en bokstav "
                    + "eller siffra",
            "the unit's id must be 1 to 64 of A–Z, a–z, 0–9, full stop, _ and hyphen, the first a letter or digit");

    private UnitId() {
    }
}
