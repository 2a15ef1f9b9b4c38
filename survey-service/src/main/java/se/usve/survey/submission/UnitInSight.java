package se.usve.survey.submission;

/**
 * A unit somebody asks for, and how far they see.
 *
 * @param round  id of the round
 * @param unit   id of the unit
 * @param region the only region whose units they see, or null for all
 */
record UnitInSight(String round, String unit, String region) {
}
