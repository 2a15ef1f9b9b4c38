package se.usve.survey.submission;

import se.usve.chassis.access.Caller;

/**
 * A unit somebody asks for, and how far they see.
 *
 * @param round  id of the round
 * @param unit   id of the unit
 * @param region the only region whose units they see, or null for all
 */
public record UnitInSight(String round, String unit, String region) {

    /** {@return the unit as one who reads sees it: ADMIN, ASSESSOR and STEERING all, a region its own} */
    public static UnitInSight toRead(String round, String unit, Caller caller) {
        return new UnitInSight(round, unit, caller.readsOnly().orElse(null));
    }

    /** {@return the unit as one who answers for it sees it: ADMIN all, a region its own} */
    public static UnitInSight toAnswer(String round, String unit, Caller caller) {
        return new UnitInSight(round, unit, caller.actsOnlyFor().orElse(null));
    }
}
