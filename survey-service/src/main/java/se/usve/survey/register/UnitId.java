package se.usve.survey.register;

import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.regex.Pattern;

/**
 * A unit of a round.
 *
 * @param round id of the round
 * @param unit  id of the unit within the round
 */
@Embeddable
record UnitId(String round, String unit) implements Serializable {

    /** The form of a unit's id: what regions call their units by in other systems fits in it, HSA-ids too. */
    static final Pattern UNIT = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
}
