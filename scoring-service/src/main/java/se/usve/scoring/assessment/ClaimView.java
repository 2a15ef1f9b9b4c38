package se.usve.scoring.assessment;

import java.time.Instant;

/**
 * A claim as sent.
 *
 * @param by    who has taken the case
 * @param until when the claim runs out, UTC
 * @param own   whether it is the caller's
 */
public record ClaimView(String by, Instant until, boolean own) {
}
