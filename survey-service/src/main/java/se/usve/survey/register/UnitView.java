package se.usve.survey.register;

/**
 * A unit as the API shows it.
 *
 * @param round          id of the round
 * @param unit           id of the unit
 * @param version        counts the changes of its registration
 * @param name           its name
 * @param region         SCB county code of its region
 * @param specialty      its medical specialty in Swedish; absent if not known
 * @param hsaId          its HSA-id; absent if not known
 * @param designatedYear year it was designated as university health care; absent if not known
 */
record UnitView(String round, String unit, long version, String name, String region, String specialty, String hsaId,
        Integer designatedYear) {

    static UnitView of(Unit unit) {
        var registration = unit.registration;
        return new UnitView(unit.id.round(), unit.id.unit(), unit.version, registration.name(), registration.region(),
                registration.specialty(), registration.hsaId(), registration.designatedYear());
    }
}
