package se.usve.scoring.unit;

import java.time.Instant;

/**
 * That an assessor cannot judge a unit, whatever the round (jäv). Also a CDI event, in the transaction that stores it.
 *
 * @param assessor   who
 * @param unit       id of the unit
 * @param reason     why
 * @param declaredAt when they said so, UTC
 */
public record ConflictOfInterest(String assessor, String unit, String reason, Instant declaredAt) {
}
