package se.usve.scoring.assessment;

import java.time.Instant;

/**
 * That an assessor has taken a case to rule on it.
 *
 * @param by    who
 * @param at    when, UTC
 * @param until when it runs out, UTC
 */
public record Claim(String by, Instant at, Instant until) {

    boolean hasRunOut(Instant now) {
        return !until.isAfter(now);
    }
}
