package se.usve.survey.register;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * A unit as the API shows it. The hashes of the audit are of exactly this, in canonical JSON (RFC 8785).
 *
 * @param round                id of the round; absent for the unit in the register
 * @param unit                 id of the unit
 * @param version              counts the changes of its registration
 * @param name                 its name
 * @param region               SCB county code of its region
 * @param specialty            its medical specialty in Swedish; absent if not known
 * @param hsaId                its HSA-id; absent if not known
 * @param designatedYear       year it was designated as university health care; absent if not known
 * @param directPatientContact whether it has direct patient contact; absent if not known
 * @param partOf               id of the unit it is a part of; absent if it is none's
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record UnitView(String round, String unit, long version, String name, String region, String specialty, String hsaId,
        Integer designatedYear, Boolean directPatientContact, String partOf) {

    static UnitView of(String round, String unit, long version, Registration registration) {
        return new UnitView(round, unit, version, registration.name(), registration.region(), registration.specialty(),
                registration.hsaId(), registration.designatedYear(), registration.directPatientContact(),
                registration.partOf());
    }

    static UnitView inRound(String round, Unit unit) {
        return of(round, unit.id(), unit.version(), unit.registration());
    }

    static UnitView inRegister(Unit unit) {
        return of(null, unit.id(), unit.version(), unit.registration());
    }
}
