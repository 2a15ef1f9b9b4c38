package se.usve.chassis.calls;

/**
 * Whose points a call takes.
 *
 * @param isKnown whether that is a caller with a good token
 * @param key     the subject of the token, or else the network that the call came from
 */
record Payer(boolean isKnown, String key) {
}
