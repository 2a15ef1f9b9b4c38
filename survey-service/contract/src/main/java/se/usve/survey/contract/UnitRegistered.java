package se.usve.survey.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;

/**
 * A unit (universitetssjukvårdsenhet) was registered for a round, its registration changed, or it no longer takes part.
 *
 * @param round          id of the round
 * @param unit           id of the unit, unique within the round
 * @param version        counts the changes of the registration, from 1
 * @param name           the unit's name
 * @param region         SCB county code of its region, such as {@code 01}
 * @param specialty      its medical specialty in Swedish, or null
 * @param hsaId          its HSA-id, or null
 * @param designatedYear year it was designated as university health care, or null
 * @param directPatientContact whether it has direct patient contact, or null if not known
 * @param partOf         id of the unit it is a part of, or null
 * @param continues      ids of the units it goes on from: those of the register that were renamed to, merged into or split
 *                       to it, however many steps ago; null where there are none
 * @param takesPart      false if the unit was registered and no longer takes part in the round: it counts nowhere in it
 * @param changedAt      when, UTC
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record UnitRegistered(String round, String unit, long version, String name, String region, String specialty,
        String hsaId, Integer designatedYear, Boolean directPatientContact,
        String partOf, List<String> continues, Boolean takesPart, Instant changedAt) implements SurveyEvent {

    /** Events told before units could leave a round do not say that the unit takes part: it does. */
    public UnitRegistered {
        takesPart = takesPart == null || takesPart;
    }

    /** CloudEvents type. */
    public static final String TYPE = "se.usve.survey.unit-registered.v1";

    @Override
    public String key() {
        return round + "/" + unit;
    }
}
