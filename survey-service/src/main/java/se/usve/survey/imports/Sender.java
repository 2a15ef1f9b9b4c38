package se.usve.survey.imports;

import se.usve.survey.audit.Actor;

/**
 * Who sent a file, kept for as long as it is worked on.
 *
 * @param actor who
 * @param token their token, by which the scoring service is asked in their name
 */
record Sender(Actor actor, String token) {
}
